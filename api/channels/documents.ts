import type { Kysely } from "kysely";
import { z } from "zod";
import { type Channel, channelSchema, PROOFS, WEBHOOK_CHANNELS } from "../../blueprints/channel.ts";
import { type Text, textSchema } from "../../blueprints/text.ts";
import type { Tables } from "../db/tables.ts";

/** What is known of a channel whether or not it is finished: by what it comes, and how its sender proves itself. */
const sketch = z.object({
  name: textSchema,
  source: z.discriminatedUnion("by", [
    z.object({
      by: z.literal("webhook"),
      as: z.enum(WEBHOOK_CHANNELS),
      proof: z.enum(PROOFS),
      header: z.string().max(64).optional(),
      challenge: z.string().max(2000).optional(),
    }),
    z.object({ by: z.literal("form") }),
  ]),
});

/** A channel with whether it is in force. */
export interface KnownChannel {
  readonly key: string;
  readonly name: Text;
  readonly state: "on" | "draft" | "off";
  readonly source: z.infer<typeof sketch>["source"];
  /** The whole of it; null: it is a draft that is not finished. */
  readonly document: Channel | null;
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
    const body = row && parsed(row.body);
    // A draft may be anything.
    const read = sketch.safeParse(body);
    if (!read.success) return [];
    const whole = channelSchema.safeParse(body);
    const document = whole.success ? whole.data : null;
    return [{ ...read.data, key: one, document, state: on ? "on" : off ? "off" : "draft" }];
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
