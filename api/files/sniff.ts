import { fileTypeFromBuffer } from "file-type";

/** So much of a file's beginning tells what it is. */
export const HEAD_BYTES = 65_536;

const UTF8 = new TextDecoder("utf-8", { fatal: true });
/** A character may be cut at the end of the beginning. */
const LONGEST_CHARACTER = 4;

function isText(head: Buffer): boolean {
  if (head.includes(0)) return false;
  for (let cut = 0; cut < LONGEST_CHARACTER && cut <= head.length; cut++) {
    try {
      UTF8.decode(head.subarray(0, head.length - cut));
      return true;
    } catch {}
  }
  return false;
}

/** What the bytes say that they are; whatever a sender declares is not asked for. HTML, CSV and programs are text. */
export async function typeOf(head: Buffer): Promise<string> {
  // What its parser stumbles over is nothing that it knows.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found) return found.mime;
  return isText(head) ? "text/plain" : "application/octet-stream";
}
