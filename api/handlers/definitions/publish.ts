import type { Sentence } from "../../../blueprints/text.ts";
import { isPublishable } from "../../../blueprints/verify.ts";
import { definitions } from "../../contract/definitions.ts";
import { publish } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundDefinition } from "./found.ts";
import { assertMayWrite } from "./may-write.ts";
import { findingView, judge } from "./verified.ts";

const failing = (name: string, failures: readonly Sentence[]): Sentence => ({
  en: `The example “${name}” fails: ${failures.map(({ en }) => en).join(" ")}`,
  fr: `L'exemple « ${name} » échoue : ${failures.map(({ fr }) => fr).join(" ")}`,
});

/** Publishes exactly the revision that was verified, so that nothing unseen slips in between. */
export const publishDraft = handles(definitions.publish, async (desk, { params, body, ifMatch, principal }) => {
  const record = await foundDefinition(desk, params.kind, params.key);
  const { draft } = record;
  if (!draft) throw refusal("notFound");
  await assertMayWrite(desk, principal, params.kind, record);
  if (draft.revision !== ifMatch) throw refusal("stale", [], { etag: `"${draft.revision}"` });
  const { verification, examples } = await judge(desk, draft.body);
  const failed = examples.flatMap(({ name, passed, failures }, index) =>
    passed ? [] : [{ pointer: `/examples/${index}`, code: "example.failed", message: failing(name, failures) }],
  );
  if (!isPublishable(verification) || failed.length > 0)
    throw refusal("notPublishable", [...verification.findings, ...failed]);
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
