const WORDS = 20_000;

/** The same numbers at every run: 0 … 1. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const SYLLABLES = ["ba", "cor", "di", "fen", "gu", "ha", "lin", "mo", "ner", "pi", "ras", "tu", "vel", "zo"] as const;

/** Invented words. As in a language a few are everywhere and most are rare: the nth is n times as rare as the first. */
export function vocabulary(): (chance: number) => string {
  const words = Array.from({ length: WORDS }, (_, index) => {
    let word = "";
    for (let left = index + SYLLABLES.length; left > 0; left = Math.floor(left / SYLLABLES.length))
      word += SYLLABLES[left % SYLLABLES.length];
    return word;
  });
  return (chance) => words[Math.floor(WORDS ** chance) - 1] ?? "ba";
}
