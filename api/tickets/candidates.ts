import type { Kysely, Transaction } from "kysely";
import type { Capacity } from "../../blueprints/assignment.ts";
import type { Fact } from "../../blueprints/facts.ts";
import type { Candidates, Need } from "../../runtime/decision.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Candidate } from "../../runtime/rules/pick.ts";
import type { Store } from "../db/connect.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { type Load, nothing, readLoads } from "../people/loads.ts";
import { absence } from "../people/there.ts";
import { AssignmentBook, type Member } from "./assignment-book.ts";

type Trx = Kysely<Tables> | Transaction<Tables>;
type Wanted = Omit<Extract<Need, { readonly type: "candidates" }>, "type">;

/**
 * Everybody of a group with what he has now. The group and its people stay locked until the transaction ends, so that two
 * tickets which come at the same time see each other's choice, also where two groups share people, and no capacity is exceeded.
 * What `book` knows is not read again.
 */
export async function readCandidates(
  { dialect }: Store,
  trx: Trx,
  definitions: Definitions,
  { group, channel, requester }: Wanted,
  now: number,
  book = new AssignmentBook(),
): Promise<Candidates> {
  const assignment = definitions.assignments?.get(group);
  const by = assignment?.load?.by ?? "tickets";
  if (!book.members.has(group)) {
    await trx
      .selectFrom("desk_group")
      .innerJoin("person_group", "person_group.group_key", "desk_group.key")
      .innerJoin("person", "person.key", "person_group.person")
      .select("person.key")
      .where("desk_group.key", "=", group)
      .orderBy("person.key")
      .modifyEnd(dialect.lockRows)
      .execute();
    book.members.set(group, await readMembers(trx, group));
  }
  const members = book.members.get(group) ?? [];
  const loads = book.loads[by];
  const unknown = members.map(({ key }) => key).filter((key) => !loads.has(key));
  for (const [key, load] of await readLoads(trx, unknown, by)) loads.set(key, load);
  if (requester !== null && !book.owners.has(requester)) book.owners.set(requester, await lastOwner(trx, requester));
  const found: Candidates = {
    people: members.map((one) => candidateOf(one, loads.get(one.key) ?? nothing(), definitions, channel, now)),
    lastOwner: requester === null ? null : (book.owners.get(requester) ?? null),
  };
  if (assignment?.method !== "roundRobin") return found;
  if (!book.turns.has(group)) book.turns.set(group, await lastInTurn(trx, group));
  return { ...found, lastInTurn: book.turns.get(group) ?? null };
}

/** The same without the lock: to look, not to choose. */
export async function peekCandidates(
  trx: Trx,
  definitions: Definitions,
  { group, channel, requester }: Wanted,
  now: number,
  by?: "tickets" | "effort",
): Promise<Candidates> {
  const members = await readMembers(trx, group);
  const keys = members.map(({ key }) => key);
  const loads = await readLoads(trx, keys, by);
  return {
    people: members.map((one) => candidateOf(one, loads.get(one.key) ?? nothing(), definitions, channel, now)),
    lastOwner: requester === null ? null : await lastOwner(trx, requester),
  };
}

const readMembers = (trx: Trx, group: string) =>
  trx
    .selectFrom("person_group")
    .innerJoin("person", "person.key", "person_group.person")
    .leftJoin("presence", "presence.person", "person.key")
    .select(["person.key", "name", "availability", "absent_until", "shift", "skills", "capacity"])
    .where("group_key", "=", group)
    .where("active", "=", 1)
    .orderBy("person.key")
    .execute();

function candidateOf(
  member: Member,
  { load, byChannel, lastAssignedAt }: Load,
  definitions: Definitions,
  channel: string,
  now: number,
): Candidate {
  const unavailable = absence(member, definitions, now);
  return {
    id: member.key,
    name: member.name,
    available: unavailable === null,
    unavailable,
    load: { ...load },
    onChannel: byChannel.get(channel) ?? 0,
    skills: readStrings(member.skills ?? "[]"),
    lastAssignedAt,
    // Written from a Capacity alone.
    ...(member.capacity !== null && { capacity: JSON.parse(member.capacity) as Capacity }),
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

/** Of so many of a requester's latest tickets the last owner is looked for: who has many is not read through each time. */
const LATEST = 50;

async function lastOwner(trx: Trx, requester: string): Promise<string | null> {
  const latest = trx
    .selectFrom("ticket")
    .select(["assignee", "assigned_at"])
    .where("requester", "=", requester)
    .orderBy("updated_at", "desc")
    .limit(LATEST)
    .as("latest");
  const row = await trx
    .selectFrom(latest)
    .select("assignee")
    .where("assignee", "is not", null)
    .orderBy("assigned_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.assignee ?? null;
}
