import { tickets } from "../../contract/tickets.ts";
import { handles } from "../../http/handler.ts";
import { changed, send, taken } from "./through.ts";
import { foundTicket } from "./visible.ts";

export const enterBlueprint = handles(tickets.enter, async (desk, { principal, params, body, idempotency }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const intent = { type: "entryRequested", ...body } as const;
  const accepted = taken(await send(desk, { ticket: ticket.id, intent, principal, idempotency }));
  return { status: 200, ...(await changed(desk, principal, accepted)) };
});
