import { bulk } from "../../contract/bulk.ts";
import { handles } from "../../http/handler.ts";
import { stepsOffered } from "./offered.ts";
import { selected } from "./select.ts";

export const offerOnMany = handles(bulk.offers, async (desk, { principal, body }) => {
  const ids = await selected(desk, principal, body.selection);
  const { looked, steps } = await stepsOffered(desk, principal, ids);
  return { status: 200, body: { count: ids.length, looked, steps } };
});
