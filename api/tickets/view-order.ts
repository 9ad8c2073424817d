import { type RawBuilder, sql } from "kysely";
import { PRIORITIES, STATUSES } from "../../blueprints/status.ts";
import type { View } from "../../blueprints/view.ts";
import type { OrderColumn } from "../../blueprints/view-columns.ts";
import { type Asked, all, any } from "../db/condition-sql/halves.ts";
import type { Store } from "../db/connect.ts";

type Direction = "asc" | "desc";
/** What a ticket is put in order by: one attribute's value. */
export type OrderValue = string | number | null;

/** One attribute of an order. */
export interface OrderKey {
  readonly column: string;
  readonly direction: Direction;
  /** Whether tickets may have none: those come last, whatever the direction. */
  readonly nullable: boolean;
  readonly type: "text" | "number";
  /** The values in the order of their scale, where it has one. */
  readonly scale: readonly string[] | null;
}

const TEXT = (column: string, nullable = true) => ({ column, nullable, type: "text" as const, scale: null });
const NUMBER = (column: string, nullable = false) => ({ column, nullable, type: "number" as const, scale: null });

const KEYS: Readonly<Record<OrderColumn, Omit<OrderKey, "direction">>> = {
  number: NUMBER("number"),
  subject: TEXT("subject", false),
  requester: TEXT("requester"),
  assignee: TEXT("assignee"),
  group: TEXT("group_key"),
  department: TEXT("department"),
  status: { ...TEXT("status", false), scale: STATUSES },
  priority: { ...TEXT("priority"), scale: PRIORITIES },
  type: TEXT("type"),
  category: TEXT("category"),
  product: TEXT("product"),
  channel: TEXT("channel", false),
  createdAt: NUMBER("created_at"),
  updatedAt: NUMBER("updated_at"),
  stateSince: NUMBER("state_since", true),
  solvedAt: NUMBER("solved_at", true),
  slaDueAt: NUMBER("sla_due_at", true),
  untouchedSince: NUMBER("untouched_since"),
};

/** The order of a view to the last ticket: its headings, its order, and the id where everything is alike. */
export function orderOf({ group, order = LATEST }: Pick<View, "group" | "order">): readonly OrderKey[] {
  const wanted = [...(group ? [{ by: group.by, direction: group.direction ?? "asc" }] : []), ...order];
  const seen = new Set<OrderColumn>();
  const keys = wanted.flatMap(({ by, direction }): OrderKey[] => {
    if (seen.has(by)) return [];
    seen.add(by);
    return [{ ...KEYS[by], direction }];
  });
  return [...keys, { ...TEXT("id", false), direction: keys.at(-1)?.direction ?? "desc" }];
}

const LATEST: NonNullable<View["order"]> = [{ by: "updatedAt", direction: "desc" }];

const plain = ({ column }: OrderKey): RawBuilder<OrderValue> => sql`${sql.ref(`ticket.${column}`)}`;

/** What is compared: the value, or its place on its scale. */
function ranked(key: OrderKey): RawBuilder<OrderValue> {
  const { scale } = key;
  if (!scale) return plain(key);
  const places = scale.map((word, at) => sql`when ${word} then ${sql.lit(at)}`);
  return sql`case ${plain(key)} ${sql.join(places, sql` `)} end`;
}

/** The words of `order by`. */
export const orderBy = (keys: readonly OrderKey[]): RawBuilder<unknown> =>
  sql.join(
    keys.map((key) => {
      const last = key.nullable ? sql` nulls last` : sql``;
      return key.direction === "asc" ? sql`${ranked(key)} asc${last}` : sql`${ranked(key)} desc${last}`;
    }),
  );

/** What of a row says where it stands. */
export const placeColumns = (keys: readonly OrderKey[]) => keys.map((key, at) => plain(key).as(`place_${at}`));

export type Place = readonly OrderValue[];

const rankOf = ({ scale }: OrderKey, value: OrderValue): OrderValue => (scale ? scale.indexOf(String(value)) : value);

/** Rows that come after a place. Where all go one way it is one comparison, which an index answers. */
export function after(keys: readonly OrderKey[], place: Place): Asked {
  const [first] = keys;
  const alike = keys.every(({ direction, nullable, scale }) => direction === first?.direction && !nullable && !scale);
  if (alike && first) {
    const [row, values] = [sql.join(keys.map(plain)), sql.join(place)];
    return first.direction === "asc" ? sql<boolean>`(${row}) > (${values})` : sql<boolean>`(${row}) < (${values})`;
  }
  return any(
    keys.map((key, at) =>
      all([...keys.slice(0, at).map((one, index) => equal(one, place[index] ?? null)), beyond(key, place[at] ?? null)]),
    ),
  );
}

const equal = (key: OrderKey, value: OrderValue): Asked =>
  value === null ? sql<boolean>`${plain(key)} is null` : sql<boolean>`${plain(key)} = ${value}`;

function beyond(key: OrderKey, value: OrderValue): Asked {
  // What has none is last.
  if (value === null) return false;
  const asked =
    key.direction === "asc"
      ? sql<boolean>`${ranked(key)} > ${rankOf(key, value)}`
      : sql<boolean>`${ranked(key)} < ${rankOf(key, value)}`;
  return key.nullable ? any([asked, sql<boolean>`${plain(key)} is null`]) : asked;
}

/** One way along an order: what it is narrowed to, the keys that are left, and the place from which it goes on. */
export interface Walk {
  readonly only: Asked;
  readonly keys: readonly OrderKey[];
  readonly place: Place | null;
}

/**
 * An order that begins with a scale is walked a value at a time, each along its own index: the conditions, one a value, from the
 * place on. Another order is one walk. No ticket has another status than `statuses`.
 */
export function walks(keys: readonly OrderKey[], place: Place | null, statuses: ReadonlySet<string>): readonly Walk[] {
  const [first, ...rest] = keys;
  if (!first?.scale) return [{ only: true, keys, place }];
  const scale: OrderValue[] = first.direction === "asc" ? [...first.scale] : first.scale.toReversed();
  if (first.nullable) scale.push(null);
  const from = place ? scale.indexOf(place[0] ?? null) : 0;
  return scale
    .slice(from)
    .map((value, at) => ({
      value,
      only: equal(first, value),
      keys: rest,
      place: place && at === 0 ? place.slice(1) : null,
    }))
    .filter(({ value }) => first.column !== "status" || statuses.has(String(value)));
}

/** A place as a cursor, and back; null: it is none of ours, or of another order. */
export const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64url");

export function placeOf(cursor: string, keys: readonly OrderKey[]): Place | null {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return null;
  }
  if (!Array.isArray(read) || read.length !== keys.length) return null;
  const values: readonly unknown[] = read;
  const fits = keys.every(({ nullable, type, scale }, at) => {
    const value = values[at];
    if (value === null) return nullable;
    if (scale) return typeof value === "string" && scale.includes(value);
    if (type === "number") return Number.isSafeInteger(value);
    return typeof value === "string" && value.isWellFormed() && !value.includes("\u0000");
  });
  return fits ? (values as Place) : null; // Each value has just been looked at.
}

// The columns are those that placeColumns has named.
export const placeIn = (row: object, keys: readonly OrderKey[]): Place =>
  keys.map((_, at) => (row as { readonly [name: string]: OrderValue })[`place_${at}`] ?? null);

/** Where a ticket stands, or would, in an order; null: there is no such ticket. */
export async function placeOfTicket({ db }: Store, id: string, keys: readonly OrderKey[]): Promise<Place | null> {
  const row = await db.selectFrom("ticket").select(placeColumns(keys)).where("id", "=", id).executeTakeFirst();
  return row ? placeIn(row, keys) : null;
}
