import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "../../api/db/connect.ts";
import { checkStore } from "../../api/tickets/check.ts";
import { startDesk } from "./desk-process.ts";
import { afterPowerCut, type DiskStep, LEFT } from "./disk.ts";
import { newLedger, runLoad, signIn } from "./load.ts";
import { readTrace, straceCommand } from "./strace.ts";

/** What power cuts at many points came to. */
export interface PowerLoss {
  readonly points: number;
  readonly steps: number;
  readonly acknowledged: number;
  /** Points at which something acknowledged was gone. */
  readonly losing: number;
  /** Points at which the file was damaged, or the books did not agree. */
  readonly faults: readonly string[];
}

const PLANT = fileURLToPath(new URL("plant.ts", import.meta.url));
const DATABASE = "filrouge.sqlite";

/**
 * R2: records every write and sync of the real server under load, builds the disk as a power cut at each of `points` would
 * have left it, opens it as the product does, and looks for what was acknowledged. `plant` is the control.
 */
export async function losePower(
  points: number,
  acknowledgements: number,
  chance: () => number,
  plant?: "normal",
): Promise<PowerLoss> {
  const home = mkdtempSync(path.join(tmpdir(), "filrouge-power-"));
  try {
    const { before, steps } = await recordDesk(home, acknowledgements, plant);
    const first = steps.findIndex(({ type }) => type === "told");
    if (first < 0) throw new Error("The server has told nobody anything.");
    const faults: string[] = [];
    let losing = 0;
    for (let point = 0; point < points; point++) {
      const end = first + 1 + Math.floor(chance() * (steps.length - first - 1));
      const left = LEFT[point % LEFT.length] ?? "nothing";
      const disk = path.join(home, "disk");
      rmSync(disk, { recursive: true, force: true });
      mkdirSync(disk);
      // The shared-memory file never reaches a disk that matters: it is made anew.
      for (const [file, bytes] of afterPowerCut(before, steps, end, left, chance))
        if (!file.endsWith("-shm")) writeFileSync(path.join(disk, file), bytes);
      const found = await look(path.join(disk, DATABASE), acknowledgedBy(steps, end));
      if (found.lost > 0) losing += 1;
      faults.push(...found.faults.map((fault) => `point ${end} of ${steps.length}, ${left} left: ${fault}`));
    }
    return { points, steps: steps.length, acknowledged: acknowledgedBy(steps, steps.length).size, losing, faults };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Starts the desk once to furnish it, then again under strace with people at work, and pulls the plug. */
async function recordDesk(
  home: string,
  acknowledgements: number,
  plant?: string,
): Promise<{ readonly before: ReadonlyMap<string, Buffer>; readonly steps: readonly DiskStep[] }> {
  const data = path.join(home, "data");
  const log = path.join(home, "trace");
  const first = await startDesk({ data });
  const cookie = await signIn(first.address, "ana@filrouge.example");
  await first.stop();
  const before = new Map([[DATABASE, readFileSync(path.join(data, DATABASE))]]);
  const planting = plant === undefined ? {} : { node: ["--import", PLANT], env: { FILROUGE_PLANT: plant } };
  const desk = await startDesk({ data, under: straceCommand(log), ...planting });
  const ledger = newLedger();
  const enough = () => ledger.acknowledged.size >= acknowledgements;
  await runLoad(desk.address, cookie, ledger, { clients: 4, enough });
  await desk.kill();
  if (ledger.refused[0] !== undefined) throw new Error(`A request was refused: ${ledger.refused[0]}`);
  return { before, steps: readTrace(log, data) };
}

const acknowledgedBy = (steps: readonly DiskStep[], end: number): ReadonlySet<string> =>
  new Set(steps.slice(0, end).flatMap((step) => (step.type === "told" ? step.events : [])));

async function look(
  database: string,
  acknowledged: ReadonlySet<string>,
): Promise<{ readonly lost: number; readonly faults: readonly string[] }> {
  try {
    // Opening checks the file as every start does.
    const store = await openStore({ database, role: "tool" });
    try {
      const rows = await store.db.selectFrom("inbox").select("event").execute();
      const there = new Set(rows.map(({ event }) => event));
      const lost = [...acknowledged].filter((event) => !there.has(event)).length;
      return { lost, faults: (await checkStore(store.db)).faults };
    } finally {
      await store.close();
    }
  } catch (error) {
    return { lost: 0, faults: [error instanceof Error ? error.message : String(error)] };
  }
}
