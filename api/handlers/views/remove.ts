import { views } from "../../contract/views.ts";
import { retire } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundView, mayChange } from "./having.ts";

export const removeView = handles(views.remove, async (desk, { principal, params, ifMatch }) => {
  const { view, version } = await foundView(desk, principal, params.key);
  if (!mayChange(view, principal)) throw refusal("notAllowed");
  if (version !== ifMatch) throw refusal("stale", [], { etag: `"${version}"` });
  await retire(desk.store.db, { kind: "view", key: params.key, at: desk.clock.now() });
  desk.live.definitionsChanged();
  return { status: 204 };
});
