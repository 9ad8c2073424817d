import type { Event, TicketChanges } from "../blueprints/event.ts";
import type { FieldPath } from "../blueprints/facts.ts";
import type { FieldDefinition } from "../blueprints/field.ts";
import type { Reason } from "../blueprints/finding.ts";
import { type Json, pointer } from "../blueprints/json.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import { fieldValue, valueFault } from "../blueprints/vocabulary/field-values.ts";
import { settle } from "./automatic.ts";
import { demandsAfter } from "./demands.ts";
import { departmentRefusal, openIfAssigned, setStatus, statusRefusal } from "./lifecycle.ts";
import { followState } from "./move.ts";
import { mayEdit } from "./permission.ts";
import { closedReason, noField, reason } from "./reasons.ts";
import type { Run } from "./run.ts";
import { strictRefusal } from "./strict.ts";

type ChangeRequested = Extract<Event, { readonly type: "changeRequested" }>;

/** Attributes that one fact sets; status, people and tags have facts of their own. */
const SINGLE = [
  "subject",
  "requester",
  "department",
  "product",
  "priority",
  "type",
  "category",
  "dueAt",
  "followers",
  "ccs",
] as const;

/** What may still be changed on a closed ticket. */
const AFTER_CLOSING: ReadonlySet<string> = new Set(["subject", "priority", "tags"]);

/** An edit outside any step: every reason against it at once, or all of it. */
export function change(run: Run, event: ChangeRequested): readonly Reason[] {
  const { changes, actor } = event;
  const reasons = refused(run, changes, actor, event.history === true);
  if (reasons.length > 0) return reasons;
  const before = run.present;
  applyChanges(run, changes, actor);
  const lacking = demandsAfter(run, before, actor);
  if (lacking.length > 0) return lacking;
  settle(run);
  return [];
}

function refused(run: Run, changes: TicketChanges, actor: Actor, history: boolean): readonly Reason[] {
  const ticket = run.present;
  if (!history && !mayEdit(ticket, actor))
    return [
      reason(
        "notAllowed",
        "",
        "This ticket is edited by agents of its department.",
        "Ce ticket est modifié par les agents de son département.",
      ),
    ];
  const names = namesOf(changes).filter(({ name, to }) => !same(present(ticket, name), to));
  if (ticket.status === "closed" && !history) {
    const late = names.filter(({ name }) => !AFTER_CLOSING.has(name));
    if (late.length > 0) return late.map(({ at }) => closedReason(at));
  }
  const status =
    changes.status === undefined || changes.status === ticket.status
      ? []
      : statusRefusal(run, changes.status, changes, actor);
  // The lock speaks for itself: strict mode is about everything else.
  const strict = names.some(({ name }) => name !== "status")
    ? strictRefusal(run, actor, names.map(({ name }) => name).join(", "), "")
    : [];
  return [
    ...status,
    ...strict,
    ...departmentRefusal(run, changes.department, history),
    ...(history ? [] : ownerFaults(run, ticket.assignee, changes.assignee)),
    ...valueFaults(changes, ticket, run.definitions.fields),
  ];
}

/** Whoever has a ticket keeps it; it is given to nobody who may own none. */
export function ownerFaults(run: Run, was: string | null, to: string | null | undefined): readonly Reason[] {
  const message = to == null || to === was ? null : run.againstOwner(to);
  return message ? [{ code: "invalid", pointer: "/assignee", message }] : [];
}

interface Change {
  /** `priority`, `status`, `fields.product`. */
  readonly name: string;
  readonly at: string;
  readonly to: Json;
}

/** Every attribute that the edit names. */
function namesOf(changes: TicketChanges): readonly Change[] {
  const { fields, ...attributes } = changes;
  return [
    ...Object.entries(attributes).flatMap(([name, to]) => (to === undefined ? [] : [{ name, at: pointer(name), to }])),
    ...Object.entries(fields ?? {}).map(([key, to]) => ({ name: `fields.${key}`, at: pointer("fields", key), to })),
  ];
}

const present = (ticket: Ticket, name: string): Json =>
  name.startsWith("fields.")
    ? fieldValue(ticket, name as FieldPath)
    : ((ticket as unknown as { readonly [name: string]: Json })[name] ?? null);

const same = (left: Json, right: Json): boolean => left === right || JSON.stringify(left) === JSON.stringify(right);

/** Everything wrong with the values themselves; `ticket` is null while it is being made. */
export function valueFaults(
  changes: TicketChanges,
  ticket: Ticket | null,
  fields: ReadonlyMap<string, FieldDefinition>,
): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const { name, at, to } of namesOf(changes)) {
    if (name.startsWith("fields.") && !fields.has(name.slice("fields.".length))) {
      reasons.push(noField(name.slice("fields.".length), at));
      continue;
    }
    if (name === "priority" && to === null && ticket?.priority)
      reasons.push(
        reason(
          "invalid",
          at,
          "A priority, once set, cannot be emptied.",
          "Une priorité donnée ne peut plus être vidée.",
        ),
      );
    if (name === "requester" && to === null && ticket?.requester)
      reasons.push(reason("invalid", at, "A ticket keeps a requester.", "Un ticket garde un demandeur."));
    if (!CHECKED.has(name) && !name.startsWith("fields.")) continue;
    const fault = valueFault(name as FieldPath, to, fields);
    if (fault) reasons.push({ code: "invalid", pointer: at, message: fault });
  }
  return reasons;
}

const CHECKED: ReadonlySet<string> = new Set(["subject", "priority", "type", "category", "dueAt", "product"]);

function applyChanges(run: Run, changes: TicketChanges, actor: Actor): void {
  for (const field of SINGLE) {
    const to = changes[field];
    if (to !== undefined) set(run, field, to, actor);
  }
  for (const [key, to] of Object.entries(changes.fields ?? {})) set(run, `fields.${key}`, to, actor);
  if (changes.tags) retag(run, changes.tags, actor);
  const { assignee: wasAssignee, group: wasGroup, status } = run.present;
  const assignee = changes.assignee === undefined ? wasAssignee : changes.assignee;
  const group = changes.group === undefined ? wasGroup : changes.group;
  if (assignee !== wasAssignee || group !== wasGroup)
    run.record({ type: "assigned", assignee, group, was: { assignee: wasAssignee, group: wasGroup } }, actor);
  if (changes.status !== undefined && changes.status !== status) setStatus(run, changes.status, actor);
  else openIfAssigned(run, actor);
  followState(run, actor);
}

function set(run: Run, field: FieldPath, to: Json, actor: Actor): void {
  const from = fieldValue(run.present, field);
  if (!same(from, to)) run.record({ type: "fieldSet", field, from, to }, actor);
}

function retag(run: Run, tags: readonly string[], actor: Actor): void {
  const { tags: had } = run.present;
  for (const tag of had) if (!tags.includes(tag)) run.record({ type: "untagged", tag }, actor);
  for (const tag of new Set(tags)) if (!had.includes(tag)) run.record({ type: "tagged", tag }, actor);
}
