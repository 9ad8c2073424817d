import type { Kysely } from "kysely";
import type { Candidate } from "../../runtime/pick.ts";
import type { Tables } from "../db/tables.ts";

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
  db: Kysely<Tables>,
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
      e.fn.max("assigned_at").as("last"),
    ])
    .where("assignee", "in", [...people])
    .groupBy(["assignee", "status", "channel"])
    .execute();
  for (const { assignee, status, channel, tickets, effort, last } of rows) {
    const one = loads.get(assignee ?? "");
    if (!one) continue;
    if (last !== null && last > (one.lastAssignedAt ?? 0)) one.lastAssignedAt = last;
    if (status === "solved" || status === "closed") continue;
    one.load[status] += Number(by === "effort" ? effort : tickets);
    if (status === "new" || status === "open")
      one.byChannel.set(channel, (one.byChannel.get(channel) ?? 0) + Number(tickets));
  }
  return loads;
}
