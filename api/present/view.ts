import type { Json } from "../../blueprints/json.ts";
import type { Text } from "../../blueprints/text.ts";
import { COLUMN_TITLES, fieldOfColumn, VIEW_COLUMNS, type ViewColumn } from "../../blueprints/view-columns.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { untouchedSince } from "../../runtime/list-scope.ts";
import type { ViewSummary, ViewTicket } from "../contract/views.ts";
import type { BookedView } from "../tickets/view-book.ts";
import type { ListedTicket } from "../tickets/view-tickets.ts";
import { plainText } from "./definitions.ts";
import type { Names } from "./names.ts";
import { peopleOf, ticketSummary } from "./ticket.ts";

const isBuiltIn = (column: string): column is ViewColumn => VIEW_COLUMNS.some((one) => one === column);

/** What stands above a column: its title, the name of the field, or its key where the field is gone. */
export function columnTitle(column: string, { fields }: Definitions): Text {
  if (isBuiltIn(column)) return COLUMN_TITLES[column];
  const key = fieldOfColumn(column) ?? column;
  return fields.get(key)?.name ?? key;
}

export function viewSummary(
  { view, version }: Pick<BookedView, "view" | "version">,
  definitions: Definitions,
  { mayChange, slow }: { readonly mayChange: boolean; readonly slow: boolean },
): ViewSummary {
  const { group, order = [], sees } = view;
  return {
    key: view.key,
    version,
    name: plainText(view.name),
    description: view.description === undefined ? null : plainText(view.description),
    columns: view.columns.map((key) => ({ key, title: plainText(columnTitle(key, definitions)) })),
    group: group ? { by: group.by, direction: group.direction ?? "asc" } : null,
    order: order.map((one) => ({ ...one })),
    sees: sees === "everyone" ? sees : { ...sees },
    mayChange,
    slow,
  };
}

/** Everybody whom a row of a list names. */
export const namedIn = ({ ticket, waitsFor }: ListedTicket): readonly (string | null)[] => [
  ...peopleOf(ticket),
  ...waitsFor,
];

type Cell = (listed: ListedTicket, names: Names) => Json;

const CELLS: { readonly [column in ViewColumn]?: Cell } = {
  stateSince: ({ ticket }) => ticket.place?.since ?? null,
  solvedAt: ({ ticket }) => ticket.solvedAt,
  slaDueAt: ({ sla }) => sla.dueAt,
  untouchedSince: ({ ticket }) => untouchedSince(ticket),
  snoozedUntil: ({ ticket }) => ticket.snooze?.until ?? null,
  waitsFor: ({ waitsFor }, names) => waitsFor.map((id) => names.of(id).name),
};

/** A ticket as a row of a view. */
export function viewTicket(
  listed: ListedTicket,
  columns: readonly string[],
  definitions: Definitions,
  names: Names,
  now: number,
): ViewTicket {
  const cells: Record<string, Json> = {};
  for (const column of columns) {
    const cell = isBuiltIn(column) ? CELLS[column] : undefined;
    const field = fieldOfColumn(column);
    if (cell) cells[column] = cell(listed, names);
    else if (field !== null) cells[column] = fieldValue(listed, field);
  }
  return { ticket: ticketSummary(listed.ticket, listed.version, definitions, names, now), cells };
}

export const fieldValue = ({ ticket: { fields } }: ListedTicket, field: string): Json =>
  Object.hasOwn(fields, field) ? (fields[field] ?? null) : null;
