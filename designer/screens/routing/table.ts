import { conditionSentence, type Names, parseCondition } from "../../../blueprints/condition.ts";
import type { Json } from "../../../blueprints/json.ts";
import { freeKey, keyFrom } from "../../../blueprints/key.ts";
import type { Routing, RoutingRow } from "../../../blueprints/routing.ts";
import type { Language, Text } from "../../../blueprints/text.ts";
import { type Item, type Row, readRoot } from "../../conditions/model.ts";

export type Given = keyof RoutingRow["then"];
export const GIVEN: readonly Given[] = [
  "department",
  "group",
  "agent",
  "product",
  "priority",
  "tags",
  "problem",
  "skills",
];

/** A row's condition, laid out: what stands in the column of its path, and what no column can hold. */
export interface SplitCondition {
  readonly cells: ReadonlyMap<string, readonly Row[]>;
  readonly also: readonly Item[];
}

/** Splits a condition whose parts must all hold; any other stands as a whole under "also". */
export function split(when: Json | undefined): SplitCondition {
  const root = readRoot(when);
  const cells = new Map<string, Row[]>();
  if (root.match !== "all") return { cells, also: [root] };
  const also: Item[] = [];
  for (const item of root.items) {
    if (item.kind === "row") cells.set(item.path, [...(cells.get(item.path) ?? []), item]);
    else also.push(item);
  }
  return { cells, also };
}

/** What most tables are about comes first; the rest as the rows first name it. */
const FIRST = [
  "ticket.department",
  "ticket.subject",
  "ticket.product",
  "ticket.priority",
  "ticket.tags",
  "organization.vip",
];

/** The columns of a table: the paths that its rows ask for, whether one has to stand under "also", and what they give. */
export function columnsOf(rows: readonly RoutingRow[]): {
  readonly asked: readonly string[];
  readonly also: boolean;
  readonly given: readonly Given[];
} {
  const parts = rows.map(({ when }) => split(when));
  const used = new Set(parts.flatMap(({ cells }) => [...cells.keys()]));
  const asked = [...FIRST.filter((path) => used.has(path)), ...[...used].filter((path) => !FIRST.includes(path))];
  return {
    asked,
    also: parts.some(({ also }) => also.length > 0),
    // Where it goes is what a table is for: that column always stands.
    given: GIVEN.filter((key) => key === "group" || rows.some(({ then }) => then[key] !== undefined)),
  };
}

const NOTHING = { en: "", fr: "" };

/** "is Finance": the sentence without what it is about, which the column says. */
export function cellWords(rows: readonly Row[], names: Names, language: Language): string {
  return rows
    .map((row) =>
      words(
        row.source ?? null,
        { ...names, path: (path) => (path === row.path ? NOTHING : names.path?.(path)) },
        language,
      ),
    )
    .join(language === "fr" ? " et " : " and ");
}

export const alsoWords = (items: readonly Item[], names: Names, language: Language): string =>
  items.map((item) => words(item.source ?? null, names, language)).join(" · ");

function words(json: Json, names: Names, language: Language): string {
  const parsed = parseCondition(json);
  return parsed.ok
    ? conditionSentence(parsed.condition, names)[language].replaceAll(/\s+/g, " ").trim()
    : JSON.stringify(json);
}

/** True for the row that takes everything: the last, as long as it has no condition. */
export const isCatchAll = (rows: readonly RoutingRow[], at: number): boolean =>
  at === rows.length - 1 && rows[at]?.when === undefined;

/** How many rows may change places: all but the one that takes everything. */
export const movable = (rows: readonly RoutingRow[]): number =>
  rows.length - (isCatchAll(rows, rows.length - 1) ? 1 : 0);

const withRows = (table: Routing, rows: RoutingRow[]): Routing => ({ ...table, rows });

/** The row at one place put at another; the same table where that cannot be. */
export function moved(table: Routing, from: number, to: number): Routing {
  const most = movable(table.rows);
  const row = table.rows[from];
  if (!row || from === to || from >= most || to < 0 || to >= most) return table;
  return withRows(table, table.rows.toSpliced(from, 1).toSpliced(to, 0, row));
}

/** A new row, above the one that takes everything. */
export function added(table: Routing, row: RoutingRow, at: number = movable(table.rows)): Routing {
  return withRows(table, table.rows.toSpliced(Math.min(at, movable(table.rows)), 0, row));
}

export function duplicated(table: Routing, at: number): Routing {
  const row = table.rows[at];
  if (!row || isCatchAll(table.rows, at)) return table;
  const copy = { ...row, id: freeId(table.rows, row.id), ...(row.name !== undefined && { name: copyName(row.name) }) };
  return added(table, copy, at + 1);
}

const COPY: { readonly [language: string]: string } = { en: "copy", fr: "copie" };

/** Two rows of one name could not be told apart where a ticket says which of them took it. */
const copyName = (name: Text): Text =>
  typeof name === "string"
    ? `${name} (2)`
    : Object.fromEntries(
        Object.entries(name).map(([language, text]) => [language, `${text} (${COPY[language] ?? "2"})`]),
      );

export const removed = (table: Routing, at: number): Routing =>
  isCatchAll(table.rows, at) ? table : withRows(table, table.rows.toSpliced(at, 1));

export const replaced = (table: Routing, at: number, row: RoutingRow): Routing =>
  withRows(table, table.rows.with(at, row));

/** An id that stays the row's own when it moves or is renamed: its past is counted by it. */
export const freeId = (rows: readonly RoutingRow[], name: string): string =>
  freeKey(
    rows.map(({ id }) => id),
    keyFrom(name),
  );

/** True for a table whose rows can be drawn, finished or not. */
export function isRoutingLike(value: unknown): value is Routing {
  if (typeof value !== "object" || value === null || !("rows" in value)) return false;
  const { rows } = value;
  return Array.isArray(rows) && rows.every(isRowLike);
}

const isRowLike = (row: unknown): boolean =>
  typeof row === "object" &&
  row !== null &&
  "id" in row &&
  typeof row.id === "string" &&
  "then" in row &&
  typeof row.then === "object" &&
  row.then !== null &&
  ["tags", "skills"].every((key) => {
    const list: unknown = Reflect.get(row.then as object, key);
    return list === undefined || (Array.isArray(list) && list.every((it) => typeof it === "string"));
  });
