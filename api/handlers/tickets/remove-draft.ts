import { tickets } from "../../contract/tickets.ts";
import { handles } from "../../http/handler.ts";
import { removeStepDraft } from "../../tickets/drafts.ts";
import { foundTicket } from "./visible.ts";

export const dropStepDraft = handles(tickets.removeDraft, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  await removeStepDraft(desk.store.db, { ticket: ticket.id, agent: principal.id, transition: params.transition });
  return { status: 204 };
});
