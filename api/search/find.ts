import type { Store } from "../db/connect.ts";
import type { TicketFilter } from "../tickets/ticket-filter.ts";
import type { Asked } from "./asked.ts";
import { type Field, type FoundTicket, fewOf, fittingOf, rowTests } from "./fitting.ts";
import { keysOf, questionsOf, type Reading, unwanted } from "./questions.ts";
import { HIGHEST, having, type Walked, walkTickets, walkWords } from "./walk.ts";

/** Where a page ended. Tier 0 has the very number, 1 every word in the subject, 2 the rest; within each, the highest number first. */
interface Mark {
  readonly tier: 1 | 2;
  readonly before: number;
}

export interface FoundPage {
  readonly tickets: readonly FoundTicket[];
  /** Where to go on; null: this was all. */
  readonly next: string | null;
}

const CURSOR = /^([12])\.([0-9]{1,16})$/;
export const isSearchCursor = (text: string): boolean => CURSOR.test(text);

function markOf(cursor: string | undefined): Mark | null {
  const [, tier, before] = CURSOR.exec(cursor ?? "") ?? [];
  return before === undefined ? null : { tier: tier === "1" ? 1 : 2, before: Number(before) };
}

/** THE search: tickets within the scope that answer what is asked, best first. */
export async function findTickets(
  store: Store,
  asked: Asked,
  { scope, reading }: { readonly scope: TicketFilter; readonly reading: Reading },
  { limit, after }: { readonly limit: number; readonly after?: string },
): Promise<FoundPage> {
  if (asked.tests.length === 0 && asked.words.length === 0) return { tickets: [], next: null };
  const field: Field = { store, scope, tests: rowTests(asked) };
  const mark = markOf(after);
  const tickets = mark ? [] : [...(await exactly(field, asked, reading))];
  const questions = questionsOf(asked, reading);
  const few = questions.length > 0 ? await fewOf(field) : null;
  const walks = questions.length > 0 ? questions : [{ tier: 2, question: null } as const];
  for (const { tier, question } of walks) {
    if (mark && tier < mark.tier) continue;
    const before = mark?.tier === tier ? mark.before : HIGHEST;
    const left = limit - tickets.length;
    const walking = { before, limit: left + 1, few, without: asked.number };
    const walked: Walked = question
      ? await walkWords(field, question, walking)
      : await walkTickets(field, unwanted(asked, reading), walking);
    tickets.push(...walked.tickets.slice(0, left));
    if (walked.tickets.length > left) return { tickets, next: `${tier}.${walked.tickets[left - 1]?.number ?? before}` };
    if (walked.stoppedAt !== null) return { tickets, next: `${tier}.${walked.stoppedAt}` };
  }
  return { tickets, next: null };
}

/** The ticket whose number was asked for, if it has everything else that was. */
async function exactly(field: Field, asked: Asked, reading: Reading): Promise<readonly FoundTicket[]> {
  const { number } = asked;
  if (number === null) return [];
  const found = await fittingOf(field, [number]);
  const keys = keysOf(asked, false);
  if (found.length === 0 || (keys.length > 0 && !(await having(field, [keys], [number])).has(number))) return [];
  return (await having(field, unwanted(asked, reading), [number])).has(number) ? [] : found;
}
