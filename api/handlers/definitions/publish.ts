import { definitions } from "../../contract/definitions.ts";
import { needsSecondPerson } from "../../definitions/second-person.ts";
import { publish } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundDefinition } from "./found.ts";
import { assertMayWrite } from "./may-write.ts";
import { soundDraft } from "./sound-draft.ts";
import { findingView } from "./verified.ts";

/** Publishes exactly the revision that was verified, so that nothing unseen slips in between. */
export const publishDraft = handles(definitions.publish, async (desk, { params, body, ifMatch, principal }) => {
  const record = await foundDefinition(desk, params.kind, params.key);
  if (!record.draft) throw refusal("notFound");
  await assertMayWrite(desk, principal, params.kind, record);
  const inForce = record.versions.find(({ status }) => status === "published");
  const texts = [record.draft.body, ...(inForce ? [inForce.body] : [])];
  if (await needsSecondPerson(desk.store.db, params.kind, ...texts)) throw refusal("secondPerson");
  const verification = await soundDraft(desk, record, ifMatch);
  const done = await publish(desk.store.db, {
    ...params,
    expected: ifMatch,
    author: principal.id,
    at: desk.clock.now(),
    note: body.note ?? "",
  });
  if (!done.ok) throw refusal("stale", [], { etag: `"${done.revision}"` });
  desk.live.definitionsChanged();
  return { status: 200, body: { version: done.version, findings: verification.findings.map(findingView) } };
});
