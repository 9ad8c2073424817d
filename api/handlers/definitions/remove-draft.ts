import { definitions } from "../../contract/definitions.ts";
import { removeDraft } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundDefinition } from "./found.ts";
import { assertMayWrite } from "./may-write.ts";

export const deleteDraft = handles(definitions.removeDraft, async (desk, { params, ifMatch, principal }) => {
  const record = await foundDefinition(desk, params.kind, params.key);
  if (!record.draft) throw refusal("notFound");
  await assertMayWrite(desk, principal, params.kind, record);
  const removed = await removeDraft(desk.store.db, {
    ...params,
    expected: ifMatch,
    by: principal.id,
    at: desk.clock.now(),
  });
  if (!removed.ok) throw refusal("stale", [], { etag: `"${removed.revision}"` });
  desk.live.definitionsChanged();
  return { status: 204 };
});
