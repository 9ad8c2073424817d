import type { Chat } from "../../../blueprints/chat.ts";
import { readChat } from "../../chat/chats.ts";
import { shownWords } from "../../chat/present.ts";
import { openingOfVisit, stateOf } from "../../chat/state.ts";
import { visitOf, visitToken } from "../../chat/token.ts";
import { readVisit, type Visit } from "../../chat/visits.ts";
import type { ConversationView } from "../../contract/chat.ts";
import type { Desk } from "../../desk.ts";
import type { Call, Principal } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { requesterActor } from "../../people/actor.ts";
import { readContact } from "../../people/contacts.ts";

type Asking = Pick<Call, "request"> & { readonly principal: { readonly id: string } | null };

/**
 * The conversation that a request's token opens, as whoever the visitor is by now. A token that is forged or too old, and that of
 * somebody who has signed out, is answered like one that never was.
 */
export async function openedVisit(desk: Desk, { request, principal }: Asking): Promise<Visit> {
  const { store, config, clock } = desk;
  const id = visitOf(config.secret, request.headers, clock.now());
  const visit = id === null ? undefined : await readVisit(store.db, id);
  if (!visit) throw refusal("notFound");
  const contact = (await readContact(store.db, visit.contact))?.id;
  if (contact === undefined || (visit.known === 1 && principal?.id !== contact)) throw refusal("notFound");
  return { ...visit, contact };
}

/** The chat in force under a key, switched on. */
export async function openChat(desk: Desk, key: string): Promise<Chat> {
  const chat = await readChat(desk.store.db, key);
  if (!chat) throw refusal("notFound");
  return chat;
}

export async function conversationOf(desk: Desk, visit: Visit, after = 0): Promise<ConversationView> {
  return {
    token: visitToken(desk.config.secret, visit.id, desk.clock.now()),
    language: visit.language === "fr" ? "fr" : "en",
    words: [...(await shownWords(desk, visit, after))],
    state: await stateOf(desk, visit, await openingOfVisit(desk, visit)),
  };
}

/** A visitor as somebody who brings and names files: those of the conversation are nobody else's. */
export const asRequester = ({ id, contact, language }: Visit): Principal => ({
  ...{ id: `chat:${id}`, kind: "requester", name: "", email: "", via: "session" },
  ...{ language: language === "fr" ? "fr" : "en", actor: requesterActor(contact) },
});
