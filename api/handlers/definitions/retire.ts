import type { Kind } from "../../../blueprints/kinds.ts";
import { definitions } from "../../contract/definitions.ts";
import { retiringNeedsSecondPerson } from "../../definitions/second-person.ts";
import { retire } from "../../definitions/store.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { holdersOf } from "../../people/role-holders.ts";
import { foundDefinition, viewOf } from "./found.ts";
import { assertMayWrite } from "./may-write.ts";

/** What somebody holds is not switched off under him. */
export async function assertUnused({ store }: Desk, kind: Kind, key: string): Promise<void> {
  if (kind === "role" && (await holdersOf(store.db, `role:${key}`)).length > 0) throw refusal("roleInUse");
}

/** Switching off what is off already is refused: somebody was faster. */
export const retireDefinition = handles(definitions.retire, async (desk, { params, principal }) => {
  const { kind, key } = params;
  const found = await foundDefinition(desk, kind, key);
  await assertMayWrite(desk, principal, kind, found);
  if (await retiringNeedsSecondPerson(desk.store.db, found)) throw refusal("secondPerson");
  await assertUnused(desk, kind, key);
  const version = await retire(desk.store.db, { kind, key, by: principal.id, at: desk.clock.now() });
  if (version === undefined) throw refusal("notInForce");
  desk.live.definitionsChanged();
  const record = await foundDefinition(desk, kind, key);
  return { status: 200, body: await viewOf(desk, record), etag: record.draft?.revision ?? 0 };
});
