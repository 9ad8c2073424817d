import type { Message } from "../../blueprints/message.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Principal } from "../auth/principal.ts";
import type { Store } from "../db/connect.ts";
import { readMessages, readMessagesOf } from "../tickets/ticket-journal.ts";
import { type Source, sourcesOf } from "./sources.ts";

/** A message, and where it was said when that is another ticket. */
export interface Heard {
  readonly message: Message;
  readonly source: Source | null;
}

export interface Conversation {
  readonly heard: readonly Heard[];
  /** Every ticket whose words stand in it. */
  readonly tickets: readonly string[];
}

/** All that somebody reads on a ticket, oldest first: with the words of what was merged into it, and those that were passed on from it. */
export async function readAllWords(store: Store, principal: Principal, ticket: Ticket): Promise<Conversation> {
  const sources = await sourcesOf(store, principal, ticket);
  const heard: Heard[] = [];
  for (const source of sources) {
    const messages = await readMessages(store.db, source.ticket, source.publicOnly);
    heard.push(...messages.map((message) => ({ message, source: source.ticket === ticket.id ? null : source })));
  }
  const known = new Set(heard.map(({ message }) => message.id));
  const passed = await readMessagesOf(store, ticket.passedOn ?? []);
  // A third party's word is passed on too, and stays private.
  const readable = passed.filter((message) => message.public || principal.kind === "agent");
  heard.push(...readable.filter(({ id }) => !known.has(id)).map((message) => ({ message, source: null })));
  const alone = sources.length === 1 && passed.length === 0;
  return {
    heard: alone ? heard : heard.toSorted((a, b) => a.message.at - b.message.at),
    tickets: sources.map((source) => source.ticket),
  };
}
