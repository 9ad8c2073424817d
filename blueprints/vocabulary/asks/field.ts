import { z } from "zod";
import { conditionSchema } from "../../condition.ts";
import { keySchema } from "../../key.ts";
import { textSchema } from "../../text.ts";
import { defineAsk } from "../ask.ts";
import { emptied, fieldPath, fieldValue, valueFault } from "../field-values.ts";
import { invalid, isBlank, obligationShape } from "../obligation.ts";

export const field = defineAsk({
  type: "field",
  title: { en: "Field", fr: "Champ" },
  schema: z
    .strictObject({
      ask: z.literal("field"),
      field: keySchema.describe("Key of a custom field, or subject, priority, type, category, dueAt, resolution."),
      ...obligationShape,
      check: conditionSchema.optional().describe("Must hold for the value given; read it as answers.KEY."),
      message: textSchema.optional().describe("Our own words when the check fails."),
    })
    .describe("Asks for the value of a field."),
  item: ({ field: key }) => key,
  sentence: ({ field: key }, name) => ({ en: `Fill in ${name(key)}`, fr: `Renseigner ${name(key)}` }),
  collect: ({ field: key }, { ticket, answers, fields }) => {
    const given = Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (given === undefined) return { reasons: [], facts: [] };
    // Nothing but blanks is nothing.
    const to = isBlank(given) ? null : given;
    const path = fieldPath(key);
    const from = fieldValue(ticket, path);
    const fault = valueFault(path, to, fields) ?? emptied(path, from, to);
    if (fault) return { reasons: [invalid(["fields", key], fault)], facts: [] };
    const same = JSON.stringify(from) === JSON.stringify(to);
    return { reasons: [], facts: same ? [] : [{ type: "fieldSet", field: path, from, to }] };
  },
});
