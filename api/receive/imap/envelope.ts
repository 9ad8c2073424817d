import type { Mailbox } from "../../../blueprints/mailbox.ts";
import { mailboxFor } from "../mailboxes.ts";
import { partsOfReply } from "../reply-address.ts";

/** What an envelope says, as far as a mail in a folder still tells. */
export interface FolderEnvelope {
  /** Key of the mailbox that is meant. */
  readonly mailbox: string;
  readonly recipient: string;
  readonly sender: string;
}

const HEAD_BYTES = 65_536;
const MOST = 200;
/** Mail servers write down for whom a mail came; what its writer says counts after that. */
const WRITTEN_DOWN = ["delivered-to", "x-original-to", "x-envelope-to", "envelope-to"] as const;
const ADDRESS = /[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]{1,189}/g;

/**
 * For whom and from whom a mail in a mailbox's folder is. It belongs to that mailbox, unless it names an address of the desk that has
 * no folder of its own: several addresses may arrive in one folder.
 */
export function envelopeIn(raw: Buffer, own: Mailbox, mailboxes: readonly Mailbox[]): FolderEnvelope {
  const fields = fieldsOf(raw);
  const named = (names: readonly string[]) =>
    names.flatMap((name) => {
      const values = fields.filter(([one]) => one === name);
      const addresses = values.flatMap(([, value]) => value.match(ADDRESS) ?? []).slice(0, MOST);
      return addresses.flatMap((address) => {
        const { mailbox, sign } = partsOfReply(address);
        const here = mailboxes.filter((one) => one.key === own.key || !one.imap);
        const found = mailboxFor(here, mailbox);
        return found ? [{ mailbox: found.key, recipient: address.toLowerCase(), signed: sign !== null }] : [];
      });
    });
  const delivered = named(WRITTEN_DOWN);
  const addressed = named(["to", "cc"]);
  const mine = addressed.filter(({ mailbox }) => mailbox === own.key);
  const candidates = [delivered, mine, addressed].find((some) => some.length > 0) ?? [];
  const best = candidates.find(({ signed }) => signed) ?? candidates[0];
  const { mailbox, recipient } = best ?? { mailbox: own.key, recipient: own.address };
  return { mailbox, recipient: recipient.slice(0, 320), sender: senderIn(fields) };
}

/** Return-Path is what the envelope said; empty: a machine that wants no answer. */
function senderIn(fields: readonly (readonly [string, string])[]): string {
  const path = fields.find(([name]) => name === "return-path")?.[1].trim();
  if (path === "<>") return "";
  const written = path ?? fields.find(([name]) => name === "from")?.[1] ?? "";
  return (written.match(ADDRESS)?.at(-1) ?? "unknown").slice(0, 320);
}

function fieldsOf(raw: Buffer): readonly (readonly [name: string, value: string])[] {
  const head = raw.subarray(0, HEAD_BYTES).toString("latin1");
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length;
  const lines = head
    .slice(0, end)
    .replaceAll(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/);
  return lines.flatMap((line) => {
    const colon = line.indexOf(":");
    return colon <= 0 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1)] as const];
  });
}
