import { type Kysely, sql } from "kysely";
import { STATUSES } from "../../blueprints/status.ts";
import type { Candidate } from "../../runtime/rules/pick.ts";
import type { Tables } from "../db/tables.ts";
import { UNSOLVED } from "../tickets/queries.ts";

type Db = Kysely<Tables>;

/** What somebody has, by status and channel, and when he was last given something. */
export interface Load {
  readonly load: { -readonly [S in keyof Candidate["load"]]: number };
  readonly byChannel: Map<string, number>;
  lastAssignedAt: number | null;
}

export const nothing = (): Load => ({
  load: { new: 0, open: 0, pending: 0, hold: 0 },
  byChannel: new Map(),
  lastAssignedAt: null,
});

/** What each of these people has now: a number of tickets, or their effort points. */
export async function readLoads(
  db: Db,
  people: readonly string[],
  by: "tickets" | "effort" = "tickets",
): Promise<Map<string, Load>> {
  const loads = new Map<string, Load>(people.map((key) => [key, nothing()]));
  if (people.length === 0) return loads;
  const rows = await db
    .selectFrom("ticket")
    .select((e) => [
      "assignee",
      "status",
      "channel",
      e.fn.countAll<number>().as("tickets"),
      e.fn.sum<number>("effort").as("effort"),
    ])
    .where("assignee", "in", [...people])
    .where("status", "in", [...UNSOLVED])
    .groupBy(["assignee", "status", "channel"])
    .execute();
  for (const { assignee, status, channel, tickets, effort } of rows) {
    const one = loads.get(assignee ?? "");
    if (!one || status === "solved" || status === "closed") continue;
    one.load[status] += Number(by === "effort" ? effort : tickets);
    if (status === "new" || status === "open")
      one.byChannel.set(channel, (one.byChannel.get(channel) ?? 0) + Number(tickets));
  }
  await readLastAssigned(db, people, loads);
  return loads;
}

/** One look into the index a person and status: nobody's past is read through. */
async function readLastAssigned(db: Db, people: readonly string[], loads: ReadonlyMap<string, Load>): Promise<void> {
  const last = (status: string) =>
    sql<
      number | null
    >`(select max(assigned_at) from ticket where assignee = person.key and status = ${sql.lit(status)})`;
  const rows = await db
    .selectFrom("person")
    .select("key")
    .select(STATUSES.map((status) => last(status).as(status)))
    .where("key", "in", [...people])
    .execute();
  for (const { key, ...found } of rows) {
    const one = loads.get(key);
    const known = Object.values(found).filter((at) => at !== null);
    if (one && known.length > 0) one.lastAssignedAt = Math.max(...known);
  }
}
