import type { ThirdParty, Ticket } from "../../blueprints/ticket.ts";
import { mergedOnes } from "../../runtime/merge/links.ts";
import type { Principal } from "../auth/principal.ts";
import type { Store } from "../db/connect.ts";
import { sourcesOf } from "../merge/sources.ts";
import { readTicketsOf } from "../tickets/queries.ts";
import { readThread } from "../tickets/ticket-journal.ts";

/** A private thread, and the ticket on which it was opened. */
export interface OpenThread {
  readonly party: ThirdParty;
  readonly ticket: Ticket;
}

/** The private threads of a ticket, with those of what was merged into it and is read there by this person. */
export async function threadsOf(store: Store, principal: Principal, ticket: Ticket): Promise<readonly OpenThread[]> {
  const own = opened(ticket);
  if (mergedOnes(ticket).length === 0) return own;
  const sources = (await sourcesOf(store, principal, ticket)).filter(({ publicOnly }) => !publicOnly);
  const others = sources.map((source) => source.ticket).filter((id) => id !== ticket.id);
  const merged = [...(await readTicketsOf(store, others)).values()].flatMap(opened);
  const said = await Promise.all(merged.map((one) => answered(store, one, [ticket.id, ...others])));
  return [...own, ...said].toSorted((a, b) => a.party.askedAt - b.party.askedAt);
}

const opened = (ticket: Ticket): readonly OpenThread[] =>
  (ticket.thirdParties ?? []).map((party) => ({ party, ticket }));

/** What was said since the merge stands where the ticket goes on. */
async function answered(store: Store, thread: OpenThread, tickets: readonly string[]): Promise<OpenThread> {
  const words = (await readThread(store, tickets, thread.party.id)).filter(({ automatic }) => !automatic);
  const last = words.at(-1);
  return { ...thread, party: { ...thread.party, answeredAt: last?.authorKind === "thirdParty" ? last.at : null } };
}
