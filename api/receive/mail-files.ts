import { createHash, randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Attachment } from "../../blueprints/message.ts";
import { attachmentOf, keepFile } from "../files/files.ts";
import { HEAD_BYTES } from "../files/sniff.ts";
import type { MailDesk } from "./mail-desk.ts";
import type { MailFile } from "./parsed-mail.ts";

/** A mail may bring more files than a person may attach at once, but not any number. */
const MOST = 50;

/** Files of a mail as files of the desk; what is more than it takes stays in the raw mail, which is kept. */
export async function keepMailFiles(
  { store, files, clock }: Pick<MailDesk, "store" | "files" | "clock">,
  by: string,
  brought: readonly MailFile[],
): Promise<readonly Attachment[]> {
  const kept: Attachment[] = [];
  for (const { name, contentId, bytes } of brought.slice(0, MOST)) {
    const place = path.join(files.arriving, randomUUID());
    await writeFile(place, bytes, { flag: "wx", mode: 0o600, flush: true });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES));
    const file = await keepFile(
      store.db,
      files,
      { path: place, sha256, size: bytes.byteLength, head },
      { name, by, now: clock.now() },
    );
    kept.push({ ...attachmentOf(file), ...(contentId !== null && { contentId }) });
  }
  return kept;
}
