import { compilePattern } from "./condition/pattern.ts";
import type { FieldDefinition } from "./field.ts";
import { type Limit, limitsShape, type Option } from "./field-kinds/limits.ts";
import { isCurrency } from "./field-kinds/money.ts";
import { fieldKind } from "./field-kinds.ts";
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

/** A field has a name of its own, what its kind needs, and nothing that its kind does not know. */
export function fieldFindings(field: FieldDefinition): Finding[] {
  if (RESERVED.has(field.key)) {
    return [
      error("field.reserved", "/key", {
        en: `“${field.key}” is the name of something else on a ticket or in a step; choose another key.`,
        fr: `« ${field.key} » est déjà le nom d'autre chose sur un ticket ou dans une étape ; choisissez une autre clé.`,
      }),
    ];
  }
  const missing = needed(field);
  return missing ? [missing] : [...stray(field), ...limitFindings(field), ...optionFindings(field)];
}

function needed({ type, options, currency }: FieldDefinition): Finding | null {
  const needs = fieldKind(type)?.needs;
  if (needs === "options" && (options === undefined || options.length === 0))
    return error("field.noOptions", options ? "/options" : "", {
      en: "A field of choice needs its options.",
      fr: "Un champ de choix a besoin de ses options.",
    });
  if (needs === "currency" && currency === undefined)
    return error("field.noCurrency", "", {
      en: "An amount needs its currency.",
      fr: "Un montant a besoin de sa devise.",
    });
  return null;
}

const LIMITS = Object.keys(limitsShape) as readonly Limit[]; // The shape's own keys.

function stray(field: FieldDefinition): Finding[] {
  const kind = fieldKind(field.type);
  return LIMITS.filter((limit) => field[limit] !== undefined && !kind?.takes.includes(limit)).map((limit) =>
    limit === "options"
      ? error("field.strayOptions", "/options", {
          en: `Only a field of choice has options; this one is of type ${field.type}.`,
          fr: `Seul un champ de choix a des options ; celui-ci est de type ${field.type}.`,
        })
      : error("field.strayLimit", pointer(limit), {
          en: `A field of type ${field.type} does not know “${limit}”.`,
          fr: `Un champ de type ${field.type} ne connaît pas « ${limit} ».`,
        }),
  );
}

function limitFindings({ min, max, minLength, maxLength, pattern, message, currency }: FieldDefinition): Finding[] {
  const findings: Finding[] = [];
  if (min !== undefined && max !== undefined && min > max)
    findings.push(
      error("field.emptyRange", "/max", {
        en: `No value is ${min} or more and ${max} or less.`,
        fr: `Aucune valeur ne va de ${min} à ${max}.`,
      }),
    );
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength)
    findings.push(
      error("field.emptyRange", "/maxLength", {
        en: `No text has at least ${minLength} and at most ${maxLength} characters.`,
        fr: `Aucun texte n'a au moins ${minLength} et au plus ${maxLength} caractères.`,
      }),
    );
  const compiled = pattern === undefined ? null : compilePattern(pattern);
  if (compiled && "problem" in compiled)
    findings.push(
      error("field.pattern", "/pattern", {
        en: `This pattern is not supported: ${compiled.problem}.`,
        fr: `Ce motif n’est pas pris en charge : ${compiled.problem}.`,
      }),
    );
  if (message !== undefined && pattern === undefined)
    findings.push(
      error("field.strayMessage", "/message", {
        en: "These words belong to a pattern, and there is none.",
        fr: "Ces mots accompagnent un motif, et il n'y en a pas.",
      }),
    );
  if (currency !== undefined && !isCurrency(currency))
    findings.push(
      error("field.currency", "/currency", {
        en: `There is no currency “${currency}”.`,
        fr: `Il n'y a pas de devise « ${currency} ».`,
      }),
    );
  return findings;
}

/** Each value once; in a tree everything stands under something that came before it, and nowhere else. */
function optionFindings({ type, options = [] }: FieldDefinition): Finding[] {
  const before = new Set<string>();
  return options.flatMap((option, index) => {
    const found = optionFinding(option, index, before, type === "tree");
    before.add(option.value);
    return found;
  });
}

function optionFinding(
  { value, under }: Option,
  index: number,
  before: ReadonlySet<string>,
  isTree: boolean,
): Finding[] {
  if (before.has(value))
    return [
      error("field.optionTwice", pointer("options", index, "value"), {
        en: `The option “${value}” stands there twice.`,
        fr: `L'option « ${value} » y figure deux fois.`,
      }),
    ];
  if (under === undefined || (isTree && before.has(under))) return [];
  const at = pointer("options", index, "under");
  return [
    isTree
      ? error("field.optionUnder", at, {
          en: `“${under}” has to stand before what is under it.`,
          fr: `« ${under} » doit précéder ce qui est en dessous.`,
        })
      : error("field.strayUnder", at, {
          en: "Only in a tree options stand under one another.",
          fr: "Les options ne sont les unes sous les autres que dans une arborescence.",
        }),
  ];
}
