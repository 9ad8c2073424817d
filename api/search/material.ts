import type { Kysely } from "kysely";
import type { Attachment } from "../../blueprints/message.ts";
import type { Store } from "../db/connect.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { factOf } from "../tickets/answer.ts";
import { ticketOf } from "../tickets/load.ts";
import type { Material, SearchedMessage } from "./source.ts";

type Db = Kysely<Tables>;

/** Reads everything that these tickets have of words, with one question each to four tables. Those that are not there are left out. */
export async function readMaterial(
  db: Db,
  dialect: Store["dialect"],
  ids: readonly string[],
): Promise<readonly Material[]> {
  const rows = await db.selectFrom("ticket").select("body").where(dialect.among("ticket.id", ids)).execute();
  const tickets = rows.map(({ body }) => ticketOf(body));
  const requesters = await readRequesters(
    db,
    dialect,
    tickets.flatMap(({ requester }) => requester ?? []),
  );
  const messages = await readSaid(db, dialect, ids);
  return tickets.map((ticket) => ({
    ticket,
    requester: requesters.get(ticket.requester ?? "") ?? null,
    messages: messages.get(ticket.id) ?? [],
  }));
}

async function readRequesters(db: Db, dialect: Store["dialect"], ids: readonly string[]) {
  const rows = await db
    .selectFrom("contact")
    .select(["id", "name", "emails"])
    .where(dialect.among("contact.id", [...new Set(ids)]))
    .execute();
  return new Map(rows.map(({ id, name, emails }) => [id, { name, emails: readStrings(emails) }]));
}

async function readSaid(
  db: Db,
  dialect: Store["dialect"],
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly SearchedMessage[]>> {
  const rows = await db
    .selectFrom("message")
    .select(["id", "ticket", "at", "public", "author", "sender", "text", "attachments"])
    .where(dialect.among("message.ticket", ids))
    .orderBy("ticket")
    .orderBy("seq", "desc")
    .execute();
  const mentioning = new Set(rows.filter(({ text }) => text.includes("@")).map(({ ticket }) => ticket));
  const handles = await readHandles(db, dialect, [...mentioning]);
  const byTicket = new Map<string, SearchedMessage[]>();
  for (const row of rows) {
    const said: SearchedMessage = {
      at: row.at,
      public: row.public === 1,
      author: row.author,
      sender: row.sender,
      text: row.text,
      // Written from a list of attachments alone.
      attachments: JSON.parse(row.attachments) as readonly Attachment[],
      handles: handles.get(row.id) ?? [],
    };
    const list = byTicket.get(row.ticket);
    if (list) list.push(said);
    else byTicket.set(row.ticket, [said]);
  }
  return byTicket;
}

/** Whom each message mentions, by short name. */
async function readHandles(db: Db, dialect: Store["dialect"], tickets: readonly string[]) {
  const handles = new Map<string, readonly string[]>();
  if (tickets.length === 0) return handles;
  const rows = await db
    .selectFrom("journal")
    .select("fact")
    .where(dialect.among("journal.ticket", tickets))
    .where("type", "=", "mentioned")
    .execute();
  for (const row of rows) {
    const fact = factOf(row.fact);
    if (fact.type !== "mentioned") continue;
    handles.set(
      fact.message,
      fact.people.map((one) => one.slice(one.indexOf(":") + 1)),
    );
  }
  return handles;
}
