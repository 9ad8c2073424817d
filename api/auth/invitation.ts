import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "../config.ts";

/** An invitation is good for so long: whoever was on holiday finds it in time. */
const VALID_MS = 7 * 86_400_000;

/** For whom a link to set a password is, and until when. */
export interface Invited {
  readonly principal: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

const signed = (secret: string, words: readonly (string | number)[]): string =>
  createHmac("sha256", keyFor(secret, "invitations")).update(JSON.stringify(words)).digest("base64url");

/** What the link carries. `stamp` changes with the password, so that each link ends with its use. */
export function invitationToken(
  secret: string,
  principal: string,
  stamp: string,
  now: number,
): Invited & { readonly token: string } {
  const expiresAt = now + VALID_MS;
  const signature = signed(secret, [principal, expiresAt, stamp]);
  return { principal, expiresAt, token: `${Buffer.from(principal).toString("base64url")}.${expiresAt}.${signature}` };
}

/** Whom a link is for; null: we have not made it, it was used, or it is too old. */
export async function invitedBy(
  secret: string,
  token: string,
  now: number,
  stampOf: (principal: string) => Promise<string>,
): Promise<Invited | null> {
  const [id = "", until = "", signature = ""] = token.split(".");
  if (!/^[0-9]{1,16}$/.test(until) || Number(until) <= now) return null;
  const principal = Buffer.from(id, "base64url").toString();
  const expiresAt = Number(until);
  const own = Buffer.from(signed(secret, [principal, expiresAt, await stampOf(principal)]));
  const given = Buffer.from(signature);
  return given.length === own.length && timingSafeEqual(given, own) ? { principal, expiresAt } : null;
}
