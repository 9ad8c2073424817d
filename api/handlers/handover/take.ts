import { handover } from "../../contract/handover.ts";
import { handles } from "../../http/handler.ts";
import { maySee } from "../../tickets/may-see.ts";
import { changed, send, taken } from "../tickets/through.ts";
import { foundTicket } from "../tickets/visible.ts";
import { assertOfDepartment, placeOf } from "./asked.ts";

export const handTicketOver = handles(handover.take, async (desk, { principal, params, body, idempotency }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  await assertOfDepartment(desk, body);
  const { note = "", agreed = [], follow = false } = body;
  const intent = { type: "handoverRequested", ...placeOf(body), note, agreed, follow } as const;
  const accepted = taken(await send(desk, { ticket: ticket.id, intent, principal, idempotency }));
  const answer = await changed(desk, principal, accepted);
  return { status: 200, ...answer, body: { ...answer.body, sees: maySee(principal, accepted.ticket) } };
});
