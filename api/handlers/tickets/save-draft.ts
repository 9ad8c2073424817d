import { tickets } from "../../contract/tickets.ts";
import { handles } from "../../http/handler.ts";
import { draftView } from "../../present/draft.ts";
import { readNames } from "../../present/names.ts";
import { saveStepDraft } from "../../tickets/drafts.ts";
import { foundTicket } from "./visible.ts";

export const keepStepDraft = handles(tickets.saveDraft, async (desk, { principal, params, body }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const draft = {
    ticket: ticket.id,
    agent: principal.id,
    transition: params.transition,
    ...body,
    at: desk.clock.now(),
  };
  await saveStepDraft(desk.store.db, draft);
  desk.live.ticketChanged(ticket.id);
  return { status: 200, body: draftView(draft, ticket.place, await readNames(desk.store.db, [])) };
});
