import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { HEAD_BYTES } from "./sniff.ts";

/** A file that has come whole, is on the disk under a name that nobody knows, and belongs to whoever has it here. */
export interface Arrived {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  /** Its beginning. */
  readonly head: Buffer;
}

/** There is more of it than is taken. */
export class TooMuch extends Error {}

/** So much more is read and thrown away, that a sender who does not listen while sending hears the answer. */
export const DRAINED = 32 * 1024 * 1024;

/**
 * Writes a stream to a file in `folder` as it comes, never holding more of it than a piece. What ends too early, grows beyond
 * `most` bytes or cannot be written leaves nothing.
 */
export async function receive(from: Readable, folder: string, most: number): Promise<Arrived> {
  const file = path.join(folder, randomUUID());
  const hash = createHash("sha256");
  const beginning: Buffer[] = [];
  let size = 0;
  const watching = new Transform({
    transform(piece: Buffer, _, pass) {
      if (size < HEAD_BYTES) beginning.push(piece.subarray(0, HEAD_BYTES - size));
      size += piece.length;
      if (size > most + DRAINED) return pass(new TooMuch());
      if (size > most) return pass();
      hash.update(piece);
      pass(null, piece);
    },
  });
  try {
    // Where writing fails, the sender is still there to be told.
    const pieces = from.iterator({ destroyOnReturn: false });
    await pipeline(pieces, watching, createWriteStream(file, { flags: "wx", mode: 0o600, flush: true }));
    if (size > most) throw new TooMuch();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  return { path: file, sha256: hash.digest("hex"), size, head: Buffer.concat(beginning) };
}
