import { merge } from "../../contract/merge.ts";
import { handles } from "../../http/handler.ts";
import { probableDuplicates } from "../../merge/candidates.ts";
import { readNames } from "../../present/names.ts";
import { foundTicket, visibleTo } from "../tickets/visible.ts";
import { namedIn, oneTicket } from "./one.ts";

export const listDuplicates = handles(merge.duplicates, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const found = await probableDuplicates(desk.store, visibleTo(principal), ticket);
  const names = await readNames(desk.store.db, namedIn(found.map((one) => one.ticket)));
  const items = found.map(({ ticket: other, likeness }) => ({
    ticket: oneTicket(other, names),
    score: likeness.score,
    reason: likeness.reason,
  }));
  return { status: 200, body: { items } };
});
