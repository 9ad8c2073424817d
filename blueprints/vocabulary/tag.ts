import { z } from "zod";

/** A tag: one word without spaces, as people type it. */
export const tagSchema = z
  .string()
  .regex(/^[^\s,]{1,100}$/u, "A tag is one word without spaces or commas.")
  .describe("A tag: one word.");
