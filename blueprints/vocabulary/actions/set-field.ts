import { z } from "zod";
import { valueWords } from "../../condition/sentence.ts";
import { conditionSchema } from "../../condition.ts";
import { isJsonObject } from "../../json.ts";
import { keySchema } from "../../key.ts";
import type { Sentence } from "../../text.ts";
import { defineAction } from "../action.ts";
import { documentValue, emptied, fieldPath, fieldValue, onItsGrid, valueFault } from "../field-values.ts";

const setTo = (field: string, value: Sentence): Sentence => ({
  en: `Set ${field} to ${value.en}`,
  fr: `Mettre ${field} à ${value.fr}`,
});

export const setField = defineAction({
  type: "setField",
  title: { en: "Set a field", fr: "Renseigner un champ" },
  schema: z
    .strictObject({
      do: z.literal("setField"),
      field: keySchema.describe("Key of a custom field, or subject, priority, type, category, dueAt, resolution."),
      value: z
        .union([
          z.string().max(50_000),
          z.number(),
          z.boolean(),
          z.null(),
          z.array(z.string().max(500)).max(1000),
          conditionSchema,
        ])
        .describe('The value; null empties; a condition such as {"var": "answers.amount"} gives what it reads.'),
    })
    .describe("Sets a field of the ticket."),
  sentence: ({ field, value }, name) =>
    value === null
      ? { en: `Empty ${name(field)}`, fr: `Vider ${name(field)}` }
      : isJsonObject(value)
        ? { en: `Set ${name(field)} to a computed value`, fr: `Donner à ${name(field)} une valeur calculée` }
        : setTo(name(field), valueWords(value)),
  perform: ({ field, value }, { ticket, scope, fields }) => {
    const path = fieldPath(field);
    const to = isJsonObject(value) ? onItsGrid(path, documentValue(value, scope), fields) : value;
    const fault = valueFault(path, to, fields);
    if (fault) return { refused: fault };
    const from = fieldValue(ticket, path);
    const kept = emptied(path, from, to);
    if (kept) return { refused: kept };
    return JSON.stringify(from) === JSON.stringify(to) ? {} : { facts: [{ type: "fieldSet", field: path, from, to }] };
  },
});
