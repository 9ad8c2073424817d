import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "../config.ts";

const signed = (secret: string, ticket: string): string =>
  createHmac("sha256", keyFor(secret, "ratings")).update(ticket).digest("base64url");

/** What the link in a mail carries: who holds it may rate this one ticket, and nothing else. */
export const ratingToken = (secret: string, ticket: string): string =>
  `${Buffer.from(ticket).toString("base64url")}.${signed(secret, ticket)}`;

/** The ticket that a link is for; null for one that we have not signed. */
export function ticketOfRating(secret: string, token: string): string | null {
  const [id = "", signature = ""] = token.split(".");
  const ticket = Buffer.from(id, "base64url").toString();
  const [given, own] = [Buffer.from(signature), Buffer.from(signed(secret, ticket))];
  return given.length === own.length && timingSafeEqual(given, own) ? ticket : null;
}
