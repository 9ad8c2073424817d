import { undo } from "../../contract/undo.ts";
import { handles } from "../../http/handler.ts";
import { changed, send, taken } from "../tickets/through.ts";
import { ticketId } from "../tickets/visible.ts";

export const undoStep = handles(undo.take, async (desk, { principal, params, body, idempotency }) => {
  const ticket = await ticketId(desk, principal, params.id);
  const intent = { type: "undoRequested", event: body.event } as const;
  const accepted = taken(await send(desk, { ticket, intent, principal, idempotency }));
  // What the step asked for beside the ticket's facts does not leave: pages that show it read it again.
  desk.live.ticketChanged(ticket);
  return { status: 200, ...(await changed(desk, principal, accepted)) };
});
