import { tickets } from "../../contract/tickets.ts";
import { handles } from "../../http/handler.ts";
import { defined } from "./defined.ts";
import { assertKnown } from "./references.ts";
import { changed, send, taken } from "./through.ts";
import { foundTicket } from "./visible.ts";

export const changeTicket = handles(tickets.change, async (desk, { principal, params, body, ifMatch, idempotency }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const changes = defined(body);
  await assertKnown(desk, changes);
  const sent = {
    ticket: ticket.id,
    intent: { type: "changeRequested", changes },
    principal,
    idempotency,
    ifVersion: ifMatch,
  } as const;
  return { status: 200, ...(await changed(desk, principal, taken(await send(desk, sent)))) };
});
