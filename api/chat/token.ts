import type { IncomingHttpHeaders } from "node:http";
import { readClaims, signClaims } from "../auth/signed-claims.ts";

/** A token serves for so long after it was made; whoever comes back gets a new one. */
const VALID_MS = 30 * 86_400_000;
const PURPOSE = "chat";
const HEADER = "x-chat-token";

/** The token by which a visitor's page is known again: it opens this one conversation, and nothing else. */
export const visitToken = (secret: string, visit: string, now: number): string =>
  signClaims(secret, PURPOSE, [visit, now]);

/** Which conversation a request is about; null: its token is not ours, or has served its time. */
export function visitOf(secret: string, headers: IncomingHttpHeaders, now: number): string | null {
  const token = headers[HEADER];
  if (typeof token !== "string" || token.length > 600) return null;
  const claims = readClaims(secret, PURPOSE, token);
  if (claims === null) return null;
  // Our own signature: these are our own words.
  const [visit, at] = claims as [string, number];
  return at + VALID_MS < now ? null : visit;
}
