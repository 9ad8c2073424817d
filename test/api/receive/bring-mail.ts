import { createHash, randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { rawKey, writeArrivals } from "../../../api/receive/arrivals.ts";
import type { MailDesk } from "../../../api/receive/mail-desk.ts";

/** A mail as a mail server hands it over: its bytes, and what the envelope says. */
export interface Brought {
  readonly raw: Buffer;
  readonly sender: string;
  readonly recipient: string;
}

/** Lays a mail down as the receiver does, and nobody has looked at it; gives the hash of its bytes. */
export async function bring({ files, store, clock }: MailDesk, mail: Brought): Promise<string> {
  const sha256 = createHash("sha256").update(mail.raw).digest("hex");
  const place = path.join(files.arriving, randomUUID());
  await writeFile(place, mail.raw);
  await files.put(rawKey(sha256), place);
  const { sender, recipient } = mail;
  await writeArrivals(store.db, [
    { mailbox: "support", sha256, size: mail.raw.length, sender, recipient, now: clock.now() },
  ]);
  return sha256;
}
