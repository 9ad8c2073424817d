import type { Reason } from "../blueprints/finding.ts";
import { pointer } from "../blueprints/json.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Status } from "../blueprints/status.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import { type Asked, isEmptyAnswer } from "./answers.ts";
import type { CompiledDemand } from "./compile-form.ts";
import type { Definitions } from "./definitions.ts";
import { list, STATUS_WORDS } from "./phrases.ts";
import { reason, sentenceOf } from "./reasons.ts";
import type { Run } from "./run.ts";

/** What the ticket's form makes a step into this status ask of an agent, beside the step's own items: what is empty yet. */
export function demandedBy(
  { forms }: Definitions,
  { form, fields }: Ticket,
  status: Status,
  { kind }: Actor,
  own: readonly Asked[],
): readonly Asked[] {
  const requires = form === undefined || kind !== "agent" ? undefined : forms?.get(form)?.requires;
  return (requires ?? []).flatMap(({ field, in: statuses, ask }) => {
    const filled = Object.hasOwn(fields, field) && !isEmptyAnswer(fields[field]);
    if (!ask || filled || !statuses.includes(status) || own.some((one) => one.ask.item === field)) return [];
    return [{ ask, owed: null }];
  });
}

/** Fields that the ticket's form wants in a status and that are empty now, as whoever acts sees it. */
function unmet(run: Run, status: Status, actor: Actor): readonly CompiledDemand[] {
  const { form, fields } = run.present;
  const requires = form === undefined ? undefined : run.definitions.forms?.get(form)?.requires;
  if (!requires || requires.length === 0) return [];
  const empty = requires.filter((one) => {
    const value = Object.hasOwn(fields, one.field) ? fields[one.field] : undefined;
    return one.in.includes(status) && isEmptyAnswer(value);
  });
  if (empty.length === 0) return [];
  const scope = run.scope(actor);
  return empty.filter(({ when }) => when === null || when.holds(scope));
}

/** People of the desk are asked; rules, requesters and history cannot answer. */
const isAsked = (run: Run, actor: Actor): boolean => actor.kind === "agent" && run.event.history !== true;

/** What must be filled in before an agent takes the ticket into this status; every field at once. */
export function demandsBefore(run: Run, status: Status, actor: Actor): readonly Reason[] {
  return isAsked(run, actor) ? unmet(run, status, actor).map((one) => lacking(run, one)) : [];
}

/**
 * What an agent's change leaves undone: all that the status wants which it has come to, and in the status where it was what this very
 * change has emptied. What somebody else left empty there is not held against him.
 */
export function demandsAfter(run: Run, before: Ticket, actor: Actor): readonly Reason[] {
  const { present } = run;
  if (!isAsked(run, actor) || present.form === undefined) return [];
  const open = unmet(run, present.status, actor);
  const counts =
    present.status === before.status ? open.filter(({ field }) => !isEmptyAnswer(before.fields[field])) : open;
  return counts.map((one) => lacking(run, one));
}

function lacking(run: Run, { field, in: statuses }: CompiledDemand): Reason {
  const name = sentenceOf(run.definitions.fields.get(field)?.name ?? field);
  const where = list(
    statuses.map((status) => STATUS_WORDS[status]),
    "or",
  );
  return reason(
    "missing",
    pointer("fields", field),
    `${name.en} is needed: its form asks for it when the ticket is ${where.en}.`,
    `Il manque : ${name.fr}. Son formulaire le demande quand le ticket est ${where.fr}.`,
    { item: field },
  );
}
