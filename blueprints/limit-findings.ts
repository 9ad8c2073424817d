import type { Finding } from "./finding.ts";
import { FORBIDDEN_KEYS, MAX_BYTES, MAX_DEPTH } from "./limits.ts";
import type { Sentence } from "./text.ts";

const error = (code: string, pointer: string, en: string, fr: string): Finding => ({
  code,
  severity: "error",
  pointer,
  message: { en, fr },
});

/** At most 40 characters of a text from outside, safe to show: no control, direction or broken characters. */
export function shown(text: string): string {
  const plain = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\u00b7");
  return plain.length > 40 ? `${[...plain].slice(0, 39).join("")}\u2026` : plain;
}

export const tooBig = (): Finding =>
  error(
    "document.tooBig",
    "",
    `The document is larger than ${MAX_BYTES.toLocaleString("en")} bytes.`,
    `Le document dépasse ${MAX_BYTES.toLocaleString("en").replaceAll(",", "\u202f")} octets.`,
  );

export const tooDeep = (pointer: string): Finding =>
  error(
    "document.tooDeep",
    pointer,
    `The document is nested more than ${MAX_DEPTH} levels deep.`,
    `Le document est imbriqué sur plus de ${MAX_DEPTH} niveaux.`,
  );

export const notJson = (pointer: string, where: string, what: Sentence): Finding =>
  error("document.notJson", pointer, `${where}${what.en}`, `${where}${what.fr}`);

export const duplicateKey = (pointer: string, key: string): Finding =>
  error(
    "document.duplicateKey",
    pointer,
    `“${shown(key)}” is written twice in one object; only one can count.`,
    `« ${shown(key)} » est écrit deux fois dans un même objet ; un seul peut compter.`,
  );

export const forbiddenKey = (pointer: string, key: string): Finding =>
  error(
    "document.forbiddenKey",
    pointer,
    `“${shown(key)}” may not be used as a key.`,
    `« ${shown(key)} » ne peut pas servir de clé.`,
  );

export const badNumber = (pointer: string, text: string): Finding =>
  error(
    "document.badNumber",
    pointer,
    `${shown(text)} is a number that cannot be kept exactly.`,
    `${shown(text)} est un nombre qui ne peut pas être conservé exactement.`,
  );

/** Half of a character: with the u flag whole pairs are one character and do not match. */
const LONE_SURROGATE = /\p{Cs}/u;

/** True for a text that no database and no page keeps whole. */
export const isBadText = (text: string): boolean => text.includes("\u0000") || LONE_SURROGATE.test(text);

/** The finding about such a text. */
export const badText = (text: string, pointer: string): Finding =>
  text.includes("\u0000")
    ? error("document.nul", pointer, "The text holds a NUL character.", "Le texte contient un caractère NUL.")
    : error(
        "document.loneSurrogate",
        pointer,
        "The text holds half of a character (a lone surrogate).",
        "Le texte contient une moitié de caractère (un demi-codet isolé).",
      );

/** True for a key that may not be used. */
export const isBadKey = (key: string): boolean => FORBIDDEN_KEYS.has(key) || isBadText(key);

/** The finding about such a key. */
export const badKey = (key: string, pointer: string): Finding =>
  FORBIDDEN_KEYS.has(key) ? forbiddenKey(pointer, key) : badText(key, pointer);
