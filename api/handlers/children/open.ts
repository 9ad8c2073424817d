import { children } from "../../contract/children.ts";
import { handles } from "../../http/handler.ts";
import { ticketView } from "../../present/ticket.ts";
import { readTicket } from "../../tickets/queries.ts";
import { assertOfDepartment, placeOf } from "../handover/asked.ts";
import { send, taken } from "../tickets/through.ts";
import { foundTicket } from "../tickets/visible.ts";

export const openChildTicket = handles(children.open, async (desk, { principal, params, body, idempotency }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  await assertOfDepartment(desk, body);
  const { subject, text } = body;
  const intent = { type: "childRequested", subject, text, ...placeOf(body) } as const;
  const accepted = taken(await send(desk, { ticket: ticket.id, intent, principal, idempotency }));
  const link = accepted.facts.find((fact) => fact.type === "linked" && fact.link === "child");
  const made = link?.type === "linked" && (await readTicket(desk.store.db, link.ticket, desk.statements));
  if (!made) throw new Error(`Event ${accepted.event} made no ticket.`);
  const view = await ticketView(desk, principal, made.ticket, made.version, accepted.at);
  return { status: 201, body: { ticket: view, event: accepted.event }, etag: made.version };
});
