import type { Finding } from "../../../blueprints/finding.ts";
import { type Verification, verifyText } from "../../../blueprints/verify.ts";
import { carriesExamples, runExamples } from "../../../runtime/examples/examples.ts";
import type { ExampleResultView, VerificationView } from "../../contract/definition-views.ts";
import { readDirectory } from "../../definitions/directory.ts";
import type { Desk } from "../../desk.ts";

export interface Judged {
  readonly verification: Verification;
  readonly examples: readonly ExampleResultView[];
}

/** Findings against this desk's people and fields, and the document's own examples run. */
export async function judge(desk: Desk, text: string): Promise<Judged> {
  const inForce = await desk.definitions.current(desk.store.db);
  const verification = verifyText(text, await readDirectory(desk.store.db, inForce));
  const { document, findings } = verification;
  const runs = document && carriesExamples(document) && findings.every(({ severity }) => severity !== "error");
  const examples = runs ? runExamples(document, inForce) : [];
  return {
    verification,
    examples: examples.map(({ name, passed, failures }) => ({
      name,
      passed,
      failures: failures.map((failure) => ({ ...failure })),
    })),
  };
}

/** A finding as the contract writes it. */
export const findingView = ({
  code,
  severity,
  pointer,
  message,
  fix,
}: Finding): VerificationView["findings"][number] => ({
  code,
  severity,
  pointer,
  message: { ...message },
  ...(fix === undefined ? {} : { fix: { title: { ...fix.title }, edits: fix.edits.map((edit) => ({ ...edit })) } }),
});
