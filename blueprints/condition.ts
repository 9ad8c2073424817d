import { z } from "zod";
import { parseCondition } from "./condition/parse.ts";
import type { Json } from "./json.ts";

export { compileCondition, compileValue, type Scope } from "./condition/compile.ts";
export { type Explanation, explainCondition } from "./condition/explain.ts";
export { conditionJsonSchema } from "./condition/json-schema.ts";
export { parseCondition } from "./condition/parse.ts";
export { conditionSentence, type Names } from "./condition/sentence.ts";
export { pathsOf } from "./condition/tree.ts";
export type { Condition } from "./vocabulary/operator.ts";

/**
 * A condition in a document: JSON that `parseCondition` takes. Each issue carries its finding, in both languages, in `params.finding`.
 * The input is never walked by zod, which overflows on deep nesting.
 * Its JSON Schema is `conditionJsonSchema`, for zod does not see into it.
 */
export const conditionSchema = z
  .unknown()
  .superRefine((value, context) => {
    const parsed = parseCondition(value);
    if (parsed.ok) return;
    for (const finding of parsed.findings) {
      const path = finding.pointer
        .split("/")
        .slice(1)
        .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
      context.addIssue({ code: "custom", path, message: finding.message.en, params: { finding } });
    }
  })
  .describe("A condition: JsonLogic, with our own typed operators.") as unknown as z.ZodType<Json>; // parseCondition lets nothing but JSON through.
