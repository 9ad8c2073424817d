import type { Kysely } from "kysely";
import type { Fact } from "../../blueprints/facts.ts";
import type { Json, JsonObject } from "../../blueprints/json.ts";
import type { AuthorKind, Message } from "../../blueprints/message.ts";
import type { Store } from "../db/connect.ts";
import { readJson, readObject, readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { factOf } from "./answer.ts";

type Db = Kysely<Tables>;

/** One fact with its place in the journal and the event that it came of. */
export interface JournalRecord {
  readonly seq: number;
  readonly event: string;
  readonly fact: Fact;
}

export async function readJournal(db: Db, ticket: string): Promise<readonly JournalRecord[]> {
  const rows = await db
    .selectFrom("journal")
    .select(["seq", "event", "fact"])
    .where("ticket", "=", ticket)
    .orderBy("seq")
    .execute();
  return rows.map(({ seq, event, fact }) => ({ seq, event, fact: factOf(fact) }));
}

/** Why one event did what it did: the trace as it was kept, and the context that was handed in. */
export interface DecisionRecord {
  readonly event: string;
  readonly type: string;
  readonly at: number;
  readonly by: string;
  readonly entries: readonly Json[];
  readonly context: JsonObject;
}

export async function readDecisions(db: Db, ticket: string): Promise<readonly DecisionRecord[]> {
  const rows = await db.selectFrom("decision").selectAll().where("ticket", "=", ticket).orderBy("at").execute();
  return rows.map((row) => {
    const entries = readJson(row.entries);
    return {
      event: row.event,
      type: row.type,
      at: row.at,
      by: row.by_actor,
      entries: Array.isArray(entries) ? entries : [],
      context: readObject(row.context),
    };
  });
}

/** The conversation, oldest first; with `publicOnly` no internal note leaves the database. */
export async function readMessages(db: Db, ticket: string, publicOnly: boolean): Promise<readonly Message[]> {
  const query = db.selectFrom("message").selectAll().where("ticket", "=", ticket).orderBy("seq");
  return (await (publicOnly ? query.where("public", "=", 1) : query).execute()).map(messageOf);
}

/** One message of a ticket; null: there is none. */
export async function readMessage(db: Db, ticket: string, id: string): Promise<Message | null> {
  const row = await db
    .selectFrom("message")
    .selectAll()
    .where("id", "=", id)
    .where("ticket", "=", ticket)
    .executeTakeFirst();
  return row ? messageOf(row) : null;
}

/** These messages, wherever they stand. */
export async function readMessagesOf({ db, dialect }: Store, ids: readonly string[]): Promise<readonly Message[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("message").selectAll().where(dialect.among("message.id", ids)).execute();
  return rows.map(messageOf);
}

/** What was said in a private thread, on these tickets, oldest first. */
export async function readThread(
  { db, dialect }: Store,
  tickets: readonly string[],
  thread: string,
): Promise<readonly Message[]> {
  const rows = await db
    .selectFrom("message")
    .selectAll()
    .where(dialect.among("message.ticket", tickets))
    .where("thread", "=", thread)
    .orderBy("at")
    .orderBy("seq")
    .execute();
  return rows.map(messageOf);
}

/** Whom the messages of these tickets mention. */
export async function readMentions(
  { db, dialect }: Store,
  tickets: readonly string[],
): Promise<readonly Extract<Fact, { readonly type: "mentioned" }>[]> {
  const rows = await db
    .selectFrom("journal")
    .select("fact")
    .where(dialect.among("journal.ticket", tickets))
    .where("type", "=", "mentioned")
    .execute();
  return rows.map(({ fact }) => factOf(fact)).filter((fact) => fact.type === "mentioned");
}

const messageOf = (row: Tables["message"]): Message => ({
  id: row.id,
  at: row.at,
  public: row.public === 1,
  channel: row.channel,
  author: row.author,
  // Written from a Message alone, as are the attachments.
  authorKind: row.author_kind as AuthorKind,
  from: row.sender,
  to: readStrings(row.recipients),
  cc: readStrings(row.cc),
  messageId: row.message_id,
  inReplyTo: row.in_reply_to,
  automatic: row.automatic === 1,
  text: row.text,
  attachments: JSON.parse(row.attachments) as Message["attachments"],
  ...(row.html !== null && { html: row.html }),
  ...(row.thread !== null && { thread: row.thread }),
});
