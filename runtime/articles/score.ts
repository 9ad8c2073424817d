import type { Language } from "../../blueprints/text.ts";
import { countWords } from "./words.ts";

/** A word that is asked for, and how much it counts. */
export interface AskedWord {
  readonly word: string;
  readonly weight: number;
}

/** Where a word stands: in which article, in which of its languages, and how often. */
export interface Posting {
  readonly word: string;
  readonly article: number;
  readonly language: Language;
  readonly inTitle: number;
  readonly inBody: number;
}

export interface ScoredArticle {
  readonly article: number;
  readonly language: Language;
  /** 0 to 100. */
  readonly score: number;
}

const SUBJECT_WEIGHT = 2;
/** More words of a long mail tell no more of what it is about. */
const MOST_ASKED = 40;

/** A small number is a piece of a version, a room, or how many of something: articles share it by chance. */
const SMALL_NUMBER = /^\d{1,2}$/;
const telling = (text: string): readonly string[] =>
  [...countWords(text).keys()].filter((word) => !SMALL_NUMBER.test(word));

/** What a ticket asks: the words of its subject, and those of what was said last. */
export function askedBy(subject: string, text: string): readonly AskedWord[] {
  const weights = new Map<string, number>();
  for (const word of telling(subject)) weights.set(word, SUBJECT_WEIGHT);
  for (const word of telling(text)) {
    if (weights.size >= MOST_ASKED) break;
    weights.set(word, (weights.get(word) ?? 0) + 1);
  }
  return [...weights].map(([word, weight]) => ({ word, weight }));
}

/** One word alone, or none, says too little: what is found by it is a guess. */
export const isTelling = (asked: readonly AskedWord[]): boolean => asked.length >= 2;

const TITLE_COUNTS = 3;
/** How soon a word that stands there often counts no more. */
const SATURATION = 1.2;
/** An article that has so many of the most telling words has them all. */
const ENOUGH = 4;

/** How telling a word is that stands in `found` of `all` texts. */
const tellingOf = (found: number, all: number): number => Math.log(1 + (all - found + 0.5) / (found + 0.5));

const weighted = ({ inTitle, inBody }: Posting): number => {
  const often = TITLE_COUNTS * inTitle + inBody;
  return (often * (SATURATION + 1)) / (often + SATURATION) / (SATURATION + 1);
};

/**
 * How well each article fits what is asked, best first; each in the language that fits best. `all`: texts of all articles, each
 * language one. 100 has the most telling words of the question, often and in its title.
 */
export function scoreArticles(
  asked: readonly AskedWord[],
  postings: readonly Posting[],
  all: number,
): readonly ScoredArticle[] {
  const byWord = Map.groupBy(postings, ({ word }) => word);
  const worth = ({ word, weight }: AskedWord): number => weight * tellingOf(byWord.get(word)?.length ?? 1, all);
  // What the subject says and no article does is left unanswered by all of them; names and numbers no article has anyway.
  const counts = ({ word, weight }: AskedWord) => byWord.has(word) || (weight >= SUBJECT_WEIGHT && !/\d/.test(word));
  const best = asked
    .filter(counts)
    .map(worth)
    .toSorted((a, b) => b - a)
    .slice(0, ENOUGH);
  // A question of which only one common word is known is answered by nothing.
  const least = (ENOUGH / 2) * SUBJECT_WEIGHT * tellingOf(1, Math.max(all, ENOUGH));
  const whole = Math.max(sum(best), least);
  const scores = new Map<string, ScoredArticle & { sum: number }>();
  for (const one of asked)
    for (const posting of byWord.get(one.word) ?? []) {
      const { article, language } = posting;
      const known = scores.get(`${article} ${language}`) ?? { article, language, score: 0, sum: 0 };
      known.sum += worth(one) * weighted(posting);
      scores.set(`${article} ${language}`, known);
    }
  const texts = [...scores.values()]
    .map(({ article, language, sum }) => ({ article, language, score: Math.min(100, Math.round((100 * sum) / whole)) }))
    .toSorted((a, b) => b.score - a.score || a.article - b.article || a.language.localeCompare(b.language));
  const seen = new Set<number>();
  return texts.filter(({ article }) => !seen.has(article) && seen.add(article));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
