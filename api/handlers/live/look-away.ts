import { live } from "../../contract/live.ts";
import { handles } from "../../http/handler.ts";
import { foundTicket } from "../tickets/visible.ts";

export const lookAwayFromTicket = handles(live.lookAway, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  if (await desk.onlookers.away({ place: ticket.id, window: params.window, person: principal.id }))
    desk.live.lookingChanged(ticket.id);
  return { status: 204 };
});
