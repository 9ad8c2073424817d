import { tickets } from "../../contract/tickets.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { draftView } from "../../present/draft.ts";
import { readNames } from "../../present/names.ts";
import { readStepDrafts } from "../../tickets/drafts.ts";
import { foundTicket } from "./visible.ts";

export const readStepDraft = handles(tickets.draft, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const drafts = (await readStepDrafts(desk.store.db, ticket.id)).filter(
    ({ transition }) => transition === params.transition,
  );
  const found = drafts.find(({ agent }) => agent === principal.id) ?? drafts[0];
  if (!found) throw refusal("notFound");
  return { status: 200, body: draftView(found, ticket.place, await readNames(desk.store.db, [])) };
});
