import type { Json } from "../json.ts";
import type { Language, Sentence } from "../text.ts";
import type { Limit, Limits } from "./limits.ts";

/** Groups of condition operators beyond those that ask anything at all: words in it, one text, a scale, a point in time. */
export type OperatorGroup = "words" | "texts" | "scales" | "times";

/**
 * Whether a whole text is what a pattern (RE2 syntax) says. Handed in: the page shows values in words without the engine of patterns,
 * which is as large as everything else that its first load brings.
 */
export type MatchesWhole = (pattern: string, text: string) => boolean;

/**
 * One kind of custom field. Grammar, checks, the values that a ticket takes, condition operators, JSON Schema, reference and the
 * editor's list of kinds follow from it; the page has a control for each.
 */
export interface FieldKind<T extends string = string> {
  readonly type: T;
  readonly title: Sentence;
  readonly description: Sentence;
  /** What a value is in JSON. */
  readonly holds: "text" | "number" | "boolean" | "list";
  /** What such a field may be held to. */
  readonly takes: readonly Limit[];
  /** Without this it is no field. */
  readonly needs?: Limit;
  readonly operators: readonly OperatorGroup[];
  /** Why a value that is not empty cannot stand in such a field; null when it can. */
  readonly fault: (value: Json, limits: Limits, matches: MatchesWhole) => Sentence | null;
  /** The value in words, for people and tables; absent: as it is. */
  readonly words?: (value: Json, limits: Limits, language: Language) => string;
  /** The value that a cell of a table means; what cannot be one stays the text that it is. Absent: it is a text. */
  readonly read?: (text: string, limits: Limits) => Json;
  /** A computed number on the grid that the kind allows; absent: as it is. */
  readonly rounded?: (value: number, limits: Limits) => number;
}

export const defineFieldKind = <const T extends string>(kind: FieldKind<T>): FieldKind<T> => kind;

export const no = (en: string, fr: string): Sentence => ({ en, fr });

export const isText = (value: Json, most: number): value is string => typeof value === "string" && value.length <= most;
