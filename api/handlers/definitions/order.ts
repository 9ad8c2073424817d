import { definitions } from "../../contract/definitions.ts";
import { setOrder } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";

export const orderBlueprints = handles(definitions.order, async (desk, { body }) => {
  const keys = await setOrder(desk.store.db, "blueprint", body.keys, desk.clock.now());
  desk.live.definitionsChanged();
  return { status: 200, body: { keys: [...keys] } };
});
