import { type Field, type FoundTicket, fitting, fittingOf, indexOf } from "./fitting.ts";
import type { Term, WordQuestion } from "./words.ts";

/** Numbers that are looked at with one question to each table: few at first, since most of them are within the scope. */
const AT_FIRST = 50;
const AT_ONCE = 300;
/** So many that fit by their words are looked at for one page; who wants more goes on from there. */
const MOST_LOOKED_AT = 6_000;

export const HIGHEST = Number.MAX_SAFE_INTEGER;

export interface Walked {
  readonly tickets: readonly FoundTicket[];
  /** Where it stopped before the end, since it had looked at enough; null: it came to the end, or has what was wanted. */
  readonly stoppedAt: number | null;
}

export interface Walking {
  /** Only lower numbers than this. */
  readonly before: number;
  readonly limit: number;
  /** All numbers that come into question, where they are few. */
  readonly few: readonly number[] | null;
  /** This one has been found already. */
  readonly without: number | null;
}

/** Goes down the numbers of those whose words fit, and keeps those within scope and operators. */
export async function walkWords(field: Field, question: WordQuestion, walking: Walking): Promise<Walked> {
  const { limit, few, without } = walking;
  const tickets: FoundTicket[] = [];
  let { before } = walking;
  if (few?.length === 0) return { tickets, stoppedAt: null };
  for (let looked = 0; looked < MOST_LOOKED_AT; ) {
    const atOnce = looked === 0 ? AT_FIRST : AT_ONCE;
    looked += atOnce;
    const places = { before, limit: atOnce, ...(few && { among: few }) };
    const numbers = await indexOf(field).find(field.store.db, question, places);
    const found = await fittingOf(
      field,
      numbers.filter((number) => number !== without),
    );
    tickets.push(...found.slice(0, limit - tickets.length));
    if (tickets.length === limit || numbers.length < atOnce) return { tickets, stoppedAt: null };
    before = numbers.at(-1) ?? 0;
  }
  return { tickets, stoppedAt: before };
}

/** Goes down the numbers of those within scope and operators, and leaves out those that have what must not be there. */
export async function walkTickets(
  field: Field,
  none: readonly (readonly Term[])[],
  { limit, ...walking }: Pick<Walking, "before" | "limit">,
): Promise<Walked> {
  const tickets: FoundTicket[] = [];
  let { before } = walking;
  for (let looked = 0; looked < MOST_LOOKED_AT; ) {
    const atOnce = looked === 0 ? AT_FIRST : AT_ONCE;
    looked += atOnce;
    const rows = await fitting(field).where("ticket.number", "<", before).limit(atOnce).execute();
    const refused = await having(
      field,
      none,
      rows.map(({ number }) => number),
    );
    tickets.push(...rows.filter(({ number }) => !refused.has(number)).slice(0, limit - tickets.length));
    if (tickets.length === limit || rows.length < atOnce) return { tickets, stoppedAt: null };
    before = rows.at(-1)?.number ?? 0;
  }
  return { tickets, stoppedAt: before };
}

/** Which of these numbers have every term of one of the lists. */
export async function having(
  field: Field,
  lists: readonly (readonly Term[])[],
  among: readonly number[],
): Promise<ReadonlySet<number>> {
  const numbers = new Set<number>();
  if (among.length === 0) return numbers;
  for (const all of lists) {
    const places = { before: HIGHEST, limit: among.length, among };
    for (const number of await indexOf(field).find(field.store.db, { all, none: [] }, places)) numbers.add(number);
  }
  return numbers;
}
