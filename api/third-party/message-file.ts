import { createHash, randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { createTransport } from "nodemailer";
import type { Attachment, Message } from "../../blueprints/message.ts";
import type { Config } from "../config.ts";
import type { Desk } from "../desk.ts";
import { attachmentOf, keepFile, readForNaming } from "../files/files.ts";
import { HEAD_BYTES } from "../files/sniff.ts";
import { readContact } from "../people/contacts.ts";

/** What mail programs open as a mail. */
const MAIL = "message/rfc822";
/** Where an answer goes, with the sign by which it finds its ticket: whoever else knows it could speak there. */
const SIGNED = /\+\d{1,15}\.[a-z2-7]{26}(?=@)/gi;

type Making = Pick<Desk, "store" | "files" | "clock"> & {
  readonly config: { readonly files: Pick<Config["files"], "fileBytes"> };
};

/** Whether a word may be handed on as the mail that it is: it was said openly, by somebody outside. */
export const mayHandOn = ({ public: open, thread, authorKind }: Message): boolean =>
  open && thread === undefined && (authorKind === "requester" || authorKind === "cc");

/**
 * A word of a requester as a mail in a file of whoever hands it on: who wrote it to whom and when, its words, its HTML and its files as long
 * as these fit into `config.files.fileBytes`; the names of others stand below its words. Nothing in it lets anybody speak on the ticket.
 */
export async function fileOfMessage(
  { store, files, clock, config }: Making,
  message: Message,
  { subject, by }: { readonly subject: string; readonly by: string },
): Promise<Attachment> {
  const stored = await readForNaming(
    store.db,
    message.attachments.map(({ id }) => id),
    clock.now(),
  );
  // What base64 adds, and the words.
  let room = config.files.fileBytes * 0.7 - message.text.length - (message.html ?? "").length;
  const left: string[] = [];
  const carried = [];
  for (const { id, name, contentId } of message.attachments) {
    const file = stored.find((one) => one.id === id);
    const bytes = file && file.size <= room ? await files.read(file.sha256) : null;
    if (!file || !bytes) {
      left.push(`[${name}]`);
      continue;
    }
    room -= file.size;
    carried.push({
      ...{ filename: name, contentType: file.contentType, content: await buffer(bytes.stream) },
      ...(contentId !== undefined && { cid: contentId, contentDisposition: "inline" as const }),
    });
  }
  const unsigned = (text: string): string => text.replaceAll(SIGNED, "");
  const addresses = (some: readonly string[]) =>
    some.filter((one) => one.includes("@")).map((one) => ({ name: "", address: unsigned(one) }));
  const composed = await createTransport({ streamTransport: true, buffer: true, newline: "windows" }).sendMail({
    from: await senderOf(store, message),
    to: addresses(message.to),
    cc: addresses(message.cc),
    date: new Date(message.at),
    ...(message.messageId !== null && { messageId: message.messageId }),
    subject,
    text: unsigned([message.text, ...left].join("\n\n")),
    ...(message.html !== undefined && { html: unsigned(message.html) }),
    attachments: carried,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = composed.message as Buffer; // it was asked for as one
  const place = path.join(files.arriving, randomUUID());
  await writeFile(place, bytes, { flag: "wx", mode: 0o600, flush: true });
  const arrived = {
    ...{ path: place, size: bytes.length, head: bytes.subarray(0, HEAD_BYTES) },
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  const name = `${
    subject
      .replaceAll(/[\\/:*?"<>|]+/g, " ")
      .trim()
      .slice(0, 100) || "message"
  }.eml`;
  return attachmentOf(await keepFile(store.db, files, arrived, { name, by, now: clock.now(), contentType: MAIL }));
}

/** Whoever wrote it, as their mail said, else as they are known; somebody without an address has a name alone. */
async function senderOf({ db }: Desk["store"], { from, author }: Message) {
  const [, name = "", address] = /^(.*?)\s*<([^<>\s]+@[^<>\s]+)>$/.exec(from ?? "") ?? [];
  if (address !== undefined) return { name, address };
  if (from?.includes("@")) return { name: "", address: from };
  const contact = await readContact(db, author);
  return { name: contact?.name ?? from ?? "", address: contact?.emails[0] ?? "" };
}
