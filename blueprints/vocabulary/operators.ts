import type { Operator } from "./operator.ts";
import { all } from "./operators/all.ts";
import { and } from "./operators/and.ts";
import { cat } from "./operators/cat.ts";
import { difference } from "./operators/difference.ts";
import { equal } from "./operators/equal.ts";
import { filter } from "./operators/filter.ts";
import { greater } from "./operators/greater.ts";
import { greaterOrEqual } from "./operators/greater-or-equal.ts";
import { choose } from "./operators/if.ts";
import { isIn } from "./operators/in.ts";
import { less } from "./operators/less.ts";
import { lessOrEqual } from "./operators/less-or-equal.ts";
import { map } from "./operators/map.ts";
import { max } from "./operators/max.ts";
import { merge } from "./operators/merge.ts";
import { min } from "./operators/min.ts";
import { missing } from "./operators/missing.ts";
import { missingSome } from "./operators/missing-some.ts";
import { negation } from "./operators/negation.ts";
import { none } from "./operators/none.ts";
import { notEqual } from "./operators/not-equal.ts";
import { or } from "./operators/or.ts";
import { product } from "./operators/product.ts";
import { quotient } from "./operators/quotient.ts";
import { reduce } from "./operators/reduce.ts";
import { remainder } from "./operators/remainder.ts";
import { some } from "./operators/some.ts";
import { strictEqual } from "./operators/strict-equal.ts";
import { strictNotEqual } from "./operators/strict-not-equal.ts";
import { substr } from "./operators/substr.ts";
import { sum } from "./operators/sum.ts";
import { truth } from "./operators/truth.ts";
import { read } from "./operators/var.ts";

/** The words of the condition language; one line each. */
const LIST: readonly Operator[] = [
  // Standard JsonLogic.
  read,
  and,
  or,
  negation,
  truth,
  choose("if"),
  choose("?:"),
  equal,
  notEqual,
  strictEqual,
  strictNotEqual,
  less,
  lessOrEqual,
  greater,
  greaterOrEqual,
  isIn,
  all,
  some,
  none,
  filter,
  map,
  reduce,
  merge,
  missing,
  missingSome,
  cat,
  substr,
  sum,
  difference,
  product,
  quotient,
  remainder,
  max,
  min,
];

/** Operators by name, in the order in which the builder lists them. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(LIST.map((operator) => [operator.name, operator]));
