import { live } from "../../contract/live.ts";
import { handles } from "../../http/handler.ts";
import { foundTicket } from "../tickets/visible.ts";

export const lookAtTicket = handles(live.look, async (desk, { principal, params, body }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const one = { place: ticket.id, window: params.window, person: principal.id, typing: body.typing, spot: "" };
  if (await desk.onlookers.look(one)) desk.live.lookingChanged(ticket.id);
  return { status: 204 };
});
