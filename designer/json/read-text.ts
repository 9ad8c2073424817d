import { type ParseError, parse } from "jsonc-parser";
import { type Blueprint, blueprintSchema } from "../../blueprints/blueprint.ts";
import type { Finding } from "../../blueprints/finding.ts";
import { verifyText } from "../../blueprints/verify.ts";
import { isBlueprintLike } from "../document/readable.ts";

/** What the text in the JSON view says: a document, or where it stops being one. */
export type Reading =
  | { readonly ok: true; readonly document: Blueprint }
  | { readonly ok: false; readonly kind: "syntax"; readonly offset: number }
  | { readonly ok: false; readonly kind: "grammar"; readonly finding: Finding };

/**
 * Reads the text. It must be JSON, and a blueprint by the grammar; only a document that already broke the grammar (an
 * unfinished draft) may be edited on as long as it can be drawn.
 */
export function readText(text: string, current: Blueprint): Reading {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first) return { ok: false, kind: "syntax", offset: first.offset };
  const read = blueprintSchema.safeParse(value);
  // The grammar reshapes nothing; the person's own order of keys is kept.
  if (read.success) return { ok: true, document: value as Blueprint };
  if (isBlueprintLike(value) && !blueprintSchema.safeParse(current).success) return { ok: true, document: value };
  const finding = verifyText(text).findings.find((it) => it.severity === "error");
  return finding ? { ok: false, kind: "grammar", finding } : { ok: false, kind: "syntax", offset: 0 };
}
