import { definitions } from "../../contract/definitions.ts";
import { setOrder } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";

export const orderDefinitions = handles(definitions.order, async (desk, { params, body }) => {
  const keys = await setOrder(desk.store.db, params.kind, body.keys, desk.clock.now());
  desk.live.definitionsChanged();
  return { status: 200, body: { keys: [...keys] } };
});
