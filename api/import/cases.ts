import type { Answers, NewTicket, TicketChanges } from "../../blueprints/event.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Actor } from "../../blueprints/people.ts";
import { PRIORITIES, type Priority } from "../../blueprints/status.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { LoggedCase, LoggedEvent } from "../../runtime/examples/conformance.ts";
import { derivedId } from "../ids.ts";
import { type Activity, columnsOf, type Mapping, readSource } from "./mapping.ts";
import type { BrokenRow, Row } from "./rows.ts";
import { instantReader } from "./time.ts";

/** A customer of the log, found again by log and name. */
export interface LoggedContact {
  readonly id: string;
  readonly name: string;
}

/** A log as read: cases in order of their first event, and everything that could not be read. */
export interface ReadLog {
  readonly cases: readonly LoggedCase[];
  readonly contacts: readonly LoggedContact[];
  readonly rows: number;
  readonly broken: readonly BrokenRow[];
  /** Lines whose local time the zone's clocks showed twice, or never. */
  readonly ambiguous: readonly number[];
  readonly skipped: readonly number[];
  /** Activities that the mapping does not name, with their counts. */
  readonly unknown: ReadonlyMap<string, number>;
}

/** The log cannot be read at all: its header and the mapping do not meet. */
export class UnreadableLog extends Error {}

/** A row that was read, before its case is put in order. */
interface Entry {
  readonly line: number;
  readonly ordinal: number;
  readonly at: number;
  readonly cells: readonly string[];
}

const LONGEST_NAME = 200;
const LONGEST_CELL = 50_000;

/** The value of a custom field that a cell means; what is no field stays a text. */
type Typed = (key: string, text: string) => Json;

/** Reads the rows of a log as cases. A row that makes no sense is listed with its line; the others are read all the same. */
export async function readLog(
  rows: AsyncIterable<Row | BrokenRow>,
  mapping: Mapping,
  typed: Typed = (_, text) => text,
): Promise<ReadLog> {
  const broken: BrokenRow[] = [];
  const ambiguous: number[] = [];
  const skipped: number[] = [];
  const entries = new Map<string, Entry[]>();
  const ordinals = new Map<string, number>();
  const instant = instantReader(mapping.time);
  let header: ReadonlyMap<string, number> | null = null;
  let width = 0;
  let count = 0;

  for await (const row of rows) {
    if (!("cells" in row)) {
      broken.push(row);
      count += header ? 1 : 0;
      continue;
    }
    const { line, cells } = row;
    if (!header) {
      header = readHeader(cells, mapping);
      width = cells.length;
      continue;
    }
    count += 1;
    const cell = (name: string) => cells[header?.get(name) ?? -1]?.trim() ?? "";
    const name = cell(mapping.columns.case);
    // A row that cannot be read keeps its place in the case, so that the ids of the others stay when it is mended.
    const ordinal = ordinals.get(name) ?? 0;
    ordinals.set(name, ordinal + 1);
    const read = instant(cell(mapping.columns.at));
    const problem = problemOf(
      cells,
      width,
      name,
      cell(mapping.columns.activity),
      cell(mapping.columns.at),
      read !== null,
    );
    if (problem || !read) {
      if (problem) broken.push({ line, problem });
      continue;
    }
    if (read.doubt === "ambiguous") ambiguous.push(line);
    if (read.doubt === "skipped") skipped.push(line);
    const known = entries.get(name);
    const entry = { line, ordinal, at: read.at, cells };
    if (known) known.push(entry);
    else entries.set(name, [entry]);
  }
  if (!header) throw new UnreadableLog("The file is empty: it has no header.");

  const reader = caseReader(mapping, header, typed);
  const cases = [...entries].map(([name, list]) => reader.read(name, list));
  cases.sort((a, b) => (a.events[0]?.at ?? 0) - (b.events[0]?.at ?? 0));
  return { cases, contacts: reader.contacts(), rows: count, broken, ambiguous, skipped, unknown: reader.unknown };
}

function readHeader(cells: readonly string[], mapping: Mapping): ReadonlyMap<string, number> {
  const names = cells.map((cell) => cell.trim());
  for (const wanted of columnsOf(mapping)) {
    const times = names.filter((name) => name === wanted).length;
    if (times === 0)
      throw new UnreadableLog(
        `The mapping reads a column “${wanted}” that the file does not have. It has: ${names.join(", ")}.`,
      );
    if (times > 1)
      throw new UnreadableLog(
        `The file has ${times} columns called “${wanted}”: which one the mapping means is not clear.`,
      );
  }
  return new Map(names.map((name, index) => [name, index]));
}

function problemOf(
  cells: readonly string[],
  width: number,
  name: string,
  activity: string,
  at: string,
  readable: boolean,
): Sentence | null {
  if (cells.length !== width)
    return {
      en: `${cells.length} columns where the header has ${width}.`,
      fr: `${cells.length} colonnes alors que l’en-tête en a ${width}.`,
    };
  if (name === "") return { en: "No case.", fr: "Pas de numéro de dossier." };
  if (activity === "") return { en: "No activity.", fr: "Pas d’activité." };
  if (!readable) {
    const shown = at.slice(0, 60);
    return shown === ""
      ? { en: "No instant.", fr: "Pas d’instant." }
      : {
          en: `“${shown}” is no instant in the mapping’s format.`,
          fr: `« ${shown} » n’est pas un instant au format indiqué.`,
        };
  }
  if (name.length > LONGEST_NAME || activity.length > LONGEST_NAME || cells.some((cell) => cell.length > LONGEST_CELL))
    return { en: "A cell is too long.", fr: "Une cellule est trop longue." };
  // Neither database holds a NUL in a text.
  if (cells.some((cell) => cell.includes("\u0000")))
    return {
      en: "A cell holds a character that no text has (NUL).",
      fr: "Une cellule contient un caractère interdit (NUL).",
    };
  return null;
}

/** Turns the rows of a case into a ticket's draft and its events. */
function caseReader(mapping: Mapping, header: ReadonlyMap<string, number>, typed: Typed) {
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
