import type { Sentence } from "../../../blueprints/text.ts";
import { isPublishable, type Verification } from "../../../blueprints/verify.ts";
import type { DefinitionRecord } from "../../definitions/read.ts";
import type { Desk } from "../../desk.ts";
import { refusal } from "../../http/problems.ts";
import { judge } from "./verified.ts";

/** A failing example, in a sentence. */
export const failing = (name: string, failures: readonly Sentence[]): Sentence => ({
  en: `The example “${name}” fails: ${failures.map(({ en }) => en).join(" ")}`,
  fr: `L’exemple « ${name} » échoue : ${failures.map(({ fr }) => fr).join(" ")}`,
});

/** Verifies exactly the revision that is to be published; refused with findings while it has errors or an example fails. */
export async function soundDraft(desk: Desk, { draft }: DefinitionRecord, revision: number): Promise<Verification> {
  if (!draft) throw refusal("notFound");
  if (draft.revision !== revision) throw refusal("stale", [], { etag: `"${draft.revision}"` });
  const { verification, examples } = await judge(desk, draft.body);
  const failed = examples.flatMap(({ name, passed, failures }, index) =>
    passed ? [] : [{ pointer: `/examples/${index}`, code: "example.failed", message: failing(name, failures) }],
  );
  if (!isPublishable(verification) || failed.length > 0)
    throw refusal("notPublishable", [...verification.findings, ...failed]);
  return verification;
}
