import type { Event, NewTicket } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import { pointer } from "../blueprints/json.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import { collect } from "./answers.ts";
import { evolve } from "./evolve.ts";
import { lookupsOf } from "./lookups.ts";
import { reason } from "./reasons.ts";
import type { Run } from "./run.ts";
import { scopeOf } from "./scope.ts";

type TicketSubmitted = Extract<Event, { readonly type: "ticketSubmitted" }>;

type Filled =
  | { readonly ok: true; readonly draft: NewTicket }
  | { readonly ok: false; readonly reasons: readonly Reason[] };

const refused = (...reasons: readonly Reason[]): Filled => ({ ok: false, reasons });

/**
 * What a new ticket holds by the form that was filled in: its department, its type, and the answers that were shown. A requester
 * gives everything that it mandates; an agent writes down what the caller knows, and the process asks for the rest.
 */
export function filledIn(run: Run, event: TicketSubmitted): Filled {
  const { draft } = event;
  const { forms } = run.definitions;
  if (draft.form === undefined) return mustUseForm(run, event) ? refused(noForm()) : { ok: true, draft };
  const form = forms?.get(draft.form);
  if (!form) return refused(unknownForm(draft.form));
  const { department, type, key } = form.document;
  if ((draft.department ?? department) !== department) return refused(elsewhere());
  const given = draft.fields ?? {};
  const asked = form.asks.map((ask) => ({ ask, owed: null }));
  const strangers = Object.keys(given).filter((name) => !form.asks.some(({ item }) => item === name));
  const { fields: _, ...rest } = draft;
  const whole = { ...rest, form: key, department, ...(type !== undefined && { type: draft.type ?? type }) };
  const blank = blankOf(run, event, whole);
  const collected = collect(
    asked,
    Object.fromEntries(Object.entries(given).filter(([name]) => !strangers.includes(name))),
    blank,
    (answers) => sceneOf(run, event, blank, answers),
    // A mail fills in nothing.
    event.actor.kind !== "requester" || draft.channel === "mail",
  );
  const reasons = [...strangers.map(notAsked), ...collected.reasons];
  if (reasons.length > 0) return refused(...reasons);
  const fields = Object.fromEntries(Object.entries(collected.answers).filter(([, value]) => value !== null));
  return { ok: true, draft: Object.keys(fields).length > 0 ? { ...whole, fields } : whole };
}

/** Where forms are there to be filled in, a requester's page cannot go past them. Mails and calls come as they come. */
function mustUseForm({ definitions: { forms } }: Run, { draft, actor, history }: TicketSubmitted): boolean {
  if (actor.kind !== "requester" || draft.channel !== "form" || history || !forms) return false;
  for (const { document } of forms.values()) if (document.department === draft.department) return true;
  return false;
}

/** The ticket before anything of the form stands on it: what its conditions see beside the answers. */
const blankOf = (run: Run, { ticket, actor }: TicketSubmitted, draft: NewTicket): Ticket =>
  evolve(null, { type: "ticketCreated", id: ticket, draft, at: run.at, by: actor.id });

function sceneOf(run: Run, { actor }: TicketSubmitted, ticket: Ticket, answers: NonNullable<NewTicket["fields"]>) {
  const { definitions, now, context, at, nextId } = run;
  const scope = scopeOf(ticket, actor, now, context, undefined, answers, lookupsOf(definitions));
  const { fields, templates } = definitions;
  return { ticket, actor, at, answers, scope, fields, templates, nextId };
}

const noForm = (): Reason =>
  reason("missing", "/form", "Choose what it is about.", "Choisissez de quoi il s’agit.", { item: "form" });

const unknownForm = (key: string): Reason =>
  reason("unknown", "/form", `There is no form “${key}”.`, `Il n'y a pas de formulaire « ${key} ».`);

const elsewhere = (): Reason =>
  reason(
    "invalid",
    "/department",
    "This form belongs to another department.",
    "Ce formulaire appartient à un autre département.",
  );

const notAsked = (name: string): Reason =>
  reason(
    "unknown",
    pointer("fields", name),
    `This form does not ask for ${name}.`,
    `Ce formulaire ne demande pas ${name}.`,
  );
