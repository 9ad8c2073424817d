import { createHash, randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Mailbox } from "../../../blueprints/mailbox.ts";
import { type Arrival, arrivalId, rawKey } from "../arrivals.ts";
import type { MailDesk } from "../mail-desk.ts";
import { envelopeIn } from "./envelope.ts";

/** A mail as it lies in the folder; of one that is too large only its head was fetched. */
export interface FolderMail {
  readonly uid: number;
  readonly bytes: Buffer;
  readonly size: number;
  readonly tooLarge: boolean;
}

/** The disk is waited for by so many at once, not one after the other. */
const AT_ONCE = 16;

/** Puts the bytes of mails where they outlast a power cut; gives the rows that are to be written then. */
export async function keepBytes(
  { store, files, clock }: MailDesk,
  own: Mailbox,
  mailboxes: readonly Mailbox[],
  mails: readonly FolderMail[],
): Promise<readonly Arrival[]> {
  const now = clock.now();
  const arrivals = mails.map(({ bytes, size, tooLarge }): Arrival & { readonly bytes: Buffer } => ({
    ...{ bytes, sha256: createHash("sha256").update(bytes).digest("hex"), size, now },
    ...envelopeIn(bytes, own, mailboxes),
    ...(tooLarge && { quarantined: "tooLarge" as const }),
  }));
  const known = await store.db.selectFrom("mail_in").select("id").where("id", "in", arrivals.map(arrivalId)).execute();
  const kept = new Set(known.map(({ id }) => id));
  // What has been here before need not be written once more: that is most of a folder whose numbers begin anew.
  const fresh = arrivals.filter((arrival) => !kept.has(arrivalId(arrival)));
  for (let at = 0; at < fresh.length; at += AT_ONCE)
    await Promise.all(
      fresh.slice(at, at + AT_ONCE).map(async ({ sha256, bytes }) => {
        const place = path.join(files.arriving, randomUUID());
        await writeFile(place, bytes, { flag: "wx", mode: 0o600, flush: true });
        await files.put(rawKey(sha256), place);
      }),
    );
  return fresh.map(({ bytes: _, ...arrival }) => arrival);
}
