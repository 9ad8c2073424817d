import type { Answers, NewTicket, TicketChanges } from "../../blueprints/event.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Actor } from "../../blueprints/people.ts";
import { PRIORITIES, type Priority } from "../../blueprints/status.ts";
import type { LoggedCase, LoggedEvent } from "../../runtime/examples/conformance.ts";
import { derivedId } from "../ids.ts";
import { type Activity, type Mapping, readSource } from "./mapping.ts";

/** A customer of the log, found again by log and name. */
export interface LoggedContact {
  readonly id: string;
  readonly name: string;
}

/** A row that was read, before its case is put in order. */
export interface Entry {
  readonly line: number;
  readonly ordinal: number;
  readonly at: number;
  readonly cells: readonly string[];
}

/** The value of a custom field that a cell means; what is no field stays a text. */
export type Typed = (key: string, text: string) => Json;

/** Turns the rows of a case into a ticket's draft and its events. */
export function caseReader(mapping: Mapping, header: ReadonlyMap<string, number>, typed: Typed) {
  const contacts = new Map<string, LoggedContact>();
  const actors = new Map<string, Actor>();
  const unknown = new Map<string, number>();
  const { ticket, columns, log } = mapping;

  const attributes = (cell: (column: string) => string): TicketChanges => {
    const requester = ticket.requester ? readSource(ticket.requester, cell) : null;
    const fields: { [key: string]: Json } = {};
    for (const [key, source] of Object.entries(ticket.fields ?? {})) {
      const value = readSource(source, cell);
      if (value !== null) fields[key] = typed(key, value);
    }
    const priority = ticket.priority ? readSource(ticket.priority, cell) : null;
    return {
      ...(requester === null ? {} : { requester: contact(requester) }),
      ...(isPriority(priority) ? { priority } : {}),
      ...given("product", ticket.product, cell),
      ...given("department", ticket.department, cell),
      ...given("group", ticket.group, cell),
      ...given("type", ticket.type, cell),
      ...given("category", ticket.category, cell),
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
    };
  };

  const contact = (name: string): string => {
    const id = `requester:${derivedId("contact", log, name)}`;
    contacts.set(id, { id, name });
    return id;
  };

  const actorOf = (resource: string): Actor => {
    const known = actors.get(resource);
    if (known) return known;
    const agent = mapping.people && Object.hasOwn(mapping.people, resource) ? mapping.people[resource] : undefined;
    const actor: Actor = {
      id: agent ?? `import:${resource === "" ? log : resource}`,
      kind: agent === undefined ? "import" : "agent",
      groups: [],
      roles: [],
      departments: [],
      rights: ["jump", "close"],
    };
    actors.set(resource, actor);
    return actor;
  };

  const activityOf = (name: string): Activity | null => {
    if (Object.hasOwn(mapping.activities, name)) return mapping.activities[name] ?? null;
    unknown.set(name, (unknown.get(name) ?? 0) + 1);
    return null;
  };

  const read = (name: string, list: readonly Entry[]): LoggedCase => {
    const ordered = list.toSorted((a, b) => a.at - b.at || a.ordinal - b.ordinal);
    const cellOf = (entry: Entry) => (column: string) => entry.cells[header.get(column) ?? -1]?.trim() ?? "";
    let known: TicketChanges = {};
    let draft: NewTicket | null = null;
    const events = ordered.map((entry): LoggedEvent => {
      const cell = cellOf(entry);
      const now = attributes(cell);
      const changes = draft ? differing(known, now) : null;
      known = { ...known, ...now, fields: { ...known.fields, ...now.fields } };
      draft ??= newTicket(mapping, name, now, cell);
      const activity = activityOf(cell(columns.activity));
      return {
        id: `import:${log}/${encodeURIComponent(name)}/${entry.ordinal}`,
        activity: cell(columns.activity),
        at: entry.at,
        actor: actorOf(columns.resource === undefined ? "" : cell(columns.resource)),
        creates: activity?.creates ?? null,
        steps: activity ? (activity.steps ?? []) : null,
        note: activity?.note ?? false,
        answers: answersOf(activity, cell, typed),
        changes,
        line: entry.line,
      };
    });
    return {
      name,
      ticket: derivedId("import", log, name),
      draft: draft ?? newTicket(mapping, name, {}, () => ""),
      events,
    };
  };

  return { read, unknown, contacts: () => [...contacts.values()] };
}

const isPriority = (value: string | null): value is Priority =>
  (PRIORITIES as readonly (string | null)[]).includes(value);

function given(
  key: "product" | "department" | "group" | "type" | "category",
  source: Parameters<typeof readSource>[0] | undefined,
  cell: (column: string) => string,
) {
  const value = source ? readSource(source, cell) : null;
  return value === null ? {} : { [key]: value };
}

function newTicket(
  mapping: Mapping,
  name: string,
  attributes: TicketChanges,
  cell: (column: string) => string,
): NewTicket {
  const { subject, description, language, tags } = mapping.ticket;
  const text = description ? readSource(description, cell) : null;
  return {
    ...attributes,
    // The number is given when the ticket is written.
    number: 0,
    subject: (readSource(subject, cell) ?? "").trim().slice(0, 500) || name,
    channel: "import",
    ...(text === null ? {} : { description: text }),
    ...(language === undefined ? {} : { language }),
    ...(tags === undefined ? {} : { tags }),
  };
}

function answersOf(activity: Activity | null, cell: (column: string) => string, typed: Typed): Answers {
  const answers: { [item: string]: Json } = {};
  for (const [item, source] of Object.entries(activity?.answers ?? {})) {
    const value = readSource(source, cell);
    if (value !== null) answers[item] = typed(item, value);
  }
  return answers;
}

/** What the later row gives otherwise; null when nothing. A cell that has become empty says nothing. */
function differing(before: TicketChanges, after: TicketChanges): TicketChanges | null {
  const { fields = {}, ...rest } = after;
  const changed = Object.entries(rest).filter(([key, value]) => before[key as keyof TicketChanges] !== value);
  const changedFields = Object.entries(fields).filter(
    ([key, value]) => JSON.stringify(before.fields?.[key]) !== JSON.stringify(value),
  );
  if (changed.length === 0 && changedFields.length === 0) return null;
  return {
    ...Object.fromEntries(changed),
    ...(changedFields.length === 0 ? {} : { fields: Object.fromEntries(changedFields) }),
  };
}
