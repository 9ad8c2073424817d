import { definitions } from "../../contract/definitions.ts";
import { liveTickets } from "../../definitions/read.ts";
import { handles } from "../../http/handler.ts";
import { foundDefinition } from "./found.ts";

export const countLive = handles(definitions.live, async (desk, { params }) => {
  await foundDefinition(desk, params.kind, params.key);
  const items = params.kind === "blueprint" ? await liveTickets(desk.store.db, params.key) : [];
  return { status: 200, body: { items } };
});
