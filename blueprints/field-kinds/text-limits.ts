import type { Json } from "../json.ts";
import type { Sentence } from "../text.ts";
import { isText, no } from "./kind.ts";
import type { Limits } from "./limits.ts";

/** Why a text is too short or too long; `most` is what its kind allows at all. */
export function lengthFault(value: Json, { minLength = 0, maxLength }: Limits, most: number): Sentence | null {
  const longest = Math.min(maxLength ?? most, most);
  if (!isText(value, longest))
    return no(
      `Give a text of at most ${longest.toLocaleString("en")} characters.`,
      `Donnez un texte de ${longest.toLocaleString("fr").replaceAll("\u202f", "\u00a0")} caractères au plus.`,
    );
  return value.length < minLength
    ? no(`Give a text of at least ${minLength} characters.`, `Donnez un texte d'au moins ${minLength} caractères.`)
    : null;
}
