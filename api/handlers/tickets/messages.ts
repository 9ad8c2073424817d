import { withoutMentions } from "../../../blueprints/mentions.ts";
import type { MessageView } from "../../contract/ticket-views.ts";
import { tickets } from "../../contract/tickets.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { readAllWords } from "../../merge/conversation.ts";
import { messageView } from "../../present/message.ts";
import { readNames } from "../../present/names.ts";
import { readMentions } from "../../tickets/ticket-journal.ts";
import { foundTicket } from "./visible.ts";

export const readConversation = handles(tickets.messages, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const { heard, tickets: all } = await readAllWords(desk.store, principal, ticket);
  const names = await readNames(
    desk.store.db,
    heard.flatMap(({ message: { author, to } }) => [author, ...to]),
  );
  const items = heard.map(({ message, source }) =>
    messageView(message, names, source && { ticket: source.ticket, number: source.number }),
  );
  if (principal.kind === "agent") return { status: 200, body: { items } };
  return { status: 200, body: { items: await withoutNames(desk, all, items) } };
});

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
