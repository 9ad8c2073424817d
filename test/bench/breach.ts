import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { clockAt, systemClock } from "../../api/clock.ts";
import { openStore } from "../../api/db/connect.ts";
import { newId } from "../../api/ids.ts";
import { createDoor } from "../../api/tickets/door.ts";
import type { SlaPolicy } from "../../blueprints/sla-policy.ts";
import { startDesk } from "../faults/desk-process.ts";
import { signIn } from "../faults/load.ts";
import { ANA, accepted, eventOf, put } from "../small-desk.ts";
import type { BenchRow } from "./bench.ts";
import { switchOff } from "./rearm.ts";

const TICKETS = 40;
const APART_MS = 137;
const WITHIN_MS = 60_000;
/** The first one is due so long after all have been opened. */
const LEAD_MS = 4_000;

const POLICY: SlaPolicy = {
  kind: "sla-policy",
  schemaVersion: 1,
  key: "bench",
  name: "Bench",
  targets: [{ metric: "totalResolution", within: "PT1M", time: "calendar" }],
};

/** How long after its due instant a breach is told to somebody who has the desk open: 95th percentile of many. */
async function breachSeen(): Promise<number> {
  const data = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
  const first = await startDesk({ data });
  await first.stop();
  const store = await openStore({ database: path.join(data, "filrouge.sqlite"), role: "tool" });
  const end = new AbortController();
  try {
    await switchOff(store);
    await put(store, "sla-policy", POLICY.key, POLICY, systemClock.now() - 10 * WITHIN_MS);
    await store.db.updateTable("rearm").set({ finished_at: systemClock.now() }).execute();
    const desk = await startDesk({ data });
    const cookie = await signIn(desk.address, "ana@filrouge.example");
    const stream = await fetch(`${desk.address}/api/live`, { headers: { cookie }, signal: end.signal });
    // Opened a while ago, by a clock of its own.
    const clock = clockAt(systemClock.now());
    const door = createDoor({ store, clock });
    const start = systemClock.now() + LEAD_MS;
    const dues = new Map<string, number>();
    for (let index = 0; index < TICKETS; index++) {
      const dueAt = start + index * APART_MS;
      const [id, opened] = [newId(), dueAt - WITHIN_MS];
      clock.set(opened);
      await accepted(door, {
        event: eventOf(id, ANA, opened, {
          type: "ticketSubmitted",
          draft: { number: 0, subject: "Invoice", channel: "web", department: "department:finance" },
        }),
      });
      dues.set(id, dueAt);
    }
    const waits: number[] = [];
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    while (reader && dues.size > 0) {
      const { value, done } = await reader.read();
      if (done) break;
      const now = systemClock.now();
      for (const [id, dueAt] of dues)
        if (now > dueAt && value.includes(id)) {
          waits.push(now - dueAt);
          dues.delete(id);
        }
    }
    end.abort();
    await desk.stop();
    waits.sort((a, b) => a - b);
    return waits[Math.floor(waits.length * 0.95)] ?? Number.NaN;
  } finally {
    await store.close();
    rmSync(data, { recursive: true, force: true });
  }
}

export const rows: readonly BenchRow[] = [
  { name: "breach seen by the desk after its due instant, p95", unit: "ms", bar: { atMost: 1000 }, run: breachSeen },
];
