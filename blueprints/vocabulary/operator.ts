import type { FieldDefinition } from "../field.ts";
import type { Json } from "../json.ts";
import type { Sentence } from "../text.ts";

/** A value while a condition runs: `null` is empty (known to be nothing), `undefined` is unknown. */
export type Value = Json | undefined;

/** What one evaluation carries: the steps left, and the whole scope for those who look beyond the item of a list. */
export interface Run {
  steps: number;
  scope: Value;
}

/** A part of a condition made ready. `data` is the scope, or the item inside a list operator. */
export type Evaluate = (data: Value, run: Run) => Value;

/** An operand made ready. `constant` is its value where the document writes it out, else undefined. */
export interface Operand {
  readonly evaluate: Evaluate;
  readonly constant: Value;
  readonly node: Condition;
  /** What one round of it costs, in steps. */
  readonly weight: number;
}

/** What the condition builder puts in the place of an operand. */
export type OperandKind =
  | "condition"
  | "path"
  | "value"
  | "list"
  | "words"
  | "duration"
  | "instant"
  | "pattern"
  | "mode"
  | "any";

export interface OperandPlace {
  readonly kind: OperandKind;
  readonly name: Sentence;
  readonly optional?: true;
  /** For a mode: the words that may stand there. */
  readonly choices?: readonly string[];
}

/** Types of custom fields, and what else a path may hold. */
export type FieldType = FieldDefinition["type"] | "status" | "priority" | "list";

/**
 * One word of the condition language. Parser, compiler, explanation, builder, JSON Schema and reference follow from it.
 * `standard` operators keep the published meaning of JsonLogic; `own` operators know types and answer true, false or unknown.
 */
export interface Operator {
  readonly name: string;
  readonly family: "standard" | "own";
  readonly title: Sentence;
  readonly description: Sentence;
  readonly example: Json;
  readonly operands: readonly OperandPlace[];
  /** Further operands of the last kind may follow. */
  readonly rest?: true;
  /** Own operators: the field types for which the builder offers it. */
  readonly fits?: readonly FieldType[];
  /** Place of the operand that runs once an item of a list. */
  readonly body?: number;
  /** What its unknown becomes inside a standard operator; false unless said. */
  readonly unknownAs?: null;
  /** The path that it reads and nothing else. */
  readonly path?: (operands: readonly Condition[]) => string | null;
  readonly reads?: (operands: readonly Condition[]) => readonly string[];
  /** What is wrong with a written-out operand, by its place. */
  readonly check?: (
    operands: readonly Condition[],
  ) => readonly { readonly operand: number; readonly code: string; readonly message: Sentence }[];
  readonly compile: (operands: readonly Operand[]) => Evaluate;
  /** "Product is not empty", from the words of its operands. */
  readonly sentence: (words: readonly Sentence[], operands: readonly Condition[]) => Sentence;
}

/** A value written in the document. `at` is the JSON pointer of every node. */
export interface LiteralNode {
  readonly node: "literal";
  readonly at: string;
  readonly value: Json;
}

/** A list of which at least one item is worked out. */
export interface ListNode {
  readonly node: "list";
  readonly at: string;
  readonly items: readonly Condition[];
}

/** An operator with its operands. */
export interface CallNode {
  readonly node: "call";
  readonly at: string;
  readonly operator: Operator;
  readonly operands: readonly Condition[];
}

/** The closed tree into which a condition is read before anything runs. Made by `parseCondition` only. */
export type Condition = LiteralNode | ListNode | CallNode;
