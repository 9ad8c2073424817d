import { merge } from "../../contract/merge.ts";
import { handles } from "../../http/handler.ts";
import { ticketView } from "../../present/ticket.ts";
import { readTicket } from "../../tickets/queries.ts";
import { send, taken } from "../tickets/through.ts";
import { ticketId } from "../tickets/visible.ts";

export const splitMessage = handles(merge.split, async (desk, { principal, params, body, idempotency }) => {
  const ticket = await ticketId(desk, principal, params.id);
  const intent = { type: "splitRequested", message: params.message, subject: body.subject } as const;
  const accepted = taken(await send(desk, { ticket, intent, principal, idempotency }));
  const link = accepted.facts.find((fact) => fact.type === "linked" && fact.link === "split");
  const made = link?.type === "linked" && (await readTicket(desk.store.db, link.ticket, desk.statements));
  if (!made) throw new Error(`Event ${accepted.event} made no ticket.`);
  const view = await ticketView(desk, principal, made.ticket, made.version, accepted.at);
  return { status: 201, body: { ticket: view, event: accepted.event }, etag: made.version };
});
