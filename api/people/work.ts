import type { Kysely } from "kysely";
import { type Capacity, capacitySchema } from "../../blueprints/assignment.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import { shiftEndAfter } from "../../runtime/calendar/shift.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Dialect } from "../db/dialect.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { type Change, noteChanges } from "./changes.ts";
import { setLanguage } from "./people.ts";
import { type Presence, THERE } from "./presence.ts";
import { shiftOf } from "./there.ts";

type Db = Kysely<Tables>;

/** How somebody works: what he can do, when, and how much he gets. `shift` is a calendar's key; null: always on. */
export interface Work {
  readonly skills: readonly string[];
  readonly shift: string | null;
  /** Stands in place of the group's own; empty: the group's. */
  readonly capacity: Capacity;
}

export interface WorkAndPresence extends Work {
  readonly presence: Presence;
}

const PLAIN: WorkAndPresence = { skills: [], shift: null, capacity: {}, presence: THERE };

/** How everybody works of whom something is said, by key. */
export async function readWork(db: Db): Promise<(person: string) => WorkAndPresence> {
  const rows = await db.selectFrom("presence").selectAll().execute();
  const known = new Map(rows.map((row) => [row.person, workOf(row)]));
  return (person) => known.get(person) ?? PLAIN;
}

const workOf = (row: Tables["presence"]): WorkAndPresence => ({
  skills: readStrings(row.skills),
  shift: row.shift,
  capacity: row.capacity === null ? {} : capacitySchema.parse(JSON.parse(row.capacity)),
  presence: { availability: row.availability, absentUntil: row.absent_until },
});

type Settings = { readonly [K in keyof Work]?: Work[K] | undefined } & { readonly language?: string | undefined };

const asJson = ({ skills, shift, capacity }: Settings) => ({
  skills: skills && [...skills],
  shift,
  // JSON by its schema.
  capacity: capacity as JsonObject | undefined,
});

/** Changes what is named of somebody's settings, and notes who did; the end of his next shift follows. */
export async function changeWork(
  db: Db,
  dialect: Dialect,
  definitions: Definitions,
  change: Change,
  to: Settings,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { person, at } = change;
    const row = await trx
      .selectFrom("person")
      .select("language")
      .where("key", "=", person)
      .modifyEnd(dialect.lockRows)
      .executeTakeFirstOrThrow();
    const { presence, ...was } = (await readWork(trx))(person);
    const noted = await noteChanges(
      trx,
      change,
      { ...asJson(was), language: row.language },
      { ...asJson(to), language: to.language },
    );
    if (!noted) return;
    if (to.language !== undefined) await setLanguage(trx, person, to.language);
    const { skills = was.skills, shift = was.shift, capacity = was.capacity } = to;
    const calendar = shiftOf(shift, definitions);
    const values = {
      skills: JSON.stringify(skills),
      shift,
      capacity: Object.keys(capacity).length > 0 ? JSON.stringify(capacity) : null,
      shift_ends_at: calendar && shiftEndAfter(calendar, at),
    };
    const { availability, absentUntil: absent_until } = presence;
    await trx
      .insertInto("presence")
      .values({ person, availability, absent_until, ...values })
      .onConflict((c) => c.column("person").doUpdateSet(values))
      .execute();
  });
}
