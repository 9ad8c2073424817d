import { z } from "zod";

/** Key of a document, a state, a transition or a step: stable, plain, never shown as a name. */
export const keySchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, "A key is a letter, then letters, digits, - and _, at most 64.")
  .describe("Stable key: a letter, then letters, digits, - and _. Renaming a label never touches it.");
