import type { FieldDefinition } from "../../../blueprints/field.ts";
import type { SlaPolicy } from "../../../blueprints/sla-policy.ts";
import type { TimeRule } from "../../../blueprints/time-rule.ts";
import { verifyText } from "../../../blueprints/verify.ts";
import { definitions } from "../../contract/definitions.ts";
import { readDirectory } from "../../definitions/directory.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { tryField } from "./try-field.ts";
import { tryPolicy } from "./try-policy.ts";
import { tryTimeRule } from "./try-time-rule.ts";

/** The document, when it is one that can be tried and has no errors. */
async function soundDocument(desk: Desk, text: string): Promise<SlaPolicy | TimeRule | FieldDefinition> {
  const inForce = await desk.definitions.current(desk.store.db);
  const { document, findings } = verifyText(text, await readDirectory(desk.store.db, inForce));
  const errors = findings.filter(({ severity }) => severity === "error");
  if (!document || errors.length > 0)
    throw refusal(
      "notSound",
      errors.map((finding) => ({ ...finding, pointer: `/document${finding.pointer}` })),
    );
  if (document.kind === "sla-policy" || document.kind === "time-rule" || document.kind === "field") return document;
  const message = {
    en: "SLA policies, time rules and fields can be tried.",
    fr: "On peut essayer les politiques de SLA, les règles de temps et les champs.",
  };
  throw refusal("invalid", [{ pointer: "/document/kind", code: "invalid", message }]);
}

export const dryRunDocument = handles(definitions.dryRun, async (desk, { body, principal }) => {
  const document = await soundDocument(desk, JSON.stringify(body.document));
  if (document.kind === "field") return { status: 200, body: await tryField(desk, principal, document) };
  const answer =
    document.kind === "time-rule" ? await tryTimeRule(desk, principal, document) : await tryPolicy(desk, document);
  return { status: 200, body: answer };
});
