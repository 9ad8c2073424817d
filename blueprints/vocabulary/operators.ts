import type { Operator } from "./operator.ts";
import { after } from "./operators/after.ts";
import { all } from "./operators/all.ts";
import { allOf } from "./operators/all-of.ts";
import { and } from "./operators/and.ts";
import { anyOf } from "./operators/any-of.ts";
import { atLeast } from "./operators/at-least.ts";
import { atMost } from "./operators/at-most.ts";
import { before } from "./operators/before.ts";
import { between } from "./operators/between.ts";
import { cat } from "./operators/cat.ts";
import { changed } from "./operators/changed.ts";
import { changedFrom } from "./operators/changed-from.ts";
import { changedTo } from "./operators/changed-to.ts";
import { contains } from "./operators/contains.ts";
import { fallback } from "./operators/default.ts";
import { difference } from "./operators/difference.ts";
import { elapsed } from "./operators/elapsed.ts";
import { endsWith } from "./operators/ends-with.ts";
import { equal } from "./operators/equal.ts";
import { filter } from "./operators/filter.ts";
import { greater } from "./operators/greater.ts";
import { greaterOrEqual } from "./operators/greater-or-equal.ts";
import { choose } from "./operators/if.ts";
import { isIn } from "./operators/in.ts";
import { insideHours } from "./operators/inside-hours.ts";
import { is } from "./operators/is.ts";
import { isEmpty } from "./operators/is-empty.ts";
import { isNot } from "./operators/is-not.ts";
import { less } from "./operators/less.ts";
import { lessOrEqual } from "./operators/less-or-equal.ts";
import { lessThan } from "./operators/less-than.ts";
import { map } from "./operators/map.ts";
import { matches } from "./operators/matches.ts";
import { max } from "./operators/max.ts";
import { merge } from "./operators/merge.ts";
import { min } from "./operators/min.ts";
import { missing } from "./operators/missing.ts";
import { missingSome } from "./operators/missing-some.ts";
import { moreThan } from "./operators/more-than.ts";
import { negation } from "./operators/negation.ts";
import { none } from "./operators/none.ts";
import { noneOf } from "./operators/none-of.ts";
import { not } from "./operators/not.ts";
import { notContains } from "./operators/not-contains.ts";
import { notEmpty } from "./operators/not-empty.ts";
import { notEqual } from "./operators/not-equal.ts";
import { onHoliday } from "./operators/on-holiday.ts";
import { oneOf } from "./operators/one-of.ts";
import { or } from "./operators/or.ts";
import { product } from "./operators/product.ts";
import { quotient } from "./operators/quotient.ts";
import { reduce } from "./operators/reduce.ts";
import { remainder } from "./operators/remainder.ts";
import { some } from "./operators/some.ts";
import { startsWith } from "./operators/starts-with.ts";
import { strictEqual } from "./operators/strict-equal.ts";
import { strictNotEqual } from "./operators/strict-not-equal.ts";
import { substr } from "./operators/substr.ts";
import { sum } from "./operators/sum.ts";
import { truth } from "./operators/truth.ts";
import { under } from "./operators/under.ts";
import { read } from "./operators/var.ts";
import { within } from "./operators/within.ts";

/** The words of the condition language; one line each. */
const LIST: readonly Operator[] = [
  // Ours.
  allOf,
  anyOf,
  not,
  is,
  isNot,
  oneOf,
  noneOf,
  under,
  isEmpty,
  notEmpty,
  contains,
  notContains,
  startsWith,
  endsWith,
  matches,
  lessThan,
  atMost,
  moreThan,
  atLeast,
  between,
  before,
  after,
  within,
  elapsed,
  onHoliday,
  insideHours,
  changed,
  changedFrom,
  changedTo,
  fallback,
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
