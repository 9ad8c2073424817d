import { type Kysely, sql, type Transaction } from "kysely";
import type { Capacity } from "../../blueprints/assignment.ts";
import type { Fact } from "../../blueprints/facts.ts";
import type { Candidates, Need } from "../../runtime/decision.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Candidate } from "../../runtime/rules/pick.ts";
import type { Store } from "../db/connect.ts";
import type { Dialect } from "../db/dialect.ts";
import { readStrings } from "../db/json.ts";
import { Statements } from "../db/statements.ts";
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
  { dialect }: Pick<Store, "dialect">,
  statements: Statements,
  trx: Trx,
  definitions: Definitions,
  { group, channel, requester }: Wanted,
  now: number,
  book = new AssignmentBook(),
): Promise<Candidates> {
  const assignment = definitions.assignments?.get(group);
  const by = assignment?.load?.by ?? "tickets";
  if (!book.members.has(group)) {
    // SQLite has one writer at a time already.
    if (dialect.name !== "sqlite") await lockMembers(dialect, statements, trx, group);
    book.members.set(group, await readMembers(statements, trx, group));
  }
  const members = book.members.get(group) ?? [];
  const loads = book.loads[by];
  const unknown = members.map(({ key }) => key).filter((key) => !loads.has(key));
  book.assertSeen(unknown);
  for (const [key, load] of await readLoads({ db: trx, dialect }, unknown, by, statements)) loads.set(key, load);
  if (requester !== null && !book.owners.has(requester))
    book.owners.set(requester, await lastOwner(statements, trx, requester));
  const found: Candidates = {
    people: members.map((one) => candidateOf(one, loads.get(one.key) ?? nothing(), definitions, channel, now)),
    lastOwner: requester === null ? null : (book.owners.get(requester) ?? null),
  };
  if (assignment?.method !== "roundRobin") return found;
  if (!book.turns.has(group)) book.turns.set(group, await lastInTurn(trx, group, statements));
  return { ...found, lastInTurn: book.turns.get(group) ?? null };
}

async function lockMembers(dialect: Dialect, statements: Statements, trx: Trx, group: string): Promise<void> {
  const build = () =>
    trx
      .selectFrom("desk_group")
      .innerJoin("person_group", "person_group.group_key", "desk_group.key")
      .innerJoin("person", "person.key", "person_group.person")
      .select("person.key")
      .where("desk_group.key", "=", "")
      .orderBy("person.key")
      .modifyEnd(dialect.lockRows);
  await statements.run(trx, "lock members", build, [group]);
}

/** The same without the lock: to look, not to choose. */
export async function peekCandidates(
  store: Store,
  definitions: Definitions,
  { group, channel, requester }: Wanted,
  now: number,
  by?: "tickets" | "effort",
): Promise<Candidates> {
  const { db } = store;
  const statements = new Statements();
  const members = await readMembers(statements, db, group);
  const keys = members.map(({ key }) => key);
  const loads = await readLoads(store, keys, by, statements);
  return {
    people: members.map((one) => candidateOf(one, loads.get(one.key) ?? nothing(), definitions, channel, now)),
    lastOwner: requester === null ? null : await lastOwner(statements, db, requester),
  };
}

async function readMembers(statements: Statements, trx: Trx, group: string): Promise<readonly Member[]> {
  const build = () =>
    trx
      .selectFrom("person_group")
      .innerJoin("person", "person.key", "person_group.person")
      .leftJoin("presence", "presence.person", "person.key")
      .select(["person.key", "name", "availability", "absent_until", "shift", "skills", "capacity"])
      .where("group_key", "=", "")
      .where("active", "=", sql.lit(1))
      // Somebody of another team without a seat works on no tickets.
      .where("person.roles", "not like", sql.lit('%"role:collaborator"%'))
      .orderBy("person.key");
  return (await statements.run(trx, "members", build, [group])).rows;
}

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
export async function keepTurn(statements: Statements, trx: Trx, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    if (fact.type !== "picked" || fact.method !== "roundRobin" || fact.person === null) continue;
    const { group, person } = fact;
    const build = () =>
      trx
        .insertInto("group_turn")
        .values({ group_key: "", person: "" })
        .onConflict((c) => c.column("group_key").doUpdateSet((e) => ({ person: e.ref("excluded.person") })));
    await statements.run(trx, "keep turn", build, [group, person]);
  }
}

/** Who of a group was last chosen in turn; null: nobody yet. */
export async function lastInTurn(trx: Trx, group: string, statements = new Statements()): Promise<string | null> {
  const build = () => trx.selectFrom("group_turn").select("person").where("group_key", "=", "");
  return (await statements.run(trx, "last in turn", build, [group])).rows[0]?.person ?? null;
}

/** Of so many of a requester's latest tickets the last owner is looked for: who has many is not read through each time. */
const LATEST = 50;

async function lastOwner(statements: Statements, trx: Trx, requester: string): Promise<string | null> {
  const build = () => {
    const latest = trx
      .selectFrom("ticket")
      .select(["assignee", "assigned_at"])
      .where("requester", "=", "")
      .orderBy("updated_at", "desc")
      .limit(sql.lit(LATEST))
      .as("latest");
    return trx
      .selectFrom(latest)
      .select("assignee")
      .where("assignee", "is not", null)
      .orderBy("assigned_at", "desc")
      .limit(sql.lit(1));
  };
  return (await statements.run(trx, "last owner", build, [requester])).rows[0]?.assignee ?? null;
}
