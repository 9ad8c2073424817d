import { definitions } from "../../contract/definitions.ts";
import { retire } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { holdersOf } from "../../people/role-holders.ts";
import { foundDefinition, viewOf } from "./found.ts";
import { assertMayWrite } from "./may-write.ts";

/** Switching off what is off already is refused: somebody was faster. */
export const retireDefinition = handles(definitions.retire, async (desk, { params, principal }) => {
  const { kind, key } = params;
  await assertMayWrite(desk, principal, kind, await foundDefinition(desk, kind, key));
  if (kind === "role" && (await holdersOf(desk.store.db, `role:${key}`)).length > 0) throw refusal("roleInUse");
  const version = await retire(desk.store.db, { kind, key, at: desk.clock.now() });
  if (version === undefined) throw refusal("notInForce");
  desk.live.definitionsChanged();
  const record = await foundDefinition(desk, kind, key);
  return { status: 200, body: await viewOf(desk, record), etag: record.draft?.revision ?? 0 };
});
