import { z } from "zod";
import { textSchema } from "../text.ts";

/** Longest text of a field that is one line. */
export const MOST_OF_A_LINE = 500;
/** Longest text of a field of several lines. */
export const MOST_OF_A_TEXT = 50_000;

/** What a field may be held to. Each kind names those that it knows; any other is refused on it. */
export const limitsShape = {
  options: z
    .array(
      z.strictObject({
        value: z.string().min(1).max(100).describe("What is stored: it stays, whatever the option is called."),
        name: textSchema,
        under: z.string().min(1).max(100).optional().describe("Of a tree: the value that it stands under."),
      }),
    )
    .max(1000)
    .optional()
    .describe("For choice, choices and tree: the stable values with their names, in order."),
  pattern: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe("For text: a regular expression (RE2 syntax) that the whole value matches, such as B-[0-9]{4,8}."),
  message: textSchema.optional().describe("Our own words when the pattern does not match."),
  minLength: z.int().min(1).max(MOST_OF_A_TEXT).optional().describe("For texts: the fewest characters."),
  maxLength: z.int().min(1).max(MOST_OF_A_TEXT).optional().describe("For texts: the most characters."),
  min: z.number().optional().describe("For number and money: the smallest value."),
  max: z.number().optional().describe("For number and money: the largest value."),
  decimals: z.int().min(0).max(8).optional().describe("For number: the most decimal places; 0: whole numbers."),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe("For money: the ISO 4217 code, such as EUR. The value is in its main unit, to the minor unit."),
};

const limits = z.strictObject(limitsShape);
export type Limits = z.infer<typeof limits>;
export type Limit = keyof Limits;
export type Option = NonNullable<Limits["options"]>[number];
