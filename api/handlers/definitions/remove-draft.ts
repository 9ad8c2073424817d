import { definitions } from "../../contract/definitions.ts";
import { removeDraft } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundDefinition } from "./found.ts";

export const deleteDraft = handles(definitions.removeDraft, async (desk, { params, ifMatch }) => {
  const { draft } = await foundDefinition(desk, params.kind, params.key);
  if (!draft) throw refusal("notFound");
  const removed = await removeDraft(desk.store.db, { ...params, expected: ifMatch });
  if (!removed.ok) throw refusal("stale", [], { etag: `"${removed.revision}"` });
  desk.live.definitionsChanged();
  return { status: 204 };
});
