import type { Ticket } from "../../blueprints/ticket.ts";
import { mergedInto } from "../../runtime/merge/links.ts";
import type { Principal } from "../auth/principal.ts";
import type { Store } from "../db/connect.ts";
import { maySee } from "../tickets/may-see.ts";
import { goesOnIn } from "./sources.ts";

/** Where a ticket goes on that was merged: `ticket` null where this reader sees nothing of it; null: it was not merged. */
export async function goesOnFor(
  store: Store,
  principal: Principal,
  ticket: Ticket,
): Promise<{
  readonly ticket: { readonly id: string; readonly number: number; readonly subject: string } | null;
} | null> {
  if (mergedInto(ticket) === null) return null;
  const last = (await goesOnIn(store, [ticket.id])).at(-1);
  if (!last || !maySee(principal, last)) return { ticket: null };
  return { ticket: { id: last.id, number: last.number, subject: last.requesterSubject ?? last.subject } };
}
