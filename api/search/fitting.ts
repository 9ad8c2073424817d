import type { Store } from "../db/connect.ts";
import { filtered, type TicketFilter } from "../tickets/ticket-filter.ts";
import type { Asked, RowTest, TicketTest } from "./asked.ts";
import { demandOf } from "./row-tests.ts";
import { wordIndexOf } from "./word-index.ts";

/** A ticket that was found. */
export interface FoundTicket {
  readonly id: string;
  readonly number: number;
  readonly version: number;
}

/** Which tickets a search may come to at all. */
export interface Field {
  readonly store: Store;
  readonly scope: TicketFilter;
  readonly tests: readonly (RowTest & { readonly not: boolean })[];
}

/** Where scope and operators leave no more than this, their words are asked for, and not whose words fit. */
const FEW = 1_000;

const isRowTest = (test: TicketTest): test is RowTest & { readonly not: boolean } => test.kind !== "key";
export const rowTests = ({ tests }: Asked): Field["tests"] => tests.filter(isRowTest);

export const indexOf = ({ store }: Field) => wordIndexOf(store.dialect);

/** Tickets within scope and operators, the highest number first. */
export const fitting = ({ store, tests, scope }: Field) =>
  filtered(store.db.selectFrom("ticket"), scope)
    .select(["ticket.id", "ticket.number", "ticket.version"])
    .where((e) => e.and(tests.map((test) => demandOf(e, test))))
    .orderBy("ticket.number", "desc");

/** Those of them that have these numbers. */
export const fittingOf = (field: Field, numbers: readonly number[]): Promise<readonly FoundTicket[]> =>
  numbers.length === 0
    ? Promise.resolve([])
    : fitting(field)
        .where(field.store.dialect.among("ticket.number", numbers.map(String)))
        .execute();

/** The numbers of all of them where they are few; null: they are many, or nobody has looked. */
export async function fewOf({ store, tests, scope }: Field): Promise<readonly number[] | null> {
  if (tests.length === 0 && scope.requester === undefined) return null;
  const rows = await filtered(store.db.selectFrom("ticket"), scope)
    .select("ticket.number")
    .where((e) => e.and(tests.map((test) => demandOf(e, test))))
    .limit(FEW + 1)
    .execute();
  return rows.length > FEW ? null : rows.map(({ number }) => number);
}
