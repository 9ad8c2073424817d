import type { Json } from "../json.ts";
import type { Sentence } from "../text.ts";
import type { Condition, Run, Value } from "../vocabulary/operator.ts";
import { evaluateWithin, prepare, type Scope, type Watch } from "./compile.ts";
import { truth } from "./kleene.ts";
import { MAX_STEPS, STOPPED } from "./limits.ts";
import { type Names, namesBeside, valueWords, wordsOf } from "./sentence.ts";
import { pathOf } from "./tree.ts";

/** One operand of an explained condition: its value then, and how it came about. An unknown value is null with `unknown`. */
export type ExplainedOperand = {
  readonly value: Json;
  readonly unknown?: true;
  readonly path?: string;
  readonly explanation?: Explanation;
};

/** A condition with every value it saw: plain JSON, cut to a readable size. `result` is null when unknown. */
export type Explanation = {
  readonly operator: string;
  readonly pointer: string;
  readonly operands: readonly ExplainedOperand[];
  readonly result: Json;
  readonly unknown?: true;
  /** What the result counts as: true, false, or null for unknown. Numbers that JSON cannot write are null as results. */
  readonly holds: boolean | null;
  readonly sentence: Sentence;
  /** The evaluation passed a limit, so its answer is unknown. */
  readonly stopped?: true;
};

/** Rows of one explanation; of a longer condition the parts beyond show their values only. */
const MOST_ROWS = 300;

interface Look {
  /** Value of a part at that moment. */
  readonly at: (node: Condition) => Value;
  readonly names: Names;
  rows: number;
}

/** Evaluates and keeps what every operator saw. It runs the same halves as the compiled function, so the two cannot disagree. */
export function explainCondition(condition: Condition, scope: Scope, names: Names = {}): Explanation {
  const seen = new Map<Condition, Value>();
  const watch: Watch = (node, evaluate) => (data, run) => {
    const value = evaluate(data, run);
    seen.set(node, value);
    return value;
  };
  let stopped = false;
  const evaluate = prepare(condition, watch);
  const result = evaluateWithin((data, run) => {
    try {
      return evaluate(data, run);
    } catch (reason) {
      stopped = true;
      throw reason;
    }
  }, scope);
  // What was passed over is looked at afterwards, on a budget of its own, so that every operand shows its value.
  const rest: Run = { steps: MAX_STEPS, scope: scope as Value }; // An absent source is unknown.
  const at = (node: Condition): Value => {
    if (node.node === "literal") return node.value;
    if (seen.has(node)) return seen.get(node);
    try {
      return prepare(node, watch)(rest.scope, rest);
    } catch (reason) {
      if (reason !== STOPPED) throw reason;
      return undefined;
    }
  };
  const tree = explainNode(condition, result, { at, names, rows: MOST_ROWS });
  return stopped ? { ...tree, stopped } : tree;
}

function explainNode(node: Condition, value: Value, look: Look): Explanation {
  look.rows--;
  const parts = node.node === "literal" ? [] : node.node === "list" ? node.items : node.operands;
  const body = node.node === "call" ? node.operator.body : undefined;
  const asked = pathOf(node) === null ? parts.filter((_, index) => index !== body) : [];
  const operands = asked.map((part): ExplainedOperand => {
    const seen = look.at(part);
    const path = pathOf(part);
    if (path !== null) return { ...shown(seen), path };
    const opens = part.node !== "literal" && look.rows > 0;
    return opens ? { ...shown(seen), explanation: explainNode(part, seen, look) } : shown(seen);
  });
  const { value: result, ...unknown } = shown(value);
  const operator = node.node === "call" ? node.operator.name : node.node;
  const sentence = withValues(node, operands, look.names);
  return { operator, pointer: node.at, operands, result, ...unknown, holds: truth(value) ?? null, sentence };
}

/** "Product is not empty (was empty)". */
function withValues(node: Condition, operands: readonly ExplainedOperand[], names: Names): Sentence {
  const words = wordsOf(node, names);
  const seen = operands.filter((operand) => operand.path !== undefined && operand.path !== "now");
  const beside = node.node === "call" ? namesBeside(node, names) : names;
  const told = (language: "en" | "fr", was: string): string => {
    const values = seen.map((operand) => valueWords(operand.unknown ? undefined : operand.value, beside)[language]);
    const said = words[language];
    const short = said.length > LONGEST_SENTENCE ? `${said.slice(0, LONGEST_SENTENCE)}…` : said;
    return seen.length === 0 ? short : `${short} (${was} ${values.join(", ")})`;
  };
  return { en: told("en", "was"), fr: told("fr", "était") };
}

const LONGEST_SENTENCE = 600;

const shown = (value: Value): { readonly value: Json; readonly unknown?: true } =>
  value === undefined ? { value: null, unknown: true } : { value: cut(value) };

const LONGEST_TEXT = 300;
const MOST_PARTS = 60;
const MOST_LEVELS = 4;

/** The value as far as a log line needs it. Numbers that JSON cannot write become null. */
export function cut(value: Json, budget = { left: MOST_PARTS }, depth = 0): Json {
  if (typeof value === "string") return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MOST_LEVELS) return "…";
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const item of value) {
      if (--budget.left < 0) return [...items, "…"];
      items.push(cut(item, budget, depth + 1));
    }
    return items;
  }
  const entries: [string, Json][] = [];
  for (const [key, part] of Object.entries(value)) {
    if (--budget.left < 0) break;
    if (part !== undefined) entries.push([key, cut(part, budget, depth + 1)]);
  }
  return Object.fromEntries(entries);
}
