import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "../config.ts";

/** A link works for so long after it was made. */
const VALID_MS = 60 * 86_400_000;

/** What a link says: whose ticket it is, and since when. It opens this one ticket, as this requester, and nothing else. */
export interface TicketLink {
  readonly ticket: string;
  readonly requester: string;
  /** When it was made, epoch ms. */
  readonly at: number;
}

const signed = (secret: string, claims: string): Buffer =>
  createHmac("sha256", keyFor(secret, "tickets")).update(claims).digest();

/** The token that the link in a mail carries. */
export function linkToken(secret: string, { ticket, requester, at }: TicketLink): string {
  const claims = Buffer.from(JSON.stringify([ticket, requester, at])).toString("base64url");
  return `${claims}.${signed(secret, claims).toString("base64url")}`;
}

/** What a token says; null for one that we have not signed, or whose time is over. Nothing is read before the signature holds. */
export function linkOf(secret: string, token: string, now: number): TicketLink | null {
  const [claims = "", signature = "", ...more] = token.split(".");
  const [given, own] = [Buffer.from(signature, "base64url"), signed(secret, claims)];
  // The same bytes are written in one way only: a letter more at the end is another token.
  const written = given.toString("base64url") === signature;
  if (more.length > 0 || !written || given.length !== own.length || !timingSafeEqual(given, own)) return null;
  // Our own signature: these are our own words.
  const [ticket, requester, at] = JSON.parse(Buffer.from(claims, "base64url").toString()) as [string, string, number];
  return at + VALID_MS < now ? null : { ticket, requester, at };
}

/** Where a link leads. */
export const linkAddress = (address: string, token: string): string => `${address}/api/follow/${token}`;
