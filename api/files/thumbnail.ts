import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { FileStore } from "./file-store.ts";

/** Pictures that are shown small; what is drawn from a description (SVG, PDF) is not. */
const PICTURES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

export const isPicture = (contentType: string): boolean => PICTURES.has(contentType);

/** Both sides fit into this, in pixels. */
const SIDE = 320;
/** A file of a few bytes may claim any size; what unfolds to more is not unfolded. */
const MOST_PIXELS = 50_000_000;
const MOST_SECONDS = 10;

export const thumbnailKey = (sha256: string): string => `${sha256}.webp`;

/** The drawing library, once a picture is to be drawn: it takes as much memory as a small server. */
async function openDrawing() {
  const { default: sharp } = await import("sharp");
  // One picture after the other and nothing kept, so that a few large ones do not take the server's memory.
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({
    operation: [
      "VipsForeignLoadJpeg",
      "VipsForeignLoadPng",
      "VipsForeignLoadNsgif",
      "VipsForeignLoadWebp",
      "VipsForeignLoadHeif",
    ],
  });
  return sharp;
}

let opened: ReturnType<typeof openDrawing> | null = null;
let last: Promise<unknown> = Promise.resolve();

/** Draws and keeps a small copy of a picture, once; false: it cannot be drawn. */
export function drawThumbnail(store: FileStore, sha256: string): Promise<boolean> {
  const drawn = last.then(() => draw(store, sha256));
  last = drawn.catch(() => {});
  return drawn;
}

async function draw(store: FileStore, sha256: string): Promise<boolean> {
  const kept = await store.read(thumbnailKey(sha256));
  if (kept) {
    kept.stream.destroy();
    return true;
  }
  opened ??= openDrawing();
  const sharp = await opened;
  const found = await store.read(sha256);
  if (!found) return false;
  const file = path.join(store.arriving, randomUUID());
  const drawing = sharp({ limitInputPixels: MOST_PIXELS, pages: 1 })
    .rotate()
    .resize(SIDE, SIDE, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 75 })
    .timeout({ seconds: MOST_SECONDS });
  try {
    found.stream.on("error", (error) => drawing.destroy(error)).pipe(drawing);
    await writeFile(file, await drawing.toBuffer(), { flush: true, mode: 0o600 });
  } catch {
    // Damaged, too large, or not what its first bytes claim: it is a file like any other.
    found.stream.destroy();
    return false;
  }
  await store.put(thumbnailKey(sha256), file);
  return true;
}
