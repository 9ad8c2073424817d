import { files } from "../../contract/files.ts";
import { drawThumbnail, isPicture, thumbnailKey } from "../../files/thumbnail.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readableFile } from "./readable.ts";
import { streamBytes } from "./stream.ts";

/** Drawn anew from the picture's points: nothing of the file itself is in it, so it may be shown on our own address. */
export const readThumbnail = handles(files.thumbnail, async (desk, { principal, params, request, response }) => {
  const file = await readableFile(desk, principal, params.id);
  if (!isPicture(file.contentType) || !(await drawThumbnail(desk.files, file.sha256))) throw refusal("noThumbnail");
  const found = await desk.files.read(thumbnailKey(file.sha256));
  if (!found) throw refusal("noThumbnail");
  return streamBytes(request, response, found, {
    "content-type": "image/webp",
    "cache-control": "private, max-age=3600",
  });
});
