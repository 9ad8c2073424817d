import type { Desk } from "../../desk.ts";
import { isNamed, readFile, type StoredFile, ticketsNaming } from "../../files/files.ts";
import type { Principal } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { visibleAmong } from "../../tickets/queries.ts";
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
  if (open.length > 0) return file;
  if (file.by === principal.id && !(await isNamed(store.db, id))) return file;
  throw refusal("notFound");
}
