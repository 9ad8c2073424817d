import { tickets } from "../../contract/tickets.ts";
import { handles } from "../../http/handler.ts";
import { changed, send, taken } from "./through.ts";
import { foundTicket } from "./visible.ts";

/** The door has the last word: a clock that is not breached can't be excused. */
export const excuseBreach = handles(tickets.excuse, async (desk, { principal, params, body, idempotency }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const { metric, of = null, instance, reason } = body;
  const intent = { type: "excuseRequested", clock: { metric, of, instance }, reason } as const;
  const accepted = taken(await send(desk, { ticket: ticket.id, intent, principal, idempotency }));
  return { status: 200, ...(await changed(desk, principal, accepted)) };
});
