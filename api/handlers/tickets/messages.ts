import { withoutMentions } from "../../../blueprints/mentions.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import type { MessageView } from "../../contract/ticket-views.ts";
import { tickets } from "../../contract/tickets.ts";
import type { Desk } from "../../desk.ts";
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
    messageView(message, names, source && { ticket: source.ticket, number: source.number }),
  );
  return principal.kind === "agent" ? items : withoutNames(desk, all, items);
}

/** What goes outside names nobody of the desk: mentions are left out as they were in the mail. */
async function withoutNames(
  { store }: Desk,
  tickets: readonly string[],
  items: readonly MessageView[],
): Promise<readonly MessageView[]> {
  if (!items.some(({ text }) => text.includes("@"))) return items;
  const told = new Map((await readMentions(store, tickets)).map(({ message, people }) => [message, people]));
  return items.map((item) => {
    const people = told.get(item.id);
    if (!people) return item;
    const isNamed = (handle: string) => people.some((one) => one.slice(one.indexOf(":") + 1) === handle);
    return { ...item, text: withoutMentions(item.text, isNamed) };
  });
}
