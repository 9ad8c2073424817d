import type { Kysely } from "kysely";
import type { Finding } from "../../blueprints/finding.ts";
import type { Tables } from "../db/tables.ts";
import { newId } from "../ids.ts";

type Db = Kysely<Tables>;
export type ChannelIn = Tables["channel_in"];

/** So many of each outcome a channel's log holds; what waits is never dropped. */
const KEPT = 200;
/** Of what was taken, so many keep what came: to draw a mapping from. */
const WHOLE = 20;
/** When so many wait, nothing more is kept: the sender is told to try later. */
export const MOST_WAITING = 1_000;

/** What is said of an arrival: where in the mapping or the payload, and what. */
export type Said = Pick<Finding, "pointer" | "message">;

export interface Arrival extends Pick<ChannelIn, "channel" | "status" | "size"> {
  readonly at: number;
  readonly why?: string;
  readonly detail?: readonly Said[];
  readonly delivery?: string | null;
  readonly body?: string;
  readonly subject?: string;
  readonly sender?: string;
  readonly ticket?: string | null;
}

const detailOf = (detail: readonly Said[] | undefined): string | null =>
  detail === undefined || detail.length === 0
    ? null
    : JSON.stringify(detail.slice(0, 20).map(({ pointer, message }) => ({ pointer, message })));

/** Writes down what came by a channel, and lets go of what is older than its log reaches. */
export async function noteArrival(db: Db, arrival: Arrival): Promise<string> {
  const { channel, at, status, why = null, delivery = null, body = null, size, subject = "", sender = "" } = arrival;
  const id = newId();
  const ticket = arrival.ticket ?? null;
  const detail = detailOf(arrival.detail);
  await db
    .insertInto("channel_in")
    .values({ id, channel, at, status, why, detail, delivery, body, size, subject, sender, ticket })
    .execute();
  if (status !== "waiting") await prune(db, channel, status);
  return id;
}

async function prune(db: Db, channel: string, status: ChannelIn["status"]): Promise<void> {
  const own = db
    .selectFrom("channel_in")
    .select(["at", "id"])
    .where("channel", "=", channel)
    .where("status", "=", status);
  const nth = (n: number) => own.orderBy("at", "desc").orderBy("id", "desc").offset(n).limit(1).executeTakeFirst();
  const old = await nth(KEPT);
  if (old)
    await db
      .deleteFrom("channel_in")
      .where("channel", "=", channel)
      .where("status", "=", status)
      .where("at", "<=", old.at)
      .where("id", "<=", old.id)
      .execute();
  const bare = status === "taken" ? await nth(WHOLE) : undefined;
  if (bare)
    await db
      .updateTable("channel_in")
      .set({ body: null })
      .where("channel", "=", channel)
      .where("status", "=", status)
      .where("at", "<=", bare.at)
      .where("id", "<=", bare.id)
      .where("body", "is not", null)
      .execute();
}

/** What has become of an arrival that waited. */
export async function settle(
  db: Db,
  id: string,
  { status, why, detail, subject, sender, ticket }: Omit<Arrival, "channel" | "size" | "at">,
): Promise<void> {
  await db
    .updateTable("channel_in")
    .set({
      ...{ status, why: why ?? null, detail: detailOf(detail), ticket: ticket ?? null },
      ...(subject !== undefined && { subject }),
      ...(sender !== undefined && { sender }),
    })
    .where("id", "=", id)
    .where("status", "=", "waiting")
    .execute();
}

/** What came by this channel under the same name and was kept. */
export const readDelivered = (db: Db, channel: string, delivery: string): Promise<ChannelIn | undefined> =>
  db
    .selectFrom("channel_in")
    .selectAll()
    .where("channel", "=", channel)
    .where("delivery", "=", delivery)
    .where("status", "in", ["taken", "waiting"])
    .limit(1)
    .executeTakeFirst();

export const readArrival = (db: Db, channel: string, id: string): Promise<ChannelIn | undefined> =>
  db.selectFrom("channel_in").selectAll().where("channel", "=", channel).where("id", "=", id).executeTakeFirst();

/** True when no more can be kept for a person to look at. */
export async function isFull(db: Db, channel: string): Promise<boolean> {
  const last = await db
    .selectFrom("channel_in")
    .select("id")
    .where("channel", "=", channel)
    .where("status", "=", "waiting")
    .offset(MOST_WAITING - 1)
    .limit(1)
    .executeTakeFirst();
  return last !== undefined;
}
