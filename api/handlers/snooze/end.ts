import { snooze } from "../../contract/snooze.ts";
import { handles } from "../../http/handler.ts";
import { changed, send, taken } from "../tickets/through.ts";
import { ticketId } from "../tickets/visible.ts";

export const endSnooze = handles(snooze.end, async (desk, { principal, params }) => {
  const ticket = await ticketId(desk, principal, params.id);
  const intent = { type: "snoozeRequested", until: null, reason: "" } as const;
  return {
    status: 200,
    ...(await changed(desk, principal, taken(await send(desk, { ticket, intent, principal, idempotency: null })))),
  };
});
