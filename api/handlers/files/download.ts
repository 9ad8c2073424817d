import { pipeline } from "node:stream/promises";
import { files } from "../../contract/files.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readableFile } from "./readable.ts";

/** A header takes plain letters; what a name has beside them stands in its second form. */
const plain = (name: string): string => name.replaceAll(/[^\x20-\x7e]|["%\\]/gu, "_");

const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Nothing of a file is ever opened on our own address: it is saved, its type is not guessed, and nothing in it may run. */
export const downloadFile = handles(files.download, async (desk, { principal, params, request, response }) => {
  const file = await readableFile(desk, principal, params.id);
  const found = await desk.files.read(file.sha256);
  if (!found) throw refusal("fileMissing");
  const type = file.contentType === "text/plain" ? "text/plain; charset=utf-8" : file.contentType;
  response.writeHead(200, {
    "content-type": type,
    "content-length": found.size,
    "content-disposition": `attachment; filename="${plain(file.name)}"; filename*=UTF-8''${encoded(file.name)}`,
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "cache-control": "private, no-store",
  });
  if (request.method === "HEAD") {
    found.stream.destroy();
    response.end();
    return { streaming: true };
  }
  // Who hangs up has heard enough; what cannot be read to its end breaks off, and its length says so.
  await pipeline(found.stream, response).catch(() => response.destroy());
  return { streaming: true };
});
