import { z } from "zod";
import { conditionSchema } from "../condition.ts";
import type { Reason } from "../finding.ts";
import { type Json, pointer } from "../json.ts";
import { isVisible, type Sentence } from "../text.ts";

/** What every item that wants an answer may carry. */
export const obligationShape = {
  required: z
    .union([z.boolean(), conditionSchema])
    .optional()
    .describe("true, or a condition over the ticket and the answers: required when it holds."),
  showWhen: conditionSchema.optional().describe("Shown only while this holds; a hidden value is not saved."),
  neverSkip: z.literal(true).optional().describe("Asked again at the next step when a jump skipped it."),
};

/** Nothing that a person can see: no reply, no note, no value. */
export const isBlank = (value: Json | undefined): boolean => typeof value === "string" && !isVisible(value);

export const missing = (item: readonly (string | number)[], what: Sentence): Reason => ({
  code: "missing",
  pointer: pointer(...item),
  message: { en: `${what.en} is needed.`, fr: `Il manque : ${what.fr}.` },
});

export const invalid = (item: readonly (string | number)[], message: Sentence): Reason => ({
  code: "invalid",
  pointer: pointer(...item),
  message,
});
