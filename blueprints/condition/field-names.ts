import type { FieldDefinition } from "../field.ts";
import { optionWords } from "../field-kinds/options.ts";
import { type Sentence, textIn } from "../text.ts";
import type { Names } from "./sentence.ts";

const FIELD = /^(?:ticket\.fields|answers)\.(.+)$/;

/** Fields by their names, and what is chosen in them by the names of their options. */
export function fieldNames(fields: ReadonlyMap<string, FieldDefinition>): Names {
  const at = (path: string | undefined): FieldDefinition | undefined => fields.get(FIELD.exec(path ?? "")?.[1] ?? "");
  return {
    path: (path) => {
      const field = at(path);
      return field && { en: textIn(field.name, "en"), fr: textIn(field.name, "fr") };
    },
    value: (value, path) => optionName(at(path), value),
  };
}

function optionName(field: FieldDefinition | undefined, value: string): Sentence | undefined {
  if (!field?.options?.some((option) => option.value === value)) return undefined;
  return { en: optionWords(value, field, "en"), fr: optionWords(value, field, "fr") };
}
