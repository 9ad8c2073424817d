import { waiting } from "../../contract/waiting.ts";
import { handles } from "../../http/handler.ts";
import { waitingView } from "../../present/waiting.ts";
import { foundTicket } from "../tickets/visible.ts";

export const readWaiting = handles(waiting.read, async (desk, { principal, params }) => {
  const { ticket, version } = await foundTicket(desk, principal, params.id);
  return { status: 200, body: await waitingView(desk, principal, ticket), etag: version };
});
