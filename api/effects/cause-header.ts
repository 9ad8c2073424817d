import type { Cause } from "../../blueprints/event.ts";
import { readClaims, signClaims } from "../auth/signed-claims.ts";

/** What a webhook carries and its receiver may send back with what it asks of the API: it belongs to the same chain then. */
export const CAUSE_HEADER = "x-filrouge-cause";

/** So long a receiver may take until it answers by the API. */
const VALID_MS = 7 * 86_400_000;
const PURPOSE = "causes";
/** Headers are short: of a long chain the latest rules are named. */
const MOST_RULES = 20;

/** Where in a chain the call stands that comes of a webhook, signed: nobody else makes rules believe that they go round in circles. */
export const causeHeader = (secret: string, { root, depth, ticket, rules }: Cause, at: number): string =>
  signClaims(secret, PURPOSE, [at, root, depth, ticket, ...rules.slice(-MOST_RULES)]);

/** What brought a call about; null: no header, one that we have not signed, or one of long ago. */
export function causeIn(secret: string, header: string | readonly string[] | undefined, now: number): Cause | null {
  const claims = typeof header === "string" ? readClaims(secret, PURPOSE, header) : null;
  if (claims === null) return null;
  // Our own signature: these are our own words.
  const [at, root, depth, ticket, ...rules] = claims as [number, string, number, string, ...string[]];
  return at + VALID_MS < now ? null : { root, depth, ticket, rules, actions: 0 };
}
