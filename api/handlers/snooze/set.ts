import { snooze } from "../../contract/snooze.ts";
import { handles } from "../../http/handler.ts";
import { changed, send, taken } from "../tickets/through.ts";
import { ticketId } from "../tickets/visible.ts";

export const snoozeTicket = handles(snooze.set, async (desk, { principal, params, body, idempotency }) => {
  const ticket = await ticketId(desk, principal, params.id);
  const intent = { type: "snoozeRequested", ...body } as const;
  return {
    status: 200,
    ...(await changed(desk, principal, taken(await send(desk, { ticket, intent, principal, idempotency })))),
  };
});
