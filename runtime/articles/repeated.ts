import { tellingWords } from "./words.ts";

/** A ticket for which no article fitted. */
export interface Unanswered {
  readonly ticket: string;
  readonly number: number;
  readonly subject: string;
}

/** A question that several tickets ask: the words that they share, and the tickets, last first. */
export interface RepeatedQuestion {
  readonly words: readonly string[];
  readonly tickets: readonly Unanswered[];
}

/** Two subjects ask the same when at least this share of the shorter one's telling words stands in both. */
const SAME = 0.6;

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] =>
  [...one].filter((word) => other.has(word));

/** Questions without an article that came again, the most repeated first. Each ticket belongs to the first question that it fits. */
export function repeatedQuestions(tickets: readonly Unanswered[]): readonly RepeatedQuestion[] {
  const questions: { words: ReadonlySet<string>; common: readonly string[]; tickets: Unanswered[] }[] = [];
  for (const ticket of tickets) {
    const words = new Set(tellingWords(ticket.subject));
    const fits = questions.find((one) => {
      const both = shared(one.words, words).length;
      return both > 0 && both >= SAME * Math.min(one.words.size, words.size);
    });
    if (fits) {
      fits.tickets.push(ticket);
      fits.common = fits.common.filter((word) => words.has(word));
    } else questions.push({ words, common: [...words], tickets: [ticket] });
  }
  return questions
    .filter((one) => one.tickets.length > 1)
    .map(({ common, tickets }) => ({ words: common, tickets }))
    .toSorted((a, b) => b.tickets.length - a.tickets.length);
}
