import { tokensIn } from "../../blueprints/search/tokens.ts";

/** Words that say nothing of what a text is about, without accents, in our languages. */
const EMPTY: ReadonlySet<string> = new Set(
  [
    "a about after all also am an and any are as at be been before but by can could did do does for from get had has have he her",
    "hello hi him his how i if in into is it its just me more my no not of off on one or our out over please she since so some still",
    "than thank thanks that the their them then there they this to too up us very was we were what when where which while who why will",
    "with would you your yours",
    "afin ai ainsi alors au aucun aussi autre aux avec avez avoir avons bien bonjour bonsoir c ca ce ceci cela ces cet cette chez comme",
    "comment cordialement d dans de depuis des deux dois doit donc du elle en est et ete etre eu fait faire il ils j je l la le les leur",
    "lui m ma mais me meme merci mes moi mon n ne ni nos notre nous on ont ou par pas peu peut peux plus pour pourquoi pouvez pouvoir",
    "qu quand que quel quelle qui quoi s sa sans se ses si son sont sous sur t ta te tes toi ton tous tout toute toutes tres tu un une",
    "vers voir vos votre vous y",
  ]
    .join(" ")
    .split(" "),
);

/** One word for "invoice" and "invoices", "jeu" and "jeux": the ending of the plural goes in both languages. */
export const stemOf = (word: string): string => (word.length > 3 ? word.replace(/(?<!s)[sx]$/, "") : word);

/** The telling words of a text, in order, as articles are found by them. */
export const tellingWords = (text: string): readonly string[] =>
  tokensIn(text).flatMap(({ word }) => (EMPTY.has(word) ? [] : [stemOf(word)]));

/** How often each telling word stands in a text. */
export function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of tellingWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
