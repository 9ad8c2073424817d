import { readClaims, signClaims } from "../auth/signed-claims.ts";

/** A link works for so long after the mail that carried it was written. */
const VALID_MS = 60 * 86_400_000;
const PURPOSE = "mail-files";

/** What a link says: one file of one message, and since when. It opens that file alone. */
export interface FileLink {
  readonly message: string;
  readonly file: string;
  /** When it was made, epoch ms. */
  readonly at: number;
}

export const fileToken = (secret: string, { message, file, at }: FileLink): string =>
  signClaims(secret, PURPOSE, [message, file, at]);

/** What a token says; null for one that we have not signed, or whose time is over. */
export function fileOfToken(secret: string, token: string, now: number): FileLink | null {
  const claims = readClaims(secret, PURPOSE, token);
  if (claims === null) return null;
  // Our own signature: these are our own words.
  const [message, file, at] = claims as [string, string, number];
  return at + VALID_MS < now ? null : { message, file, at };
}

/** Where a link leads. */
export const fileAddress = (address: string, token: string): string => `${address}/api/mail-file/${token}`;
