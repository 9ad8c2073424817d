import { tickets } from "../../contract/tickets.ts";
import { handles } from "../../http/handler.ts";
import { messageView } from "../../present/message.ts";
import { readNames } from "../../present/names.ts";
import { readMessages } from "../../tickets/queries.ts";
import { foundTicket } from "./visible.ts";

export const readConversation = handles(tickets.messages, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const messages = await readMessages(desk.store.db, ticket.id, principal.kind === "requester");
  const names = await readNames(
    desk.store.db,
    messages.flatMap(({ author, to }) => [author, ...to]),
  );
  return { status: 200, body: { items: messages.map((message) => messageView(message, names)) } };
});
