import type { Kysely } from "kysely";
import type { Json } from "../../blueprints/json.ts";
import { readJson } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { newId } from "../ids.ts";

type Db = Kysely<Tables>;
type What = Tables["person_change"]["what"];

/** One change of somebody's work settings; `at` in epoch ms. */
export interface PersonChange {
  readonly at: number;
  readonly by: string;
  readonly what: What;
  readonly from: Json;
  readonly to: Json;
}

/** Who changes whose settings, and when. */
export interface Change {
  readonly person: string;
  readonly by: string;
  readonly at: number;
}

/** Notes what really changed; gives whether anything did. */
export async function noteChanges(
  trx: Db,
  { person, by, at }: Change,
  was: { readonly [W in What]?: Json | undefined },
  becomes: { readonly [W in What]?: Json | undefined },
): Promise<boolean> {
  // Only settings are named here.
  const rows = (Object.keys(becomes) as What[]).flatMap((what) => {
    const [from, to] = [JSON.stringify(was[what] ?? null), JSON.stringify(becomes[what] ?? null)];
    if (becomes[what] === undefined || from === to) return [];
    return [{ id: newId(), person, at, by_actor: by, what, was: from, becomes: to }];
  });
  if (rows.length > 0) await trx.insertInto("person_change").values(rows).execute();
  return rows.length > 0;
}

/** The latest changes of somebody's settings, the newest first. */
export async function readChanges(db: Db, person: string, most = 100): Promise<readonly PersonChange[]> {
  const rows = await db
    .selectFrom("person_change")
    .selectAll()
    .where("person", "=", person)
    .orderBy("id", "desc")
    .limit(most)
    .execute();
  return rows.map(({ at, by_actor: by, what, was, becomes }) => ({
    at,
    by,
    what,
    from: readJson(was),
    to: readJson(becomes),
  }));
}
