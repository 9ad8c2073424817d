import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { systemClock } from "../../api/clock.ts";
import { openStore } from "../../api/db/connect.ts";
import { importLog } from "../../api/import/import-log.ts";
import { createDoor } from "../../api/tickets/door.ts";
import { bytesOf, furnishHelpDesk, helpdeskMapping, logFile } from "../help-desk.ts";
import type { BenchRow } from "./bench.ts";

/** A generated log of four years, from the bytes of its file to the stored report, on SQLite with every commit on the disk. */
async function eventsPerSecond(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "filrouge-import-"));
  const text = logFile({ seed: 1 });
  const store = await openStore({ database: path.join(folder, "filrouge.sqlite"), role: "tool" });
  try {
    await furnishHelpDesk(store);
    const door = createDoor({ store, clock: systemClock });
    const start = performance.now();
    const { report } = await importLog({
      store,
      door,
      clock: systemClock,
      mapping: helpdeskMapping(),
      file: "generated.csv",
      bytes: bytesOf(text),
    });
    const seconds = (performance.now() - start) / 1000;
    if (report.door.new !== report.rows.total)
      throw new Error(`${report.door.new} of ${report.rows.total} events came in.`);
    return report.door.new / seconds;
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const rows: readonly BenchRow[] = [
  { name: "import", unit: "events/s", bar: { atLeast: 3000 }, run: eventsPerSecond },
];
