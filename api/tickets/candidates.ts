import type { Kysely, Transaction } from "kysely";
import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { isOpen } from "../../runtime/calendar.ts";
import type { Candidates, Need } from "../../runtime/decision.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Candidate } from "../../runtime/pick.ts";
import type { Store } from "../db/connect.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";

type Trx = Kysely<Tables> | Transaction<Tables>;
type Wanted = Extract<Need, { readonly type: "candidates" }>;

/**
 * Everybody of a group with what he has now. The group stays locked until the transaction ends, so that two tickets which come
 * at the same time see each other's choice, and no capacity is exceeded.
 */
export async function readCandidates(
  { dialect }: Store,
  trx: Trx,
  definitions: Definitions,
  { group, channel, requester }: Wanted,
  now: number,
): Promise<Candidates> {
  await trx.selectFrom("desk_group").select("key").where("key", "=", group).modifyEnd(dialect.lockRows).execute();
  const people = await trx
    .selectFrom("person_group")
    .innerJoin("person", "person.key", "person_group.person")
    .leftJoin("presence", "presence.person", "person.key")
    .select(["person.key", "name", "availability", "absent_until", "shift", "skills"])
    .where("group_key", "=", group)
    .where("active", "=", 1)
    .orderBy("person.key")
    .execute();
  const loads = await readLoads(
    trx,
    people.map(({ key }) => key),
    definitions.assignments?.get(group)?.load?.by === "effort",
  );
  return {
    people: people.map((person): Candidate => {
      const unavailable = absence(person, definitions, now);
      const { load, byChannel, lastAssignedAt } = loads.get(person.key) ?? NOTHING;
      return {
        id: person.key,
        name: person.name,
        available: unavailable === null,
        unavailable,
        load,
        onChannel: byChannel.get(channel) ?? 0,
        skills: readStrings(person.skills ?? "[]"),
        lastAssignedAt,
      };
    }),
    lastOwner: requester === null ? null : await lastOwner(trx, requester),
  };
}

interface Load {
  load: { new: number; open: number; pending: number; hold: number };
  readonly byChannel: Map<string, number>;
  lastAssignedAt: number | null;
}

const nothing = (): Load => ({
  load: { new: 0, open: 0, pending: 0, hold: 0 },
  byChannel: new Map(),
  lastAssignedAt: null,
});
const NOTHING = nothing();

async function readLoads(trx: Trx, people: readonly string[], byEffort: boolean): Promise<Map<string, Load>> {
  const loads = new Map<string, Load>(people.map((key) => [key, nothing()]));
  if (people.length === 0) return loads;
  const rows = await trx
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
    one.load[status] += Number(byEffort ? effort : tickets);
    if (status === "new" || status === "open")
      one.byChannel.set(channel, (one.byChannel.get(channel) ?? 0) + Number(tickets));
  }
  return loads;
}

interface Presence {
  readonly availability: Tables["presence"]["availability"] | null;
  readonly absent_until: number | null;
  readonly shift: string | null;
}

/** Why somebody gets nothing now: both the switch and the shift must say that he is there. */
export function absence(
  { availability, absent_until: until, shift }: Presence,
  definitions: Definitions,
  now: number,
): Sentence | null {
  if (until !== null && until > now) return { en: "is absent", fr: "est en absence" };
  if (availability === "away") return { en: "is away", fr: "s’est mis en pause" };
  const calendar = shift === null ? null : definitions.calendars?.get(shift || DEFAULT_CALENDAR);
  return calendar && !isOpen(calendar, now) ? { en: "is off shift", fr: "n’est pas de service" } : null;
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
