import type { Kysely } from "kysely";
import type { Assignment } from "../../blueprints/assignment.ts";
import type { Tables } from "../db/tables.ts";
import { derivedId } from "../ids.ts";

type Db = Kysely<Tables>;

/** Whoever made room longer ago than this has no claim on the next ticket any more. */
const CLAIM_MS = 600_000;
const MOST = 20;

/** Somebody who may pull the next waiting ticket. `event` is the id of the event that gives it to him: one claim, one ticket. */
export interface Claim {
  readonly event: string;
  readonly person: string;
}

/** Claims on the next waiting ticket of a group that nobody has made use of, the oldest first. */
export async function openClaims(db: Db, { group, pullsNext }: Assignment, now: number): Promise<readonly Claim[]> {
  if (pullsNext === undefined) return [];
  const since = now - CLAIM_MS;
  const solved = await db
    .selectFrom("ticket")
    .select(["id", "assignee", "solved_at"])
    .where("status", "in", ["solved", "closed"])
    .where("updated_at", ">=", since)
    .where("solved_at", ">=", since)
    .where("group_key", "=", group)
    .orderBy("solved_at")
    .orderBy("id")
    .limit(MOST)
    .execute();
  const made = solved.map(({ id, assignee, solved_at }) => ({
    id,
    assignee,
    event: derivedId("pull", id, solved_at ?? 0),
  }));
  const used = await usedOf(
    db,
    made.map(({ event }) => event),
  );
  const claims: Claim[] = [];
  for (const { id, assignee, event } of made) {
    if (used.has(event)) continue;
    const person = pullsNext === "closer" ? ((await closerOf(db, id)) ?? assignee) : assignee;
    if (person !== null) claims.push({ event, person });
  }
  return claims;
}

async function usedOf(db: Db, events: readonly string[]): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  const rows = await db
    .selectFrom("inbox")
    .select("event")
    .where("event", "in", [...events])
    .execute();
  return new Set(rows.map(({ event }) => event));
}

/** The person who solved it; null: a rule did. */
async function closerOf(db: Db, ticket: string): Promise<string | null> {
  const row = await db
    .selectFrom("journal")
    .select("by_actor")
    .where("ticket", "=", ticket)
    .where("type", "=", "statusChanged")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.by_actor.startsWith("agent:") ? row.by_actor : null;
}
