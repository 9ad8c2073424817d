import type { Json } from "../json.ts";
import type { Sentence } from "../text.ts";
import type { Evaluate, Operand, OperandPlace, Operator, Run, Value } from "../vocabulary/operator.ts";

const place = (en: string, fr: string, kind: OperandPlace["kind"] = "any"): OperandPlace => ({
  kind,
  name: { en, fr },
  optional: true,
});

export const ANY = place("value", "valeur");
export const LIST = place("list", "liste");
export const EACH = place("for each item", "pour chaque élément");

/** What a standard operator must say of itself; the published meaning needs no checks of operands. */
type Standard = Omit<Operator, "family" | "operands" | "sentence"> & Partial<Pick<Operator, "operands" | "sentence">>;

/** An operator that keeps the published meaning of JsonLogic to the letter. */
export const standard = (operator: Standard): Operator => ({
  family: "standard",
  operands: [ANY],
  sentence: (words) => calledWith(operator.title, words),
  ...operator,
});

const calledWith = (title: Sentence, words: readonly Sentence[]): Sentence => ({
  en: `${title.en} (${words.map((word) => word.en).join("; ")})`,
  fr: `${title.fr} (${words.map((word) => word.fr).join(" ; ")})`,
});

/** "A equals B": the operator's words between those of its operands. */
export const between =
  (en: string, fr: string) =>
  (words: readonly Sentence[]): Sentence => ({
    en: words.map((word) => word.en).join(` ${en} `),
    fr: words.map((word) => word.fr).join(` ${fr} `),
  });

const NOTHING: Evaluate = () => undefined;

/** The operand at a place; what is not written is JavaScript's undefined, as in the reference. */
export const at = (operands: readonly Operand[], index: number): Evaluate => operands[index]?.evaluate ?? NOTHING;

/** Ready-made halves for operators that look at one, two or all of their values. */
export const unary =
  (work: (value: Value) => Json) =>
  (operands: readonly Operand[]): Evaluate => {
    const value = at(operands, 0);
    return (data, run) => work(value(data, run));
  };

export const binary =
  (work: (left: Value, right: Value, run: Run) => Json) =>
  (operands: readonly Operand[]): Evaluate => {
    const [left, right] = [at(operands, 0), at(operands, 1)];
    return (data, run) => work(left(data, run), right(data, run), run);
  };

export const variadic =
  (work: (values: readonly Value[], run: Run) => Value) =>
  (operands: readonly Operand[]): Evaluate =>
  (data, run) =>
    work(
      operands.map((operand) => operand.evaluate(data, run)),
      run,
    );
