import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "../config.ts";

const signed = (secret: string, purpose: string, claims: string): Buffer =>
  createHmac("sha256", keyFor(secret, purpose)).update(claims).digest();

/** What a link in a mail carries: a few words of ours, and that they are ours. Signed for one purpose, it serves no other. */
export function signClaims(secret: string, purpose: string, words: readonly (string | number)[]): string {
  const claims = Buffer.from(JSON.stringify(words)).toString("base64url");
  return `${claims}.${signed(secret, purpose, claims).toString("base64url")}`;
}

/** The words of a token; null for one that we have not signed for this. Nothing is read before the signature holds. */
export function readClaims(secret: string, purpose: string, token: string): unknown {
  const [claims = "", signature = "", ...more] = token.split(".");
  const [given, own] = [Buffer.from(signature, "base64url"), signed(secret, purpose, claims)];
  // The same bytes are written in one way only: a letter more at the end is another token.
  const written = given.toString("base64url") === signature;
  if (more.length > 0 || !written || given.length !== own.length || !timingSafeEqual(given, own)) return null;
  return JSON.parse(Buffer.from(claims, "base64url").toString());
}
