import { tickets } from "../../contract/tickets.ts";
import { handles } from "../../http/handler.ts";
import { draftView } from "../../present/draft.ts";
import { readNames } from "../../present/names.ts";
import { readStepDrafts } from "../../tickets/drafts.ts";
import { foundTicket } from "./visible.ts";

export const listStepDrafts = handles(tickets.drafts, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const drafts = await readStepDrafts(desk.store.db, ticket.id);
  const names = await readNames(desk.store.db, []);
  return { status: 200, body: { items: drafts.map((draft) => draftView(draft, ticket.place, names)) } };
});
