import { type ParseError, parse } from "jsonc-parser";
import { type Blueprint, blueprintSchema } from "../../blueprints/blueprint.ts";
import type { Finding } from "../../blueprints/finding.ts";
import { verifyText } from "../../blueprints/verify.ts";
import { isBlueprintLike } from "../document/readable.ts";

/** What the text in the JSON view says: a document, or where it stops being one. */
export type Reading<D> =
  | { readonly ok: true; readonly document: D }
  | { readonly ok: false; readonly kind: "syntax"; readonly offset: number }
  | { readonly ok: false; readonly kind: "grammar"; readonly finding: Finding };

/** What reading needs to know of a kind. */
export interface Rules<D> {
  /** The grammar: it reshapes nothing, so that the person's own order of keys is kept. */
  readonly obeys: (value: unknown) => boolean;
  /** True when the editor can show it. */
  readonly readable: (value: unknown) => value is D;
}

/**
 * Reads the text. It must be JSON, and a document by the grammar; only a document that already broke the grammar (an
 * unfinished draft) may be edited on as long as it can be shown.
 */
export function readDocument<D>(text: string, current: D, { obeys, readable }: Rules<D>): Reading<D> {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first) return { ok: false, kind: "syntax", offset: first.offset };
  if (readable(value) && (obeys(value) || !obeys(current))) return { ok: true, document: value };
  const finding = verifyText(text).findings.find((it) => it.severity === "error");
  return finding ? { ok: false, kind: "grammar", finding } : { ok: false, kind: "syntax", offset: 0 };
}

const BLUEPRINT: Rules<Blueprint> = {
  obeys: (value) => blueprintSchema.safeParse(value).success,
  readable: isBlueprintLike,
};

/** Reads the text of a blueprint. */
export const readText = (text: string, current: Blueprint): Reading<Blueprint> =>
  readDocument(text, current, BLUEPRINT);
