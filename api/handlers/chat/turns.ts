import { readChat } from "../../chat/chats.ts";
import { assertOutside, giveAddress } from "../../chat/give-address.ts";
import { assertSeldom } from "../../chat/limits.ts";
import { say, ticketFor } from "../../chat/say.ts";
import { openingOfVisit, stateOf } from "../../chat/state.ts";
import { contactFor } from "../../chat/visitor.ts";
import { createVisit, readVisit, type Visit } from "../../chat/visits.ts";
import { chat } from "../../contract/chat.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { derivedId } from "../../ids.ts";
import { namedFiles } from "../files/named.ts";
import { asRequester, conversationOf, openChat, openedVisit } from "./opened.ts";

/** Lays a conversation down, once for each key that a page makes. */
async function begun(desk: Desk, id: string, visit: Omit<Visit, keyof typeof FRESH | "id" | "ticket">): Promise<Visit> {
  await createVisit(desk.store.db, { ...FRESH, ...visit, id, ticket: ticketFor(id, FRESH.place) });
  const found = await readVisit(desk.store.db, id);
  if (!found) throw refusal("notFound");
  return found;
}
const FRESH = { place: 1, left_at: null, typing_at: 0, desk_typing_at: 0, received: 0, seen: 0, desk_seen: 0 };

export const beginChat = handles(chat.begin, async (desk, { params, body, principal, request }) => {
  const one = await openChat(desk, params.key);
  await assertSeldom(desk, "begin", request.socket.remoteAddress ?? "");
  if (body.email !== undefined) await assertOutside(desk, body.email);
  const person = principal?.kind === "requester" ? principal : null;
  const id = derivedId("chat visit", one.key, body.key);
  const { name = "", email = null, language } = body;
  const contact = person ?? (await contactFor(desk.store, id, { name, email, language }));
  const now = desk.clock.now();
  const visit = await begun(desk, id, {
    ...{ chat: one.key, contact: contact.id, known: person ? 1 : 0, language, created_at: now, here_at: now },
  });
  const said = await say(desk, one, visit, { key: body.key, text: body.text, files: [] });
  return { status: 201, body: await conversationOf(desk, said) };
});

export const readChatVisit = handles(chat.read, async (desk, call) => ({
  status: 200,
  body: await conversationOf(desk, await openedVisit(desk, call), call.query.after),
}));

export const sayInChat = handles(chat.say, async (desk, call) => {
  const { body } = call;
  const visit = await openedVisit(desk, call);
  await assertSeldom(desk, "turn", visit.id);
  const principal = asRequester(visit);
  const naming = { principal, ticket: visit.ticket, at: ["attachments"] };
  const files = await namedFiles(desk, naming, body.attachments ?? []);
  const one = await readChat(desk.store.db, visit.chat);
  const said = await say(desk, one, visit, { key: body.key, text: body.text, files });
  return { status: 200, body: await conversationOf(desk, said, Math.max(0, visit.received)) };
});

export const giveChatAddress = handles(chat.address, async (desk, call) => {
  const visit = await openedVisit(desk, call);
  await assertSeldom(desk, "address", visit.id);
  const given = await giveAddress(desk, visit, call.body.email);
  desk.chats.changed();
  desk.live.lookingChanged(visit.ticket);
  return { status: 200, body: await stateOf(desk, given, await openingOfVisit(desk, given)) };
});
