import { randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync, openAsBlob } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { S3mini } from "s3mini";
import type { BucketAddress } from "./bucket-address.ts";
import { awayFrom, patientFetch } from "./bucket-answers.ts";
import type { FileStore } from "./file-store.ts";
import { sweepFolder } from "./folder-store.ts";

export interface BucketStore extends FileStore {
  /** Writes, reads and removes a few bytes, as every file needs it; what is refused is thrown. */
  readonly tryOut: () => Promise<void>;
}

/** Files in a bucket of S3-compatible storage, under the same names as in a folder: one can be copied into the other by any tool. */
export function createBucketStore(address: BucketAddress, arriving: string): BucketStore {
  mkdirSync(arriving, { recursive: true, mode: 0o700 });
  const { prefix, endpoint, ...access } = address;
  const bucket = new S3mini({ endpoint, ...access, fetch: patientFetch });
  const nameOf = (key: string): string => `${prefix}${key.slice(0, 2)}/${key}`;
  const telling = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      throw awayFrom(endpoint, error);
    }
  };

  const drop = (name: string): Promise<boolean> => telling(bucket.deleteObject(name));

  const put = async (name: string, body: Blob): Promise<void> => {
    await telling(bucket.putObject(name, body));
  };
  const send = async (key: string, file: string): Promise<void> => put(nameOf(key), await openAsBlob(file));

  const read: FileStore["read"] = async (key) => {
    const answer = await telling(bucket.getObjectResponse(nameOf(key)));
    if (!answer) return null;
    const size = Number(answer.headers.get("content-length") ?? 0);
    // The same stream under two names: that of the browser's library, and Node's.
    const stream = answer.body ? Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]) : null;
    return { stream: stream ?? Readable.from([]), size };
  };

  return {
    arriving,
    put: async (key, from) => {
      // A service keeps an object whole or not at all: one that is cut half-way is not there.
      try {
        await send(key, from);
      } finally {
        await rm(from, { force: true });
      }
    },
    read,
    remove: async (key, isWanted) => {
      const found = await read(key);
      if (!found) return;
      const aside = path.join(arriving, `gone-${randomUUID()}`);
      try {
        await telling(pipeline(found.stream, createWriteStream(aside, { flags: "wx", mode: 0o600 })));
        await drop(nameOf(key));
        // Who came with the same bytes meanwhile has either put them anew, which this overwrites with the same, or finds them back.
        if (await isWanted()) await send(key, aside);
      } finally {
        await rm(aside, { force: true });
      }
    },
    sweep: (before) => sweepFolder(arriving, before),
    tryOut: async () => {
      const name = `${prefix}tried-${randomUUID()}`;
      await put(name, new Blob(["filrouge"]));
      await telling(bucket.getObject(name));
      await drop(name);
    },
  };
}
