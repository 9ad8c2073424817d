import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { keyFor } from "../config.ts";

const PREFIX = "whsec_";
const SECRET_BYTES = 32;
const IV_BYTES = 12;

/** A new signing secret as Standard Webhooks writes it. */
export const newSigningSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString("base64");

/** Headers by which a receiver knows that we sent this, when, and that it is whole; one signature for each secret in force. */
export function signedHeaders(
  secrets: readonly string[],
  { id, at, body }: { readonly id: string; readonly at: number; readonly body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    ...(signatures.length > 0 && { "webhook-signature": signatures.join(" ") }),
  };
}

const keyOf = (secret: string): Buffer => Buffer.from(keyFor(secret, "webhook-secrets"), "base64url");

/** Encrypts an endpoint's secret with the desk's own, bound to its endpoint. */
export function seal(deskSecret: string, endpoint: string, secret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyOf(deskSecret), iv).setAAD(Buffer.from(endpoint));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return [iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url")).join(".");
}

/** The reverse of `seal`; throws when it was sealed with another secret of the desk, or for another endpoint. */
export function unseal(deskSecret: string, endpoint: string, sealed: string): string {
  const [iv, tag, body] = sealed.split(".").map((part) => Buffer.from(part, "base64url"));
  if (!iv || !tag || !body) throw new Error("This is no sealed secret.");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(deskSecret), iv).setAAD(Buffer.from(endpoint)).setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
}
