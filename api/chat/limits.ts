import type { Desk } from "../desk.ts";
import { refusal } from "../http/problems.ts";
import { isTooOften } from "../link-page/answer-limit.ts";

const MINUTE_MS = 60_000;

/** How often a minute: conversations begun from one network address, turns of one conversation, addresses told in it. */
const MOST = { begin: 5, turn: 30, address: 5 };

export async function assertSeldom(desk: Desk, what: keyof typeof MOST, who: string): Promise<void> {
  if (await isTooOften(desk, `chat ${what} ${who}`, MOST[what], MINUTE_MS))
    throw refusal("tooManyTurns", [], { "retry-after": "60" });
}
