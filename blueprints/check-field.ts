import type { FieldDefinition } from "./field.ts";
import type { Finding } from "./finding.ts";
import { pointer } from "./json.ts";
import type { Sentence } from "./text.ts";

const error = (code: string, at: string, message: Sentence): Finding => ({
  code,
  severity: "error",
  pointer: at,
  message,
});

/** Names under which a ticket has an attribute, or a step an answer, of its own: a field of that name would never be reached. */
const RESERVED: ReadonlySet<string> = new Set([
  ...["subject", "priority", "type", "category", "dueAt", "resolution"],
  ...["reply", "note", "attachments", "checklist", "people", "time", "approval"],
]);

/** A field has a name of its own. A field of choice needs its choices, each once; no other field has any. */
export function fieldFindings({ key, type, options }: FieldDefinition): Finding[] {
  if (RESERVED.has(key)) {
    return [
      error("field.reserved", "/key", {
        en: `“${key}” is the name of something else on a ticket or in a step; choose another key.`,
        fr: `« ${key} » est déjà le nom d'autre chose sur un ticket ou dans une étape ; choisissez une autre clé.`,
      }),
    ];
  }
  const chosen = type === "choice" || type === "choices";
  if (chosen && (options === undefined || options.length === 0)) {
    return [
      error("field.noOptions", options ? "/options" : "", {
        en: "A field of choice needs its options.",
        fr: "Un champ de choix a besoin de ses options.",
      }),
    ];
  }
  if (!chosen && options !== undefined) {
    return [
      error("field.strayOptions", "/options", {
        en: `Only a field of choice has options; this one is of type ${type}.`,
        fr: `Seul un champ de choix a des options ; celui-ci est de type ${type}.`,
      }),
    ];
  }
  const values = (options ?? []).map(({ value }) => value);
  return values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [
          error("field.optionTwice", pointer("options", index, "value"), {
            en: `The option “${value}” stands there twice.`,
            fr: `L'option « ${value} » y figure deux fois.`,
          }),
        ],
  );
}
