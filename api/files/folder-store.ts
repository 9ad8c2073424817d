import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { FileStore } from "./file-store.ts";

/** The error of a file that is not there. */
const isMissing = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";

/** A name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Files in a folder, in 256 parts by the first two signs of their names. */
export function createFolderStore(folder: string): FileStore {
  const arriving = path.join(folder, "arriving");
  mkdirSync(arriving, { recursive: true, mode: 0o700 });
  const placeOf = (key: string): string => path.join(folder, key.slice(0, 2), key);

  return {
    arriving,
    put: async (key, from) => {
      const place = placeOf(key);
      const part = path.dirname(place);
      const made = await mkdir(part, { recursive: true, mode: 0o700 });
      await rename(from, place);
      await syncFolder(part);
      if (made !== undefined) await syncFolder(folder);
    },
    read: async (key) => {
      try {
        const handle = await open(placeOf(key), "r");
        const { size } = await handle.stat();
        return { stream: handle.createReadStream(), size };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    remove: async (key, isWanted) => {
      const place = placeOf(key);
      const aside = path.join(arriving, `gone-${randomUUID()}`);
      try {
        await rename(place, aside);
      } catch (error) {
        if (isMissing(error)) return;
        throw error;
      }
      // Who came with the same bytes meanwhile has either put them anew, which this overwrites with the same, or finds them back.
      if (await isWanted()) await rename(aside, place);
      else await rm(aside, { force: true });
    },
    sweep: (before) => sweepFolder(arriving, before),
  };
}

/** Takes away what has lain in a folder since before this instant, epoch ms. */
export async function sweepFolder(folder: string, before: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found && found.mtimeMs < before) await rm(file, { force: true });
  }
}
