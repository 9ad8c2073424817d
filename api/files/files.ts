import type { Kysely } from "kysely";
import type { Attachment } from "../../blueprints/message.ts";
import type { Tables } from "../db/tables.ts";
import { newId } from "../ids.ts";
import type { FileStore } from "./file-store.ts";
import { cleanName } from "./name.ts";
import type { Arrived } from "./receive.ts";
import { typeOf } from "./sniff.ts";

type Db = Kysely<Tables>;

/** What nobody names for so long goes. */
export const UNNAMED_MS = 86_400_000;
/** Files that one person may have on the desk without naming them anywhere. */
const UNNAMED_MOST = 200;

/** One row for each time that somebody uploads, whatever the bytes: who has which file already stays unknown. */
export interface StoredFile extends Attachment {
  readonly sha256: string;
  readonly by: string;
}

const storedOf = (row: Tables["attachment"]): StoredFile => ({
  id: row.id,
  name: row.name,
  contentType: row.content_type,
  size: row.size,
  sha256: row.sha256,
  by: row.by_actor,
});

/** What a message says of a file. */
export const attachmentOf = ({ id, name, contentType, size }: StoredFile): Attachment => ({
  id,
  name,
  contentType,
  size,
});

/** Makes a file that has arrived one of the desk. It is noted before its bytes are in their place, so that no sweep takes them. */
export async function keepFile(
  db: Db,
  store: FileStore,
  { path, sha256, size, head }: Arrived,
  {
    name,
    by,
    now,
    contentType,
  }: {
    readonly name: string;
    readonly by: string;
    readonly now: number;
    /** Of what the desk itself has made; absent: its bytes tell. */
    readonly contentType?: string;
  },
): Promise<StoredFile> {
  const row: Tables["attachment"] = {
    id: newId(),
    name: cleanName(name),
    content_type: contentType ?? (await typeOf(head)),
    size,
    sha256,
    by_actor: by,
    at: now,
    look_at: now + UNNAMED_MS,
  };
  await db.insertInto("attachment").values(row).execute();
  await store.put(sha256, path);
  return storedOf(row);
}

/** Whether somebody has as many files lying about as anybody may. */
export async function hasTooMany(db: Db, by: string, now: number): Promise<boolean> {
  const rows = await db
    .selectFrom("attachment")
    .select("id")
    .where("by_actor", "=", by)
    .where("at", ">", now - UNNAMED_MS)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom("message_file").select("message").whereRef("message_file.attachment", "=", "attachment.id")),
      ),
    )
    .limit(UNNAMED_MOST)
    .execute();
  return rows.length >= UNNAMED_MOST;
}

export async function readFile(db: Db, id: string): Promise<StoredFile | undefined> {
  const row = await db.selectFrom("attachment").selectAll().where("id", "=", id).executeTakeFirst();
  return row && storedOf(row);
}

/** These files as they are, in no order, and for a day from now on they stay: whoever asks is about to name them. */
export async function readForNaming(db: Db, ids: readonly string[], now: number): Promise<readonly StoredFile[]> {
  if (ids.length === 0) return [];
  await db
    .updateTable("attachment")
    .set({ look_at: now + UNNAMED_MS })
    .where("id", "in", [...ids])
    .where("look_at", "<", now + UNNAMED_MS)
    .execute();
  const rows = await db
    .selectFrom("attachment")
    .selectAll()
    .where("id", "in", [...ids])
    .execute();
  return rows.map(storedOf);
}

/** Tickets whose messages name a file; with `publicOnly` those of its notes are left out. */
export async function ticketsNaming(db: Db, id: string, publicOnly: boolean): Promise<readonly string[]> {
  const query = db
    .selectFrom("message_file")
    .innerJoin("message", "message.id", "message_file.message")
    .select("message.ticket")
    .distinct()
    .where("message_file.attachment", "=", id);
  const rows = await (publicOnly ? query.where("message.public", "=", 1) : query).execute();
  return rows.map(({ ticket }) => ticket);
}

/** How many files stand on a ticket, `besides` those. */
export async function filesOnTicket(db: Db, ticket: string, besides: readonly string[]): Promise<number> {
  const { files } = await db
    .selectFrom("message_file")
    .innerJoin("message", "message.id", "message_file.message")
    .select((e) => e.fn.count<number | string>("message_file.attachment").distinct().as("files"))
    .where("message.ticket", "=", ticket)
    .where("message_file.attachment", "not in", besides)
    .executeTakeFirstOrThrow();
  return Number(files);
}

/** A message that names a file: on which ticket, by whom, and whether it is for people outside. */
export interface Naming {
  readonly id: string;
  readonly ticket: string;
  readonly author: string;
  readonly public: boolean;
}

export async function messagesNaming(db: Db, id: string): Promise<readonly Naming[]> {
  const rows = await db
    .selectFrom("message_file")
    .innerJoin("message", "message.id", "message_file.message")
    .select(["message.id", "message.ticket", "message.author", "message.public"])
    .where("message_file.attachment", "=", id)
    .execute();
  return rows.map((row) => ({ ...row, public: row.public === 1 }));
}

/** Whether any message at all names it. */
export async function isNamed(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("message_file")
    .innerJoin("message", "message.id", "message_file.message")
    .select("message_file.message")
    .where("message_file.attachment", "=", id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
