import { sql } from "kysely";
import { instantOf } from "../../../blueprints/condition/order.ts";
import { readInstant } from "../../../blueprints/condition/times.ts";
import { isNothing } from "../../../blueprints/condition/values.ts";
import { calendarMs, parseDuration } from "../../../blueprints/duration.ts";
import type { Json } from "../../../blueprints/json.ts";
import { PRIORITIES, STATUSES, type Status } from "../../../blueprints/status.ts";
import type { Dialect } from "../dialect.ts";
import { itemText } from "../list-text.ts";
import { type Column, nothingIn, ref } from "./columns.ts";
import {
  type Asked,
  all,
  allHalves,
  any,
  atMost,
  exactly,
  type Halves,
  none,
  OPEN,
  plainly,
  UNKNOWN,
} from "./halves.ts";

/** What stands around every ticket of a list. */
export interface Around {
  readonly dialect: Dialect;
  /** Epoch ms. */
  readonly now: number;
  readonly onShift: ReadonlySet<string>;
}

/** A value that is the same for every ticket; undefined: unknown. */
export type Fixed = Json | undefined;

/** Texts that both databases keep to the letter. */
const kept = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();
const isText = (value: Json): value is string => typeof value === "string" && kept(value);

/** One question by this many values of a list is the most: SQLite builds a tree of them. */
const MOST_ITEMS = 100;

const holds = ({ dialect }: Around, column: Column, item: string): Asked =>
  dialect.holdsText(`ticket.${column.column}`, itemText(item));

const STATUS_SET: ReadonlySet<string> = new Set(STATUSES);

/** Whether a column is one of these words, none of which is nothing. */
function among(column: Column, words: readonly string[]): Asked {
  if (words.length === 0) return false;
  return sql<boolean>`(${ref(column)} is not null and ${ref(column)} in (${sql.join(words)}))`;
}

function byStatus(column: Column, wanted: ReadonlySet<Status>): Halves {
  const rest = new Set(STATUSES.filter((status) => !wanted.has(status)));
  const asked = (set: ReadonlySet<Status>): Asked =>
    set.size === 0
      ? false
      : set.size === STATUSES.length
        ? true
        : sql<boolean>`${ref(column)} in (${sql.join([...set])})`;
  return { yes: asked(wanted), no: asked(rest), exact: true, statuses: { yes: wanted, no: rest } };
}

/** `is`: the same value; every nothing is the same one. */
export function is(column: Column, value: Fixed, around: Around): Halves {
  if (value === undefined) return UNKNOWN;
  return LISTS.has(column.kind) ? OPEN : oneOf(column, [value], around);
}

const LISTS: ReadonlySet<Column["kind"]> = new Set(["items", "folded", "flags"]);

/** `oneOf`: a value of the list, or an item that is one. */
export function oneOf(column: Column, value: Fixed, around: Around): Halves {
  if (value === undefined) return UNKNOWN;
  const choices = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const nothing = choices.some(isNothing);
  const some = choices.filter((choice) => !isNothing(choice));
  const whole = some.some((choice) => typeof choice === "object");
  switch (column.kind) {
    case "status":
      return byStatus(
        column,
        new Set(some.filter((word): word is Status => STATUS_SET.has(String(word)) && typeof word === "string")),
      );
    case "number": {
      const numbers = some.filter((one): one is number => typeof one === "number" && Number.isSafeInteger(one));
      const equal: Asked =
        numbers.length > 0 && sql<boolean>`(${ref(column)} is not null and ${ref(column)} in (${sql.join(numbers)}))`;
      return plainly(any([equal, nothing && nothingIn(column)]));
    }
    case "shift":
      return shift(column, some, nothing, around);
    case "flags":
      if (nothing || whole || some.some((one) => one !== "customerReplied")) return OPEN;
      return plainly(some.length > 0 && sql<boolean>`ticket.customer_replied = 1`);
    case "items":
    case "folded": {
      if (nothing || whole || some.length > MOST_ITEMS) return OPEN;
      if (some.some((one) => typeof one === "string" && !kept(one))) return OPEN;
      const words = some.filter(isText);
      if (column.kind === "items") return plainly(any(words.map((word) => holds(around, column, word))));
      return atMost(any(words.map((word) => holds(around, column, word.toLowerCase()))));
    }
    default: {
      if (some.some((one) => typeof one === "string" && !kept(one))) return OPEN;
      return plainly(any([among(column, some.filter(isText)), nothing && nothingIn(column)]));
    }
  }
}

function shift(column: Column, some: readonly Json[], nothing: boolean, { dialect, onShift }: Around): Halves {
  const there = dialect.among("ticket.assignee", [...onShift]);
  const owned = none(nothingIn(column));
  return plainly(
    any([
      some.includes(true) && all([owned, there]),
      some.includes(false) && all([owned, none(there)]),
      nothing && nothingIn(column),
    ]),
  );
}

/** `isEmpty`: known to be nothing. */
export const isEmpty = (column: Column): Halves => (column.kind === "flags" ? OPEN : plainly(nothingIn(column)));

const FOLDED = { any, all } as const;

/** `contains`, of lists: any or all of the words are items, upper and lower case alike. */
export function contains(column: Column, value: Fixed, mode: Fixed, around: Around): Halves {
  if (column.kind !== "folded") return OPEN;
  if (value === undefined) return UNKNOWN;
  if (isNothing(value)) return plainly(false);
  const words = (Array.isArray(value) ? (value as readonly Json[]) : [value]).map((word) =>
    typeof word === "number" ? String(word) : word,
  );
  if (words.length > MOST_ITEMS || !words.every(isText)) return OPEN;
  const asked = FOLDED[mode === "all" ? "all" : "any"](words.map((word) => holds(around, column, word.toLowerCase())));
  return plainly(all([none(nothingIn(column)), asked]));
}

type Order = "<" | "<=" | ">" | ">=";
export const TURNED: { readonly [O in Order]: Order } = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
const KEEPS: { readonly [O in Order]: (difference: number) => boolean } = {
  "<": (far) => far < 0,
  "<=": (far) => far <= 0,
  ">": (far) => far > 0,
  ">=": (far) => far >= 0,
};

/** The column on one side of a whole number, known and so. */
function bounded(column: Column, order: Order, value: number): Asked {
  const most = Number.MAX_SAFE_INTEGER;
  const bound = order === "<" || order === ">=" ? Math.ceil(value) : Math.floor(value);
  const asked = Math.min(Math.max(bound, -most), most);
  const known = none(nothingIn(column));
  if (order === "<") return all([known, sql<boolean>`${ref(column)} < ${asked}`]);
  if (order === "<=") return all([known, sql<boolean>`${ref(column)} <= ${asked}`]);
  if (order === ">") return all([known, sql<boolean>`${ref(column)} > ${asked}`]);
  return all([known, sql<boolean>`${ref(column)} >= ${asked}`]);
}

/** `lessThan` and its kind: false with nothing on either side, unknown where the two have no scale in common. */
export function compared(column: Column, order: Order, value: Fixed): Halves {
  if (value === undefined) return UNKNOWN;
  if (isNothing(value)) return plainly(false);
  const scale: readonly string[] | null =
    column.kind === "status" ? STATUSES : column.kind === "priority" ? PRIORITIES : null;
  if (scale) {
    const at = typeof value === "string" ? scale.indexOf(value) : -1;
    // A word of no scale, or of the other: only nothing is known not to be there.
    if (at < 0) return exactly(false, nothingIn(column));
    const fitting = scale.filter((_, index) => KEEPS[order](index - at));
    return column.kind === "status"
      ? byStatus(column, new Set(fitting as Status[])) // Filtered from the statuses.
      : plainly(among(column, fitting));
  }
  if (column.kind !== "number") return OPEN;
  const bound = instantOf(value);
  if (bound === undefined || Number.isNaN(bound)) return exactly(false, nothingIn(column));
  return plainly(bounded(column, order, bound));
}

/** `before` and `after`: unknown as soon as one of the two is no instant. */
export function instants(column: Column, order: "<" | ">", value: Fixed): Halves {
  if (column.kind !== "number") return OPEN;
  const at = readInstant(value);
  if (at === undefined) return UNKNOWN;
  return plainly(at !== null && bounded(column, order, at));
}

const durationOf = (value: Fixed): number | null | undefined => {
  if (value === undefined) return undefined;
  if (isNothing(value)) return null;
  const duration = typeof value === "string" ? parseDuration(value) : null;
  return duration ? calendarMs(duration) : undefined;
};

/** `elapsed`: at least so long ago. */
export function elapsed(column: Column, value: Fixed, { now }: Around): Halves {
  if (column.kind !== "number") return OPEN;
  const ms = durationOf(value);
  if (ms === undefined) return UNKNOWN;
  return plainly(ms !== null && bounded(column, "<=", now - ms));
}

/** `within`: in the next, or the last, so long. */
export function within(column: Column, value: Fixed, mode: Fixed, { now }: Around): Halves {
  if (column.kind !== "number") return OPEN;
  const ms = durationOf(value);
  if (ms === undefined) return UNKNOWN;
  if (ms === null) return plainly(false);
  const [from, to] = mode === "last" ? [now - ms, now] : [now, now + ms];
  return plainly(all([bounded(column, ">=", from), bounded(column, "<=", to)]));
}

/** `between`: both bounds included. */
export const between = (column: Column, from: Fixed, to: Fixed): Halves =>
  allHalves([compared(column, ">=", from), compared(column, "<=", to)]);
