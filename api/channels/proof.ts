import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { WebhookSource } from "../../blueprints/channel.ts";

/** Older or newer than this it may have been caught and sent again. */
export const STALE_MS = 300_000;

/** Why a sender is not believed. */
export type Doubt = "noSecret" | "unproven" | "stale";

export type Proven = { readonly delivery: string | null } | { readonly doubt: Doubt };

const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

/** Whether whoever sent this knows one of the channel's secrets; with a signature, also that it is whole and was sent just now. */
export function prove(
  { proof, header }: Pick<WebhookSource, "proof" | "header">,
  secrets: readonly string[],
  { headers, text }: { readonly headers: IncomingHttpHeaders; readonly text: string },
  now: number,
): Proven {
  if (secrets.length === 0) return { doubt: "noSecret" };
  const id = one(headers["webhook-id"]);
  const delivery = /^[\x21-\x7e]{1,256}$/.test(id) ? id : null;
  if (proof !== "signature") {
    const said =
      proof === "bearer"
        ? (/^bearer +(.+)$/i.exec(one(headers.authorization))?.[1] ?? "")
        : one(headers[(header ?? "").toLowerCase()]);
    return secrets.some((secret) => isSame(secret, said.trim())) ? { delivery } : { doubt: "unproven" };
  }
  const timestamp = one(headers["webhook-timestamp"]);
  if (delivery === null || !/^\d{1,12}$/.test(timestamp)) return { doubt: "unproven" };
  const given = one(headers["webhook-signature"])
    .split(" ")
    .filter((part) => part.startsWith("v1,"))
    .slice(0, 10)
    .map((part) => part.slice(3));
  const signed = secrets.map((secret) =>
    createHmac("sha256", keyOf(secret)).update(`${delivery}.${timestamp}.${text}`).digest("base64"),
  );
  if (!given.some((said) => signed.some((own) => isSame(own, said)))) return { doubt: "unproven" };
  return Math.abs(Number(timestamp) * 1000 - now) > STALE_MS ? { doubt: "stale" } : { delivery };
}

/** A secret that the sender has made may be any word. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith("whsec_") ? Buffer.from(secret.slice("whsec_".length), "base64") : Buffer.from(secret);

function isSame(own: string, said: string): boolean {
  const [a, b] = [Buffer.from(own), Buffer.from(said)];
  return a.length === b.length && timingSafeEqual(a, b);
}
