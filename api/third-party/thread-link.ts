import { readClaims, signClaims } from "../auth/signed-claims.ts";

/** A link works for so long after the mail that carried it. */
const VALID_MS = 60 * 86_400_000;
const PURPOSE = "threads";

/** What a link says: one private thread of one ticket, and since when. It opens that thread alone. */
export interface ThreadLink {
  readonly ticket: string;
  readonly thread: string;
  /** When it was made, epoch ms. */
  readonly at: number;
}

/** The token that the link in a mail carries. */
export const threadToken = (secret: string, { ticket, thread, at }: ThreadLink): string =>
  signClaims(secret, PURPOSE, [ticket, thread, at]);

/** What a token says; null for one that we have not signed, or whose time is over. */
export function threadOfToken(secret: string, token: string, now: number): ThreadLink | null {
  const claims = readClaims(secret, PURPOSE, token);
  if (claims === null) return null;
  // Our own signature: these are our own words.
  const [ticket, thread, at] = claims as [string, string, number];
  return at + VALID_MS < now ? null : { ticket, thread, at };
}

/** Where a link leads. */
export const threadAddress = (address: string, token: string): string => `${address}/api/thread/${token}`;
