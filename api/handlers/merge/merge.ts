import { mergeConflicts, mergeDifferences } from "../../../runtime/merge/conflicts.ts";
import { againstMerge } from "../../../runtime/merge/merge.ts";
import { merge } from "../../contract/merge.ts";
import { handles } from "../../http/handler.ts";
import { readNames } from "../../present/names.ts";
import { changed, send, taken } from "../tickets/through.ts";
import { foundTicket, ticketId } from "../tickets/visible.ts";
import { namedIn, oneTicket } from "./one.ts";

export const previewMerge = handles(merge.preview, async (desk, { principal, params }) => {
  const { ticket: source } = await foundTicket(desk, principal, params.id);
  const { ticket: target } = await foundTicket(desk, principal, params.into);
  const names = await readNames(desk.store.db, namedIn([source, target]));
  return {
    status: 200,
    body: {
      source: oneTicket(source, names),
      target: oneTicket(target, names),
      reasons: againstMerge(source, target, principal.actor).map((reason) => ({ ...reason })),
      conflicts: mergeConflicts(source, target),
      differences: mergeDifferences(source, target),
    },
  };
});

export const mergeTicket = handles(merge.take, async (desk, { principal, params, body, idempotency }) => {
  const ticket = await ticketId(desk, principal, params.id);
  // Who may not see the other ticket is answered as though it were not there.
  const { ticket: target } = await foundTicket(desk, principal, body.into);
  const { agreed = [], reopen } = body;
  const intent = { type: "mergeRequested", into: target.id, agreed, ...(reopen !== undefined && { reopen }) } as const;
  const accepted = taken(await send(desk, { ticket, intent, principal, idempotency }));
  return { status: 200, ...(await changed(desk, principal, accepted)) };
});

export const undoMerge = handles(merge.undo, async (desk, { principal, params, idempotency }) => {
  const ticket = await ticketId(desk, principal, params.id);
  const intent = { type: "unmergeRequested" } as const;
  const accepted = taken(await send(desk, { ticket, intent, principal, idempotency }));
  return { status: 200, ...(await changed(desk, principal, accepted)) };
});
