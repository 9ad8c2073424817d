import { definitions } from "../../contract/definitions.ts";
import { retire } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundDefinition, viewOf } from "./found.ts";

/** Switching off what is off already is refused: somebody was faster. */
export const retireDefinition = handles(definitions.retire, async (desk, { params }) => {
  const { kind, key } = params;
  await foundDefinition(desk, kind, key);
  const version = await retire(desk.store.db, { kind, key, at: desk.clock.now() });
  if (version === undefined) throw refusal("notInForce");
  desk.live.definitionsChanged();
  const record = await foundDefinition(desk, kind, key);
  return { status: 200, body: await viewOf(desk, record), etag: record.draft?.revision ?? 0 };
});
