import type { Readable } from "node:stream";

/** Where bytes are kept, under names made of their hash. The one thing to write for another kind of storage. */
export interface FileStore {
  /** A folder on this machine for what is on its way. */
  readonly arriving: string;
  /** Takes over the file at `path`, which is gone afterwards. When it resolves, the bytes outlast a power cut. */
  readonly put: (key: string, path: string) => Promise<void>;
  /** The bytes, or null when there are none under this name. */
  readonly read: (key: string) => Promise<{ readonly stream: Readable; readonly size: number } | null>;
  /** Takes the bytes away, unless `isWanted` says, once they are out of the way, that somebody has come to want them. */
  readonly remove: (key: string, isWanted: () => Promise<boolean>) => Promise<void>;
  /** Takes away what stopped arriving before this instant, epoch ms. */
  readonly sweep: (before: number) => Promise<void>;
}

/** The storage does not answer, or refuses us. Its message names the place and what it said, and no secret. */
export class StorageAway extends Error {
  /** What it answered, as an HTTP status; null: nothing. */
  readonly status: number | null;

  constructor(message: string, status: number | null) {
    super(message);
    this.status = status;
  }
}
