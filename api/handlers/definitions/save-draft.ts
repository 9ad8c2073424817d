import { definitions } from "../../contract/definitions.ts";
import { readDefinition } from "../../definitions/read.ts";
import { saveDraft } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { assertMatches } from "./matching.ts";
import { assertMayWrite } from "./may-write.ts";
import { findingView, judge } from "./verified.ts";

export const putDraft = handles(definitions.saveDraft, async (desk, { params, body, text, ifMatch, principal }) => {
  assertMatches(body, params);
  await assertMayWrite(desk, principal, params.kind, await readDefinition(desk.store.db, params), body);
  const at = desk.clock.now();
  const saved = await saveDraft(desk.store.db, { ...params, expected: ifMatch, body: text, author: principal.id, at });
  if (!saved.ok) throw refusal("stale", [], { etag: `"${saved.revision}"` });
  desk.live.definitionsChanged();
  const { verification } = await judge(desk, text);
  return {
    status: 200,
    body: { revision: saved.revision, at, findings: verification.findings.map(findingView) },
    etag: saved.revision,
  };
});
