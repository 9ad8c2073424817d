import { files } from "../../contract/files.ts";
import type { Desk } from "../../desk.ts";
import type { StoredFile } from "../../files/files.ts";
import { type Call, handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readableFile } from "./readable.ts";
import { streamBytes } from "./stream.ts";

/** A header takes plain letters; what a name has beside them stands in its second form. */
const plain = (name: string): string => name.replaceAll(/[^\x20-\x7e]|["%\\]/gu, "_");

const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Nothing of a file is ever opened on our own address: it is saved, its type is not guessed, and nothing in it may run. */
export async function sendFile(
  desk: Desk,
  file: StoredFile,
  { request, response }: Pick<Call, "request" | "response">,
): Promise<{ readonly streaming: true }> {
  const found = await desk.files.read(file.sha256);
  if (!found) throw refusal("fileMissing");
  const type = file.contentType === "text/plain" ? "text/plain; charset=utf-8" : file.contentType;
  return streamBytes(request, response, found, {
    "content-type": type,
    "content-disposition": `attachment; filename="${plain(file.name)}"; filename*=UTF-8''${encoded(file.name)}`,
    "cache-control": "private, no-store",
  });
}

export const downloadFile = handles(files.download, async (desk, call) =>
  sendFile(desk, await readableFile(desk, call.principal, call.params.id), call),
);
