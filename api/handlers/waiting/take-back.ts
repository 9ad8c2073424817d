import { waiting } from "../../contract/waiting.ts";
import { handles } from "../../http/handler.ts";
import { changed, send, taken } from "../tickets/through.ts";
import { ticketId } from "../tickets/visible.ts";

export const takeBackStep = handles(waiting.takeBack, async (desk, { principal, params, body, idempotency }) => {
  const ticket = await ticketId(desk, principal, params.id);
  const intent = {
    type: "stepRequested",
    transition: params.step,
    fromState: body.fromState,
    answers: {},
    takeBack: true,
  } as const;
  const accepted = taken(await send(desk, { ticket, intent, principal, idempotency }));
  return { status: 200, ...(await changed(desk, principal, accepted)) };
});
