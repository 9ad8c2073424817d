import { z } from "zod";
import { json } from "./endpoint.ts";

/** One thing that is wrong: `pointer` is a JSON pointer into the request (or the document), empty for the whole. */
export const problemErrorSchema = z.strictObject({
  pointer: z.string(),
  code: z.string(),
  message: z.string(),
  /** Findings of a document carry their weight; a problem's own errors are errors. */
  severity: z.enum(["error", "warning", "hint"]).optional(),
  details: z.record(z.string(), json).optional(),
});

/** Every answer that is not a good one (RFC 9457, `application/problem+json`), in the language of the caller. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(problemErrorSchema),
  requestId: z.string(),
});

export type Problem = z.infer<typeof problemSchema>;
export type ProblemError = z.infer<typeof problemErrorSchema>;
