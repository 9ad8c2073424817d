import type { RoutingRow } from "../../../blueprints/routing.ts";
import type { Language } from "../../../blueprints/text.ts";
import { freeId } from "./table.ts";

/** Words that say nothing about a ticket, in both languages. */
const EMPTY = new Set(
  "a about after all also am an and any are as at be but by can could do does for from had has have how i if in into is it its me my no not of on or our please she so some than that the their them there they this to up us was we what when where which who why will with would you your re fw fwd tr au aux avec ce ces cette dans de des du elle en est et il je la le les leur lui ma mais me mes moi mon ne nos notre nous on ou par pas plus pour qu que qui sa sans se ses si son sont sur ta te tes un une vos votre vous y bonjour hello merci thanks".split(
    " ",
  ),
);
const MOST = 3;

const wordsOf = (subject: string): readonly string[] => [
  ...new Set(
    subject
      .toLowerCase()
      .normalize("NFC")
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !EMPTY.has(word) && !/^\d+$/.test(word)),
  ),
];

/** Words that stand in at least half of the subjects, the most frequent first; of a single subject its longest. */
export function commonWords(subjects: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of subjects.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const least = Math.max(Math.ceil(subjects.length / 2), Math.min(2, subjects.length));
  return [...counts]
    .filter(([, count]) => count >= least)
    .toSorted(([one, times], [other, more]) => more - times || other.length - one.length)
    .slice(0, MOST)
    .map(([word]) => word);
}

/** A row that would take tickets with such subjects, for somebody to look at before it is added. */
export function proposedRow(rows: readonly RoutingRow[], subjects: readonly string[], language: Language): RoutingRow {
  const words = commonWords(subjects);
  const [first] = words;
  const title = first
    ? `${first.charAt(0).toUpperCase()}${first.slice(1)}`
    : language === "fr"
      ? "Nouvelle ligne"
      : "New row";
  return {
    id: freeId(rows, title),
    name: title,
    ...(words.length > 0 && { when: { contains: [{ var: "ticket.subject" }, [...words], "any"] } }),
    // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language; a document is never awaited.
    then: {},
  };
}
