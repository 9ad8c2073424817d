import type { Sentence } from "../text.ts";
import { tokensIn } from "./tokens.ts";

/** Where something stands in what was typed: the first character, and the one after the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const COMPARISONS = ["<=", ">=", "<", ">", "="] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Words to be found one after the other; the last one may be the beginning of a longer word where `begins`. */
export interface WordsPart extends Span {
  readonly kind: "words";
  readonly not: boolean;
  readonly words: readonly string[];
  readonly begins: boolean;
}

/** `status:<solved`. `name` is as typed, in small letters; `value` without its quotation marks and places of its own. */
export interface FilterPart extends Span {
  readonly kind: "filter";
  readonly not: boolean;
  readonly name: string;
  readonly comparison: Comparison;
  readonly value: string;
  readonly valueAt: Span;
}

export type QueryPart = WordsPart | FilterPart;

/** What is wrong or worth knowing of a query. An `error` finds nothing until it is mended. */
export interface QueryFinding extends Span {
  readonly code:
    | "tooLong"
    | "tooMany"
    | "unclosed"
    | "noValue"
    | "unknownOperator"
    | "unknownValue"
    | "notHere"
    | "noOrder";
  readonly severity: "error" | "warning";
  readonly message: Sentence;
}

export interface SearchQuery {
  readonly parts: readonly QueryPart[];
  readonly findings: readonly QueryFinding[];
}

export const LONGEST_QUERY = 1000;
export const MOST_PARTS = 30;
/** So many words are looked for in a row; quotations are no longer. */
const MOST_WORDS = 40;

const NAME = /^([A-Za-z][A-Za-z0-9_-]{0,63}):/;
const BLANK = /\s/;

/** Takes what was typed apart. Every text is a query, or has a finding that says what of it is not understood, and where. */
export function parseQuery(typed: string): SearchQuery {
  const findings: QueryFinding[] = [];
  const parts: QueryPart[] = [];
  const text = typed.slice(0, LONGEST_QUERY);
  if (typed.length > LONGEST_QUERY) findings.push({ ...TOO_LONG, from: LONGEST_QUERY, to: typed.length });
  let at = 0;
  while (at < text.length) {
    if (BLANK.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const read = readPart(text, at);
    findings.push(...read.findings);
    if (read.part && parts.length === MOST_PARTS) {
      findings.push({ ...TOO_MANY, from: at, to: text.length });
      break;
    }
    if (read.part) parts.push(read.part);
    at = read.to;
  }
  return { parts, findings };
}

interface Read {
  readonly part: QueryPart | null;
  readonly findings: readonly QueryFinding[];
  readonly to: number;
}

function readPart(text: string, from: number): Read {
  const not = text.charAt(from) === "-" && from + 1 < text.length && !BLANK.test(text.charAt(from + 1));
  const start = not ? from + 1 : from;
  const [head = "", name = ""] = NAME.exec(text.slice(start, start + 66)) ?? [];
  // An address of the web is looked for as its words.
  const isFilter = head !== "" && !text.startsWith("//", start + head.length);
  if (!isFilter) {
    const value = readValue(text, start);
    return { part: wordsPart({ from, to: value.to }, not, value), findings: value.findings, to: value.to };
  }
  const after = start + head.length;
  const comparison = COMPARISONS.find((one) => text.startsWith(one, after));
  const value = readValue(text, after + (comparison?.length ?? 0));
  const valueAt = { from: after, to: value.to };
  if (value.text.trim() === "")
    return { part: null, findings: [...value.findings, { ...NO_VALUE, from, to: value.to }], to: value.to };
  const part: FilterPart = {
    kind: "filter",
    not,
    name: name.toLowerCase(),
    comparison: comparison ?? "=",
    value: value.text.trim(),
    valueAt,
    from,
    to: value.to,
  };
  return { part, findings: value.findings, to: value.to };
}

interface Value {
  readonly text: string;
  readonly quoted: boolean;
  readonly findings: readonly QueryFinding[];
  readonly to: number;
}

/** A quotation to its closing mark, or everything up to the next blank. */
function readValue(text: string, from: number): Value {
  const opening = text.charAt(from);
  const closing = CLOSING.get(opening);
  if (closing === undefined) {
    let to = from;
    while (to < text.length && !BLANK.test(text.charAt(to))) to += 1;
    return { text: text.slice(from, to), quoted: false, findings: [], to };
  }
  const end = text.indexOf(closing, from + 1);
  if (end >= 0) return { text: text.slice(from + 1, end), quoted: true, findings: [], to: end + closing.length };
  const findings = [{ ...UNCLOSED, from, to: text.length }];
  return { text: text.slice(from + 1), quoted: true, findings, to: text.length };
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["“", "”"],
  ["«", "»"],
]);

/** Signs alone are nothing to look for, and nobody's fault. A sign of its own, such as one letter, is no beginning either. */
function wordsPart(at: Span, not: boolean, { text, quoted }: Value): WordsPart | null {
  const words = tokensIn(text)
    .map(({ word }) => word)
    .slice(0, MOST_WORDS);
  const last = words.at(-1);
  if (last === undefined) return null;
  return { kind: "words", not, words, begins: !quoted && [...last].length > 1, ...at };
}

const TOO_LONG = {
  code: "tooLong",
  severity: "warning",
  message: {
    en: `Only the first ${LONGEST_QUERY} characters are looked at.`,
    fr: `Seuls les ${LONGEST_QUERY} premiers caractères sont pris en compte.`,
  },
} as const;
const TOO_MANY = {
  code: "tooMany",
  severity: "warning",
  message: {
    en: `Only the first ${MOST_PARTS} words and operators are looked at.`,
    fr: `Seuls les ${MOST_PARTS} premiers mots et opérateurs sont pris en compte.`,
  },
} as const;
const UNCLOSED = {
  code: "unclosed",
  severity: "warning",
  message: { en: "The quotation is not closed.", fr: "Les guillemets ne sont pas fermés." },
} as const;
const NO_VALUE = {
  code: "noValue",
  severity: "error",
  message: { en: "Nothing stands after the colon.", fr: "Rien ne suit les deux-points." },
} as const;
