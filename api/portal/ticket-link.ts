import { readClaims, signClaims } from "../auth/signed-claims.ts";

/** A link works for so long after it was made. */
const VALID_MS = 60 * 86_400_000;
const PURPOSE = "tickets";

/** What a link says: whose ticket it is, and since when. It opens this one ticket, as this requester, and nothing else. */
export interface TicketLink {
  readonly ticket: string;
  readonly requester: string;
  /** When it was made, epoch ms. */
  readonly at: number;
}

/** The token that the link in a mail carries. */
export const linkToken = (secret: string, { ticket, requester, at }: TicketLink): string =>
  signClaims(secret, PURPOSE, [ticket, requester, at]);

/** What a token says; null for one that we have not signed, or whose time is over. */
export function linkOf(secret: string, token: string, now: number): TicketLink | null {
  const claims = readClaims(secret, PURPOSE, token);
  if (claims === null) return null;
  // Our own signature: these are our own words.
  const [ticket, requester, at] = claims as [string, string, number];
  return at + VALID_MS < now ? null : { ticket, requester, at };
}

/** Where a link leads. */
export const linkAddress = (address: string, token: string): string => `${address}/api/follow/${token}`;
