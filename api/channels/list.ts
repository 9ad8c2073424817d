import type { Kysely } from "kysely";
import { type Language, type Sentence, textIn } from "../../blueprints/text.ts";
import type { ArrivalView, ChannelHealth } from "../contract/channels.ts";
import { readJson } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { readChannels } from "./documents.ts";
import type { ChannelIn } from "./log.ts";
import { readSecretsKept } from "./secrets.ts";

type Db = Kysely<Tables>;

interface Asked {
  readonly status?: ChannelIn["status"] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Newest first; `cursor` is the `next` of the page before. */
export async function listArrivals(db: Db, channel: string, { status, limit, cursor }: Asked) {
  const [, at, id] = /^([0-9]{1,15})\.(.{1,100})$/.exec(cursor ?? "") ?? [];
  let query = db.selectFrom("channel_in").selectAll().where("channel", "=", channel);
  if (status !== undefined) query = query.where("status", "=", status);
  if (at !== undefined && id !== undefined)
    query = query.where((e) => e.or([e("at", "<", Number(at)), e.and([e("at", "=", Number(at)), e("id", "<", id)])]));
  const rows = await query
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? `${last.at}.${last.id}` : null };
}

/** Arrivals with the tickets on which they stand. */
export async function arrivalViews(db: Db, rows: readonly ChannelIn[], language: Language): Promise<ArrivalView[]> {
  const ids = [...new Set(rows.flatMap(({ ticket }) => ticket ?? []))];
  const tickets =
    ids.length === 0
      ? []
      : await db.selectFrom("ticket").select(["id", "number", "subject"]).where("id", "in", ids).execute();
  return rows.map(({ id, at, status, why, detail, subject, sender, size, ticket, body }) => ({
    ...{ id, at, status, why, subject, sender, size },
    detail: saidIn(detail).map(({ pointer, message }) => ({ pointer, message: message[language] })),
    ticket: tickets.find((one) => one.id === ticket) ?? null,
    whole: body !== null,
  }));
}

// Written by the log alone.
const saidIn = (detail: string | null) =>
  (detail === null ? [] : readJson(detail)) as unknown as readonly {
    readonly pointer: string;
    readonly message: Sentence;
  }[];

/** How each channel fares, those that were switched off among them. */
export async function readHealth(db: Db, language: Language): Promise<ChannelHealth[]> {
  const secrets = await readSecretsKept(db);
  const counted = await db
    .selectFrom("channel_in")
    .select(["channel", "status"])
    .select((e) => [e.fn.countAll<number | string>().as("n"), e.fn.max("at").as("last")])
    .groupBy(["channel", "status"])
    .execute();
  return (await readChannels(db)).map(({ key, name, source, state }) => {
    const own = counted.filter(({ channel }) => channel === key);
    const of = (status: ChannelIn["status"]): number => Number(own.find((one) => one.status === status)?.n ?? 0);
    const last = Math.max(...own.map((one) => Number(one.last)));
    return {
      ...{ key, name: textIn(name, language), by: source.by, as: source.by === "form" ? "form" : source.as, state },
      hasSecret: secrets.has(key),
      oldSecretUntil: secrets.get(key)?.oldUntil ?? null,
      lastAt: own.length === 0 ? null : last,
      counts: { taken: of("taken"), waiting: of("waiting"), repeated: of("repeated"), refused: of("refused") },
    };
  });
}
