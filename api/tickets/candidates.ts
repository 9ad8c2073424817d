import type { Kysely, Transaction } from "kysely";
import type { Capacity } from "../../blueprints/assignment.ts";
import type { Fact } from "../../blueprints/facts.ts";
import type { Candidates, Need } from "../../runtime/decision.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Candidate } from "../../runtime/pick.ts";
import type { Store } from "../db/connect.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { nothing, readLoads } from "../people/loads.ts";
import { absence } from "../people/there.ts";

type Trx = Kysely<Tables> | Transaction<Tables>;
type Wanted = Omit<Extract<Need, { readonly type: "candidates" }>, "type">;

/**
 * Everybody of a group with what he has now. The group and its people stay locked until the transaction ends, so that two
 * tickets which come at the same time see each other's choice, also where two groups share people, and no capacity is exceeded.
 */
export async function readCandidates(
  { dialect }: Store,
  trx: Trx,
  definitions: Definitions,
  wanted: Wanted,
  now: number,
): Promise<Candidates> {
  await trx
    .selectFrom("desk_group")
    .innerJoin("person_group", "person_group.group_key", "desk_group.key")
    .innerJoin("person", "person.key", "person_group.person")
    .select("person.key")
    .where("desk_group.key", "=", wanted.group)
    .orderBy("person.key")
    .modifyEnd(dialect.lockRows)
    .execute();
  const assignment = definitions.assignments?.get(wanted.group);
  const found = await peekCandidates(trx, definitions, wanted, now, assignment?.load?.by);
  return assignment?.method === "roundRobin" ? { ...found, lastInTurn: await lastInTurn(trx, wanted.group) } : found;
}

/** The same without the lock: to look, not to choose. */
export async function peekCandidates(
  trx: Trx,
  definitions: Definitions,
  { group, channel, requester }: Wanted,
  now: number,
  by?: "tickets" | "effort",
): Promise<Candidates> {
  const people = await trx
    .selectFrom("person_group")
    .innerJoin("person", "person.key", "person_group.person")
    .leftJoin("presence", "presence.person", "person.key")
    .select(["person.key", "name", "availability", "absent_until", "shift", "skills", "capacity"])
    .where("group_key", "=", group)
    .where("active", "=", 1)
    .orderBy("person.key")
    .execute();
  const keys = people.map(({ key }) => key);
  const loads = await readLoads(trx, keys, by);
  return {
    people: people.map((person): Candidate => {
      const unavailable = absence(person, definitions, now);
      const { load, byChannel, lastAssignedAt } = loads.get(person.key) ?? nothing();
      return {
        id: person.key,
        name: person.name,
        available: unavailable === null,
        unavailable,
        load,
        onChannel: byChannel.get(channel) ?? 0,
        skills: readStrings(person.skills ?? "[]"),
        lastAssignedAt,
        // Written from a Capacity alone.
        ...(person.capacity !== null && { capacity: JSON.parse(person.capacity) as Capacity }),
      };
    }),
    lastOwner: requester === null ? null : await lastOwner(trx, requester),
  };
}

/** Notes whose turn it was, in the transaction that gives him the ticket: the group's row is locked by then. */
export async function keepTurn(trx: Trx, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    if (fact.type !== "picked" || fact.method !== "roundRobin" || fact.person === null) continue;
    const { group: group_key, person } = fact;
    await trx
      .insertInto("group_turn")
      .values({ group_key, person })
      .onConflict((c) => c.column("group_key").doUpdateSet({ person }))
      .execute();
  }
}

/** Who of a group was last chosen in turn; null: nobody yet. */
export async function lastInTurn(trx: Trx, group: string): Promise<string | null> {
  const row = await trx.selectFrom("group_turn").select("person").where("group_key", "=", group).executeTakeFirst();
  return row?.person ?? null;
}

async function lastOwner(trx: Trx, requester: string): Promise<string | null> {
  const row = await trx
    .selectFrom("ticket")
    .select("assignee")
    .where("requester", "=", requester)
    .where("assignee", "is not", null)
    .orderBy("assigned_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.assignee ?? null;
}
