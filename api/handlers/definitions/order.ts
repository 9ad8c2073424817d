import { definitions } from "../../contract/definitions.ts";
import { documentsOf } from "../../definitions/belongs-to.ts";
import { setOrder } from "../../definitions/order.ts";
import { orderMoves } from "../../definitions/order-moves.ts";
import { orderNeedsSecondPerson } from "../../definitions/second-person.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { isOthers } from "./may-write.ts";

/** Whoever moves a document past others of its kind takes tickets from them: all whose place changes must be his to change. */
export const orderDefinitions = handles(definitions.order, async (desk, { params, body, principal }) => {
  const { kind } = params;
  const { moved } = await orderMoves(desk.store.db, kind, body.keys);
  if (await isOthers(desk, principal, kind, moved.flatMap(documentsOf))) throw refusal("otherDepartment");
  if (await orderNeedsSecondPerson(desk.store.db, kind, moved)) throw refusal("secondPerson");
  const keys = (await setOrder(desk.store.db, kind, body.keys, desk.clock.now())) ?? [];
  desk.live.definitionsChanged();
  return { status: 200, body: { keys: [...keys] } };
});
