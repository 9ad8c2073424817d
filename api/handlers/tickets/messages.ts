import { withoutMentions } from "../../../blueprints/mentions.ts";
import type { Message } from "../../../blueprints/message.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { threadOf } from "../../../runtime/third-party/threads.ts";
import type { MessageView } from "../../contract/ticket-views.ts";
import { tickets } from "../../contract/tickets.ts";
import type { Store } from "../../db/connect.ts";
import type { Desk } from "../../desk.ts";
import { sendingsOf } from "../../effects/sendings.ts";
import { handles, type Principal } from "../../http/handler.ts";
import { readAllWords } from "../../merge/conversation.ts";
import { messageView } from "../../present/message.ts";
import { readNames } from "../../present/names.ts";
import { readMentions } from "../../tickets/ticket-journal.ts";
import { foundTicket } from "./visible.ts";

export const readConversation = handles(tickets.messages, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  return { status: 200, body: { items: await conversationOf(desk, principal, ticket) } };
});

/** What somebody who sees the ticket may read of its conversation. */
export async function conversationOf(
  desk: Desk,
  principal: Principal,
  ticket: Ticket,
): Promise<readonly MessageView[]> {
  const { heard, tickets: all } = await readAllWords(desk.store, principal, ticket);
  const names = await readNames(
    desk.store.db,
    heard.flatMap(({ message: { author, to } }) => [author, ...to]),
  );
  const items = heard.map(({ message, source }) =>
    messageView(message, names, source && { ticket: source.ticket, number: source.number }, partyOf(ticket, message)),
  );
  if (principal.kind !== "agent") return withoutDeskNames(desk.store, all, items);
  const sendings = await sendingsOf(desk.store, all);
  return items.map((item) => {
    const sending = sendings.get(item.id);
    return sending ? { ...item, sending } : item;
  });
}

/** Whose thread a word stands in, by name; one that was passed on names them itself. */
const partyOf = (ticket: Ticket, { thread, from, to }: Message): string | null =>
  thread === undefined ? null : (threadOf(ticket, thread)?.name ?? from ?? to[0] ?? null);

/** What goes outside names nobody of the desk: mentions are left out as they were in the mail. */
export async function withoutDeskNames<T extends { readonly id: string; readonly text: string }>(
  store: Store,
  tickets: readonly string[],
  items: readonly T[],
): Promise<readonly T[]> {
  if (!items.some(({ text }) => text.includes("@"))) return items;
  const told = new Map((await readMentions(store, tickets)).map(({ message, people }) => [message, people]));
  return items.map((item) => {
    const people = told.get(item.id);
    if (!people) return item;
    const isNamed = (handle: string) => people.some((one) => one.slice(one.indexOf(":") + 1) === handle);
    return { ...item, text: withoutMentions(item.text, isNamed) };
  });
}
