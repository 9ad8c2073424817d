import { type Kysely, sql } from "kysely";
import { STATUSES } from "../../blueprints/status.ts";
import type { Candidate } from "../../runtime/rules/pick.ts";
import type { Dialect } from "../db/dialect.ts";
import { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { UNSOLVED } from "../tickets/ticket-filter.ts";

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
  { db, dialect }: { readonly db: Db; readonly dialect: Dialect },
  people: readonly string[],
  by: "tickets" | "effort" = "tickets",
  statements = new Statements(),
): Promise<Map<string, Load>> {
  const loads = new Map<string, Load>(people.map((key) => [key, nothing()]));
  if (people.length === 0) return loads;
  const build = () =>
    db
      .selectFrom("ticket")
      .select((e) => [
        "assignee",
        "status",
        "channel",
        e.fn.countAll<number>().as("tickets"),
        e.fn.sum<number>("effort").as("effort"),
      ])
      .where(dialect.among("assignee", people))
      .where(
        "status",
        "in",
        UNSOLVED.map((status) => sql.lit(status)),
      )
      .groupBy(["assignee", "status", "channel"]);
  const { rows } = await statements.run(db, "loads", build, [dialect.bound(people)]);
  for (const { assignee, status, channel, tickets, effort } of rows) {
    const one = loads.get(assignee ?? "");
    if (!one || status === "solved" || status === "closed") continue;
    one.load[status] += Number(by === "effort" ? effort : tickets);
    if (status === "new" || status === "open")
      one.byChannel.set(channel, (one.byChannel.get(channel) ?? 0) + Number(tickets));
  }
  const last = await statements.run(db, "last assigned", () => lastAssigned(db, dialect, people), [
    dialect.bound(people),
  ]);
  for (const { key, ...found } of last.rows) {
    const one = loads.get(key);
    const known = Object.values(found).filter((at) => at !== null);
    if (one && known.length > 0) one.lastAssignedAt = Math.max(...known);
  }
  return loads;
}

/** One look into the index a person and status: nobody's past is read through. */
function lastAssigned(db: Db, dialect: Dialect, people: readonly string[]) {
  const last = (status: string) =>
    sql<
      number | null
    >`(select max(assigned_at) from ticket where assignee = person.key and status = ${sql.lit(status)})`;
  return db
    .selectFrom("person")
    .select("key")
    .select(STATUSES.map((status) => last(status).as(status)))
    .where(dialect.among("person.key", people));
}
