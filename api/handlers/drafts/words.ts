import { drafts } from "../../contract/drafts.ts";
import { handles } from "../../http/handler.ts";
import { readUnsentWords } from "../../tickets/drafts.ts";
import { foundTicket } from "../tickets/visible.ts";

export const readWords = handles(drafts.words, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  return { status: 200, body: { items: await readUnsentWords(desk.store.db, ticket.id, principal.id) } };
});
