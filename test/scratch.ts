import { accessSync, constants, mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const MEMORY = "/dev/shm";
/** Containers often have 64 MiB there: too little for databases. */
const ENOUGH_BYTES = 4 * 2 ** 30;

/**
 * A new folder for a test's databases, in memory where the machine offers it: what a test asks of SQLite and PostgreSQL is the
 * same there, and waiting for the disk is most of the time of many. What a disk keeps when the power goes is asked by
 * `npm run test:faults` and the benches, which stay on it.
 */
export const scratch = (name: string): string => mkdtempSync(path.join(place(), `filrouge-${name}-`));

function place(): string {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
