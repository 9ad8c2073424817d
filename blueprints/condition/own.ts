import type { OperatorGroup } from "../field-kinds/kind.ts";
import { fieldKinds } from "../field-kinds.ts";
import type { Sentence } from "../text.ts";
import type { Evaluate, FieldType, OperandKind, OperandPlace, Operator, Value } from "../vocabulary/operator.ts";

/** An operator of ours: typed, and true, false or unknown (`undefined`). */
export const own = (operator: Omit<Operator, "family">): Operator => ({ family: "own", ...operator });

export const place = (kind: OperandKind, en: string, fr: string): OperandPlace => ({ kind, name: { en, fr } });

export const VALUE = place("any", "value", "valeur");
export const TO_COMPARE = place("value", "compared with", "comparé à");

const kindsIn = (group: OperatorGroup): readonly FieldType[] =>
  fieldKinds.filter(({ operators }) => operators.includes(group)).map(({ type }) => type);
const SCALES: readonly FieldType[] = [...kindsIn("scales"), "status", "priority"];

/** Which field types an operator is offered for. */
export const FITS = {
  anything: [...fieldKinds.map(({ type }) => type), "status", "priority", "list"],
  words: [...kindsIn("words"), "list"],
  texts: kindsIn("texts"),
  scales: SCALES,
  times: kindsIn("times"),
} as const satisfies { readonly [group: string]: readonly FieldType[] };

/** False for true and true for false; unknown stays unknown. */
export const negated =
  (evaluate: Evaluate): Evaluate =>
  (data, run) => {
    const value = evaluate(data, run);
    return value === undefined ? undefined : value !== true;
  };

/** "A is B". */
export const saying =
  (en: string, fr: string) =>
  ([left, right]: readonly Sentence[]): Sentence => ({
    en: [left?.en, en, right?.en].filter((part) => part !== undefined).join(" "),
    fr: [left?.fr, fr, right?.fr].filter((part) => part !== undefined).join(" "),
  });

/** The value as a text for our text operators: a text, or a number as written; undefined for what is no text. */
export const asText = (value: Value): string | undefined =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
