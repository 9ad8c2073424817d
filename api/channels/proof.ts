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
  const delivery = deliveryIn(headers);
  const own = one(headers[(header ?? "").toLowerCase()]).trim();
  if (proof === "hmac")
    return secrets.some((secret) => isSignedWith(secret, text, own)) ? { delivery } : { doubt: "unproven" };
  if (proof === "slack") return provenToSlack(secrets, { headers, text }, now) ?? { delivery };
  if (proof === "stripe") return provenToStripe(secrets, { headers, text }, now) ?? { delivery };
  if (proof !== "signature") {
    const [, scheme = "", given = ""] = /^(bearer|basic) +(.+)$/i.exec(one(headers.authorization)) ?? [];
    const said =
      proof === "header"
        ? own
        : scheme.toLowerCase() !== proof
          ? ""
          : proof === "basic"
            ? passwordIn(given)
            : given.trim();
    return secrets.some((secret) => isSame(secret, said)) ? { delivery } : { doubt: "unproven" };
  }
  const timestamp = one(headers["webhook-timestamp"]);
  if (delivery === null || delivery !== one(headers["webhook-id"]) || !/^\d{1,12}$/.test(timestamp))
    return { doubt: "unproven" };
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

/** What senders call one delivery, so that the same one twice counts once: Standard Webhooks, GitHub, Twilio. */
const DELIVERIES = ["webhook-id", "x-github-delivery", "i-twilio-idempotency-token"];

const deliveryIn = (headers: IncomingHttpHeaders): string | null =>
  DELIVERIES.map((name) => one(headers[name])).find((id) => /^[\x21-\x7e]{1,240}$/.test(id)) ?? null;

/** A header's signatures: while a sender changes its secret there are several, as PagerDuty writes them. */
const signaturesIn = (header: string): readonly string[] => header.split(",", 10).map((part) => part.trim());

/** HMAC-SHA256 of the body as such, in hexadecimal digits or base64, with or without `sha256=` or `v1=` before it. */
function isSignedWith(secret: string, text: string, said: string): boolean {
  const digest = createHmac("sha256", secret).update(text).digest();
  return signaturesIn(said)
    .map((one) => one.replace(/^(?:sha256|v1)=/i, ""))
    .some((bare) => isSame(digest.toString("hex"), bare.toLowerCase()) || isSame(digest.toString("base64"), bare));
}

/** As Stripe signs: `t=` time, and `v1=` the signature of time `.` body. Undefined: it is proven. */
function provenToStripe(
  secrets: readonly string[],
  { headers, text }: { readonly headers: IncomingHttpHeaders; readonly text: string },
  now: number,
): { readonly doubt: Doubt } | undefined {
  const parts = signaturesIn(one(headers["stripe-signature"]));
  const after = (mark: string) => parts.filter((part) => part.startsWith(mark)).map((part) => part.slice(mark.length));
  const [time = ""] = after("t=");
  const signed = secrets.map((secret) => createHmac("sha256", secret).update(`${time}.${text}`).digest("hex"));
  const known = after("v1=").some((said) => signed.some((own) => isSame(own, said.toLowerCase())));
  if (!/^\d{1,12}$/.test(time) || !known) return { doubt: "unproven" };
  return Math.abs(Number(time) * 1000 - now) > STALE_MS ? { doubt: "stale" } : undefined;
}

/** As Slack signs: `v0:` time `:` body. Undefined: it is proven. */
function provenToSlack(
  secrets: readonly string[],
  { headers, text }: { readonly headers: IncomingHttpHeaders; readonly text: string },
  now: number,
): { readonly doubt: Doubt } | undefined {
  const time = one(headers["x-slack-request-timestamp"]);
  const said = one(headers["x-slack-signature"]).toLowerCase();
  const signed = (secret: string) => `v0=${createHmac("sha256", secret).update(`v0:${time}:${text}`).digest("hex")}`;
  if (!/^\d{1,12}$/.test(time) || !secrets.some((secret) => isSame(signed(secret), said))) return { doubt: "unproven" };
  return Math.abs(Number(time) * 1000 - now) > STALE_MS ? { doubt: "stale" } : undefined;
}

/** The password of HTTP Basic, whoever the user is. */
function passwordIn(given: string): string {
  const [, password = ""] = /^[^:]*:(.*)$/s.exec(Buffer.from(given, "base64").toString("utf8")) ?? [];
  return password;
}

/** A secret that the sender has made may be any word. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith("whsec_") ? Buffer.from(secret.slice("whsec_".length), "base64") : Buffer.from(secret);

function isSame(own: string, said: string): boolean {
  const [a, b] = [Buffer.from(own), Buffer.from(said)];
  return a.length === b.length && timingSafeEqual(a, b);
}
