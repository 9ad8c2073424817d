import type { Kysely } from "kysely";
import { type Channel, channelSchema } from "../../blueprints/channel.ts";
import type { Tables } from "../db/tables.ts";

/** A channel with whether it is in force: a draft that never was is looked at, and nothing is made by it. */
export interface KnownChannel {
  readonly document: Channel;
  readonly state: "on" | "draft" | "off";
}

/** Every channel that is there, in its order: as it is in force, as it was last, or as it is drafted. */
export async function readChannels(db: Kysely<Tables>, key?: string): Promise<readonly KnownChannel[]> {
  let query = db.selectFrom("definition").select(["key", "status", "body"]).where("kind", "=", "channel");
  if (key !== undefined) query = query.where("key", "=", key);
  const rows = await query.orderBy("position").orderBy("key").orderBy("version", "desc").execute();
  const keys = [...new Set(rows.map((row) => row.key))];
  return keys.flatMap((one): KnownChannel[] => {
    const own = rows.filter((row) => row.key === one);
    const [on, off] = (["published", "retired"] as const).map((status) => own.find((row) => row.status === status));
    const row = on ?? off ?? own[0];
    // A draft may be anything.
    const read = row && channelSchema.safeParse(parsed(row.body));
    return read?.success ? [{ document: read.data, state: on ? "on" : off ? "off" : "draft" }] : [];
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

export const readChannel = async (db: Kysely<Tables>, key: string): Promise<KnownChannel | undefined> =>
  (await readChannels(db, key))[0];
