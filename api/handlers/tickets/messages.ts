import { withoutMentions } from "../../../blueprints/mentions.ts";
import type { MessageView } from "../../contract/ticket-views.ts";
import { tickets } from "../../contract/tickets.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { messageView } from "../../present/message.ts";
import { readNames } from "../../present/names.ts";
import { readMentions, readMessages } from "../../tickets/ticket-journal.ts";
import { foundTicket } from "./visible.ts";

export const readConversation = handles(tickets.messages, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const messages = await readMessages(desk.store.db, ticket.id, principal.kind === "requester");
  const names = await readNames(
    desk.store.db,
    messages.flatMap(({ author, to }) => [author, ...to]),
  );
  const items = messages.map((message) => messageView(message, names));
  if (principal.kind === "agent") return { status: 200, body: { items } };
  return { status: 200, body: { items: await withoutNames(desk, ticket.id, items) } };
});

/** What goes outside names nobody of the desk: mentions are left out as they were in the mail. */
async function withoutNames(
  { store }: Desk,
  ticket: string,
  items: readonly MessageView[],
): Promise<readonly MessageView[]> {
  if (!items.some(({ text }) => text.includes("@"))) return items;
  const told = new Map((await readMentions(store.db, ticket)).map(({ message, people }) => [message, people]));
  return items.map((item) => {
    const people = told.get(item.id);
    if (!people) return item;
    const isNamed = (handle: string) => people.some((one) => one.slice(one.indexOf(":") + 1) === handle);
    return { ...item, text: withoutMentions(item.text, isNamed) };
  });
}
