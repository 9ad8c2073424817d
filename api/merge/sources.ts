import type { Ticket } from "../../blueprints/ticket.ts";
import { mergedInto, mergedOnes } from "../../runtime/merge/links.ts";
import type { Principal } from "../auth/principal.ts";
import type { Store } from "../db/connect.ts";
import { maySee } from "../tickets/may-see.ts";
import { readTicketsOf } from "../tickets/queries.ts";

/** A ticket of which the words stand in a conversation: its own, and those of the tickets that were merged into it. */
export interface Source {
  readonly ticket: string;
  readonly number: number;
  /** Its notes are not for this reader. */
  readonly publicOnly: boolean;
}

/**
 * Whose words somebody reads on a ticket that they may see. Of what was merged into it an agent reads what was said in public, and
 * the notes of what they may see for themselves; a requester reads what they may see for themselves, and another's where it was
 * agreed that the two may read each other.
 */
export async function sourcesOf(store: Store, principal: Principal, ticket: Ticket): Promise<readonly Source[]> {
  const requester = principal.kind === "requester";
  const mine = ticket.requester === principal.id;
  const sources: Source[] = [{ ticket: ticket.id, number: ticket.number, publicOnly: requester }];
  const seen = new Set([ticket.id]);
  let links = mergedOnes(ticket);
  while (links.length > 0) {
    const found = await readTicketsOf(
      store,
      links.map((link) => link.ticket),
    );
    const next: Ticket[] = [];
    for (const link of links) {
      const one = found.get(link.ticket);
      if (!one || seen.has(one.id)) continue;
      seen.add(one.id);
      if (requester && !maySee(principal, one) && !(link.shared && mine)) continue;
      sources.push({ ticket: one.id, number: one.number, publicOnly: requester || !maySee(principal, one) });
      next.push(one);
    }
    links = next.flatMap(mergedOnes);
  }
  return sources;
}

/** The tickets in which these go on, and those in which they do, and so forth. */
export async function goesOnIn(store: Store, ids: readonly string[]): Promise<readonly Ticket[]> {
  const known = new Map<string, Ticket>();
  let level = await readTicketsOf(store, ids);
  while (level.size > 0) {
    const into = [...level.values()].flatMap((ticket) => mergedInto(ticket) ?? []).filter((id) => !known.has(id));
    level = await readTicketsOf(store, [...new Set(into)]);
    for (const [id, ticket] of level) known.set(id, ticket);
  }
  return [...known.values()];
}
