import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "../config.ts";

/** What a sign is made of; one of a private thread opens nothing else. */
interface SignOf {
  readonly ticket: string;
  readonly reader: string;
  readonly thread?: string | undefined;
}

/** Small letters and digits only: mail programs fold addresses. 26 of them are 128 bits. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

function sign(secret: string, { ticket, reader, thread }: SignOf): string {
  const bytes = createHmac("sha256", keyFor(secret, "replies"))
    .update(JSON.stringify(thread === undefined ? [ticket, reader] : [ticket, reader, thread]))
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
  thread?: string,
): string {
  const at = mailbox.lastIndexOf("@");
  return `${mailbox.slice(0, at)}+${number}.${sign(secret, { ticket: id, reader, thread })}${mailbox.slice(at)}`;
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
export const isOurs = (secret: string, ticket: string, given: ReplySign, readers: readonly string[]): boolean =>
  readers.some((reader) => isSign(secret, given, { ticket, reader }));

/** Whether we made a sign for this third party of a private thread. */
export const isOfThread = (secret: string, given: ReplySign, ticket: string, reader: string, thread: string): boolean =>
  isSign(secret, given, { ticket, reader, thread });

const isSign = (secret: string, { signature }: ReplySign, of: SignOf): boolean =>
  timingSafeEqual(Buffer.from(signature), Buffer.from(sign(secret, of)));
