import { createHash } from "node:crypto";

/** What a mail is known by: the rest of a header is added on its way, and differs when it is delivered twice. */
const OWN = new Set([
  ...["message-id", "from", "to", "cc", "date", "subject", "sender", "reply-to"],
  ...["in-reply-to", "references", "content-type", "content-transfer-encoding"],
]);

/** The same for the same mail, whichever way it came. Two mails with one Message-ID that differ in anything are two. */
export function identityOf(raw: Uint8Array): string {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const found = [bytes.indexOf("\r\n\r\n"), bytes.indexOf("\n\n")].filter((at) => at >= 0);
  const end = found.length === 0 ? bytes.length : Math.min(...found);
  const head = bytes.subarray(0, Math.min(end, 262_144)).toString("latin1");
  const fields = head.replaceAll(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  const own = fields.filter((field) => OWN.has(field.slice(0, field.indexOf(":")).trim().toLowerCase()));
  return createHash("sha256").update(JSON.stringify(own)).update(bytes.subarray(end)).digest("hex");
}
