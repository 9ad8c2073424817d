import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "../config.ts";

/** Small letters and digits only: mail programs fold addresses. 26 of them are 128 bits. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

function sign(secret: string, ticket: string, reader: string): string {
  const bytes = createHmac("sha256", keyFor(secret, "replies"))
    .update(JSON.stringify([ticket, reader]))
    .digest();
  let [bits, held, out] = [0, 0, ""];
  for (const byte of bytes.subarray(0, 17)) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) out += LETTERS[(held >> (bits - 5)) & 31];
    held &= 0xff;
  }
  return out.slice(0, 26);
}

/** Where a reader answers to: the mailbox, with the ticket's number and our sign for this reader of this ticket behind a plus. */
export function replyAddress(
  secret: string,
  mailbox: string,
  { id, number }: { readonly id: string; readonly number: number },
  reader: string,
): string {
  const at = mailbox.lastIndexOf("@");
  return `${mailbox.slice(0, at)}+${number}.${sign(secret, id, reader)}${mailbox.slice(at)}`;
}

/** An address that may be one of a mailbox: the mailbox, and what stands behind its plus. */
export function partsOfReply(address: string): { readonly mailbox: string; readonly sign: ReplySign | null } {
  const folded = address.trim().toLowerCase();
  const at = folded.lastIndexOf("@");
  const plus = folded.indexOf("+");
  if (plus < 0 || plus > at) return { mailbox: folded, sign: null };
  const [, number, signature] = /^(\d{1,15})\.([a-z2-7]{26})$/.exec(folded.slice(plus + 1, at)) ?? [];
  const sign = number !== undefined && signature !== undefined ? { number: Number(number), signature } : null;
  return { mailbox: folded.slice(0, plus) + folded.slice(at), sign };
}

export interface ReplySign {
  readonly number: number;
  readonly signature: string;
}

/** Whether we made a sign for one of these readers of this ticket. */
export const isOurs = (secret: string, ticket: string, { signature }: ReplySign, readers: readonly string[]): boolean =>
  readers.some((reader) => timingSafeEqual(Buffer.from(signature), Buffer.from(sign(secret, ticket, reader))));
