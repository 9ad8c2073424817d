import type { Store } from "../../db/connect.ts";
import type { Desk } from "../../desk.ts";
import { isNamed, messagesNaming, type Naming, readFile, type StoredFile, ticketsNaming } from "../../files/files.ts";
import type { Principal } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { goesOnIn, sourcesOf } from "../../merge/sources.ts";
import { ticketOf } from "../../tickets/load.ts";
import { maySee } from "../../tickets/may-see.ts";
import { readTicket, visibleAmong } from "../../tickets/queries.ts";
import { visibleTo } from "../tickets/visible.ts";

/**
 * The file that a path names: for whoever may read a message that names it, and until one does for whoever uploaded it. One that is
 * hidden is answered exactly like one that is not there.
 */
export async function readableFile(desk: Desk, principal: Principal, id: string): Promise<StoredFile> {
  const { store } = desk;
  const file = await readFile(store.db, id);
  if (!file) throw refusal("notFound");
  const tickets = await ticketsNaming(store.db, id, principal.kind === "requester");
  const open = tickets.length === 0 ? [] : await visibleAmong(store, tickets, visibleTo(principal));
  if (open.length > 0 || (await isColleagues(desk, principal, tickets))) return file;
  if (await mayReadByMerge(desk, principal, id)) return file;
  if (file.by === principal.id && !(await isNamed(store.db, id))) return file;
  throw refusal("notFound");
}

/** It was said in public on a ticket of a colleague's, and their organization shares its tickets. */
async function isColleagues({ store, statements }: Desk, principal: Principal, tickets: readonly string[]) {
  if (!principal.colleagues?.size) return false;
  for (const id of tickets) {
    const found = await readTicket(store.db, id, statements);
    if (found && maySee(principal, found.ticket)) return true;
  }
  return false;
}

/** A requester has said it on a ticket of theirs, and it was passed on from there. */
async function wasPassedOn({ db, dialect }: Store, principal: Principal, said: readonly Naming[]): Promise<boolean> {
  if (principal.kind !== "requester") return false;
  for (const { id } of said.filter((one) => one.author === principal.id)) {
    const rows = await db
      .selectFrom("ticket")
      .select("body")
      .where("requester", "=", principal.id)
      .where(dialect.holdsText("ticket.body", id))
      .execute();
    if (rows.some(({ body }) => ticketOf(body).passedOn?.includes(id))) return true;
  }
  return false;
}

/** It was said on a ticket that goes on in one that they may see; or they said it themselves, and it was passed on. */
async function mayReadByMerge({ store }: Desk, principal: Principal, id: string): Promise<boolean> {
  const said = await messagesNaming(store.db, id);
  if (await wasPassedOn(store, principal, said)) return true;
  const into = await goesOnIn(store, [...new Set(said.map(({ ticket }) => ticket))]);
  for (const ticket of into.filter((one) => maySee(principal, one)))
    for (const source of await sourcesOf(store, principal, ticket))
      if (said.some((one) => one.ticket === source.ticket && (one.public || !source.publicOnly))) return true;
  return false;
}
