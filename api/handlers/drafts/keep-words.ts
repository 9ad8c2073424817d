import { drafts } from "../../contract/drafts.ts";
import { handles } from "../../http/handler.ts";
import { saveUnsentWords } from "../../tickets/drafts.ts";
import { foundTicket } from "../tickets/visible.ts";

export const keepWords = handles(drafts.keepWords, async (desk, { principal, params, body }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  await saveUnsentWords(desk.store.db, ticket.id, principal.id, { kind: params.kind, ...body });
  return { status: 204 };
});
