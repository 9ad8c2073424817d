import type { Chat } from "../../blueprints/chat.ts";
import type { ChatState } from "../contract/chat.ts";
import type { Desk } from "../desk.ts";
import { readContact } from "../people/contacts.ts";
import { readChat } from "./chats.ts";
import { type Opening, openingOf } from "./opening.ts";
import { TYPING_MS, type Visit } from "./visits.ts";

/** What changes about a conversation besides its words, as its visitor sees it. */
export async function stateOf(desk: Desk, visit: Visit, opening: Opening): Promise<ChatState> {
  const contact = await readContact(desk.store.db, visit.contact);
  return {
    typing: visit.desk_typing_at > desk.clock.now() - TYPING_MS,
    ...{ seen: visit.seen, deskSeen: visit.desk_seen, opening, known: visit.known === 1 },
    email: contact?.emails[0] ?? null,
  };
}

/** A chat that was switched off since then answers nobody new; who is in it is told that nobody is there. */
export const openingFor = (desk: Desk, chat: Chat | undefined): Promise<Opening> =>
  chat ? openingOf(desk, chat) : Promise.resolve({ is: "nobody", opensAt: null });

export const openingOfVisit = async (desk: Desk, { chat }: Visit): Promise<Opening> =>
  openingFor(desk, await readChat(desk.store.db, chat));
