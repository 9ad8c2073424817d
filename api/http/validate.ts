import type { z } from "zod";
import { issueFindings } from "../../blueprints/issue-findings.ts";
import type { Json } from "../../blueprints/json.ts";
import { MAX_FINDINGS } from "../../blueprints/limits.ts";
import { refusal } from "./problems.ts";

/** The value as its schema reads it, or every fault at once, each with its place and in both languages. */
export function validated(schema: z.ZodType | undefined, input: Json | undefined): unknown {
  if (!schema) return undefined;
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  throw refusal("invalid", issueFindings(read.error.issues, input ?? null).slice(0, MAX_FINDINGS));
}
