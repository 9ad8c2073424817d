/** A word of a text as searches compare it, and where it stands there. */
export interface Token {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Letters that no accent was taken from, and that people type in two. */
const LIGATURES: ReadonlyMap<string, string> = new Map([
  ["œ", "oe"],
  ["æ", "ae"],
  ["ß", "ss"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ı", "i"],
  ["ς", "σ"],
]);

/** No word of a language is longer; what is, such as a coded file, is told apart by its beginning. */
const LONGEST = 64;

/** Scripts that leave no blank between words: each sign is a word, and several in a row are looked for in a row. */
const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}";
const RUN = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, "gu");

/** Without case, accents and ligatures: what databases would each do in their own way is done here once. */
const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[œæßøłđıς]/gu, (letter) => LIGATURES.get(letter) ?? letter);

const shortened = (word: string): string =>
  word.length <= LONGEST ? word : word.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, "");

/** The words of a text, in order. Only letters and digits are left of them. */
export function tokensIn(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const run of text.matchAll(RUN)) {
    const [written] = run;
    const at = { from: run.index, to: run.index + written.length };
    // Folding can leave nothing (an accent alone), or signs between (½ is 1⁄2).
    for (const [word] of fold(written).matchAll(/[\p{L}\p{N}]+/gu)) tokens.push({ word: shortened(word), ...at });
  }
  return tokens;
}

/** A text as its words alone, one blank between two: equal for texts that a search does not tell apart. */
export const plainWords = (text: string): string =>
  tokensIn(text)
    .map(({ word }) => word)
    .join(" ");
