import { definitions } from "../../contract/definitions.ts";
import { documentsOf } from "../../definitions/belongs-to.ts";
import { listDefinitions, setOrder } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { isOthers } from "./may-write.ts";

/** Whoever moves a document past others of its kind takes tickets from them: all whose place changes must be his to change. */
export const orderDefinitions = handles(definitions.order, async (desk, { params, body, principal }) => {
  const { kind } = params;
  const now = await listDefinitions(desk.store.db, kind);
  const next = [...new Set([...body.keys, ...now.map(({ key }) => key)])].filter((key) =>
    now.some((one) => one.key === key),
  );
  const moved = now.filter(({ key }, at) => next[at] !== key);
  if (await isOthers(desk, principal, kind, moved.flatMap(documentsOf))) throw refusal("otherDepartment");
  const keys = await setOrder(desk.store.db, kind, body.keys, desk.clock.now());
  desk.live.definitionsChanged();
  return { status: 200, body: { keys: [...keys] } };
});
