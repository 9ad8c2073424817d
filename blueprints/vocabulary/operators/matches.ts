import { asText, FITS, own, place, saying, VALUE } from "../../condition/own.ts";
import { compilePattern, finds } from "../../condition/pattern.ts";
import { isNothing } from "../../condition/values.ts";
import type { Json } from "../../json.ts";

/** Whether a pattern is found in a text, in an engine whose time is linear. */
export const matches = own({
  name: "matches",
  title: { en: "matches", fr: "correspond à" },
  description: {
    en: "A regular expression is found in the text (RE2 syntax: no look-around, no back-references; (?i) for upper and lower case alike). Of a very long text the beginning is looked at.",
    fr: "Une expression régulière est trouvée dans le texte (syntaxe RE2 : ni assertions avant ou arrière, ni références arrière ; (?i) pour confondre majuscules et minuscules). D’un texte très long, le début est regardé.",
  },
  example: { matches: [{ var: "ticket.subject" }, "(?i)invoice\\s+\\d+"] },
  operands: [VALUE, place("pattern", "pattern", "motif")],
  fits: FITS.texts,
  check: ([, pattern]) => {
    const problem = (en: string, fr: string) => [{ operand: 1, code: "condition.pattern", message: { en, fr } }];
    if (pattern?.node !== "literal" || typeof pattern.value !== "string")
      return problem("Write the pattern itself here, as a text.", "Écrivez ici le motif lui-même, comme texte.");
    const compiled = compilePattern(pattern.value);
    return "problem" in compiled
      ? problem(
          `This pattern is not supported: ${compiled.problem}.`,
          `Ce motif n’est pas pris en charge : ${compiled.problem}.`,
        )
      : [];
  },
  compile: ([left, right]) => {
    const value = left?.evaluate;
    const compiled = typeof right?.constant === "string" ? compilePattern(right.constant) : null;
    if (!value || !compiled || "problem" in compiled) return () => undefined;
    return (data, run) => {
      const seen = value(data, run);
      if (seen === undefined) return undefined;
      if (isNothing(seen)) return false;
      const texts = (Array.isArray(seen) ? seen : [seen]).map((item: Json) => asText(item));
      if (texts.includes(undefined)) return undefined;
      return texts.some((text) => finds(compiled.pattern, text ?? "", run));
    };
  },
  sentence: saying("matches", "correspond à"),
});
