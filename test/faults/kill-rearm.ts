import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "../../api/clock.ts";
import { openStore, type Store } from "../../api/db/connect.ts";
import { retire } from "../../api/definitions/store.ts";
import { createDoor } from "../../api/tickets/door.ts";
import type { Calendar } from "../../blueprints/calendar.ts";
import { multiply } from "../many-tickets.ts";
import { ANA, accepted, eventOf, put } from "../small-desk.ts";
import { type DatabaseName, freshDatabase } from "../stores.ts";
import { startDesk } from "./desk-process.ts";
import { audit } from "./kill-nine.ts";
import { newLedger } from "./load.ts";
import { quiet } from "./quiet.ts";

/** What became of many tickets to which a new calendar was brought while whoever brought it was killed. */
export interface Rearmed {
  readonly tickets: number;
  /** Kills that found the work unfinished. */
  readonly kills: number;
  /** Tickets whose journal tells of the new calendar not at all, once, more often. */
  readonly never: number;
  readonly once: number;
  readonly often: number;
  /** Different due instants: tickets of one past must have one. */
  readonly dues: number;
  readonly faults: readonly string[];
}

const CALENDAR = "paris-office";
const POLICY = {
  kind: "sla-policy",
  schemaVersion: 1,
  key: "promised",
  name: "Promised",
  targets: [{ metric: "totalResolution", within: "PT40H", time: "working", calendar: CALENDAR }],
};
const PLANT = fileURLToPath(new URL("plant.ts", import.meta.url));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Publishes a calendar by which every promise falls due at another instant, and kills the server while it brings it to
 * `tickets` tickets, `most` times at most, at moments drawn by `chance`; then lets it finish. `plant` is the control.
 */
export async function killRearm(
  name: DatabaseName,
  tickets: number,
  most: number,
  chance: () => number,
  plant?: "no-transactions",
): Promise<Rearmed> {
  const data = mkdtempSync(path.join(tmpdir(), "filrouge-rearm-"));
  const { address, remove } = await freshDatabase(name);
  const database = name === "sqlite" ? path.join(data, "filrouge.sqlite") : address;
  const env = name === "postgres" ? { DATABASE_URL: address } : {};
  const planted = plant === undefined ? { env } : { node: ["--import", PLANT], env: { ...env, FILROUGE_PLANT: plant } };
  try {
    await (await startDesk({ data, env })).stop();
    const store = await openStore({ database, role: "tool" });
    try {
      const ids = await openMany(store, tickets);
      await shorten(store);
      const at = () => store.db.selectFrom("rearm").selectAll().orderBy("id", "desc").executeTakeFirstOrThrow();
      let kills = 0;
      while (kills < most && (await at()).finished_at === null) {
        const { done } = await at();
        const desk = await startDesk({ data, ...planted });
        for (let now = await at(); now.finished_at === null && now.done === done; now = await at()) await pause(2);
        await pause(chance() * 250);
        await desk.kill();
        await quiet(database);
        if ((await at()).finished_at === null) kills += 1;
      }
      const last = await startDesk({ data, ...planted });
      while ((await at()).finished_at === null) await pause(20);
      await last.stop();
      return { tickets, kills, ...(await count(store, ids)), faults: (await audit(database, newLedger())).faults };
    } finally {
      await store.close();
    }
  } finally {
    await remove();
    rmSync(data, { recursive: true, force: true });
  }
}

/** A desk with one policy, and so many tickets that it promises something. */
async function openMany(store: Store, tickets: number): Promise<ReadonlySet<string>> {
  const now = systemClock.now();
  const policies = await store.db.selectFrom("definition").select("key").where("kind", "=", "sla-policy").execute();
  for (const { key } of policies) await retire(store.db, { kind: "sla-policy", key, at: now });
  await put(store, "sla-policy", POLICY.key, POLICY, now);
  await store.db.updateTable("rearm").set({ finished_at: now }).execute();
  const door = createDoor({ store, clock: systemClock });
  const { ticket } = await accepted(door, {
    event: eventOf("rearm-fault", ANA, now, {
      type: "ticketSubmitted",
      draft: { number: 0, subject: "Invoice", channel: "web" },
    }),
  });
  return new Set([ticket.id, ...(await multiply(store, ticket.id, tickets - 1))]);
}

/** Publishes the shipped calendar with shorter days. */
async function shorten(store: Store): Promise<void> {
  const shipped = new URL("../../blueprints/library/calendars/paris-office.json", import.meta.url);
  const calendar = JSON.parse(readFileSync(shipped, "utf8")) as Calendar; // Its own test says that it is one.
  const week = Object.fromEntries(Object.keys(calendar.week).map((day) => [day, [["10:00", "12:00"]]]));
  await put(store, "calendar", CALENDAR, { ...calendar, week }, systemClock.now());
}

async function count(
  { db }: Store,
  ids: ReadonlySet<string>,
): Promise<Pick<Rearmed, "never" | "once" | "often" | "dues">> {
  const told = await db.selectFrom("journal").select("ticket").where("type", "=", "rearmed").execute();
  const times = new Map<string, number>();
  for (const { ticket } of told) if (ids.has(ticket)) times.set(ticket, (times.get(ticket) ?? 0) + 1);
  const once = [...times.values()].filter((one) => one === 1).length;
  const rows = await db.selectFrom("ticket").select(["id", "sla_due_at", "wake_at"]).execute();
  const dues = new Set(rows.filter(({ id }) => ids.has(id)).map((row) => `${row.sla_due_at} ${row.wake_at}`));
  return { never: ids.size - times.size, once, often: times.size - once, dues: dues.size };
}
