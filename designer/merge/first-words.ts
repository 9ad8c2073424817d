/** Longer is no subject that somebody reads at a glance. */
const LONGEST = 80;

/** What a message begins with, as a subject: its first sentence or line, cut between words; a greeting alone is none. */
export function firstWords(text: string): string {
  const lines = text.split("\n").map((line) => line.replace(/^[\s>*#-]+/, "").trim());
  const line = lines.find((one) => one !== "" && !(one.endsWith(",") && one.length < 40)) ?? "";
  const [sentence = ""] = /^.*?[.!?…](?=\s|$)/u.exec(line) ?? [line];
  const words = sentence.replace(/[.…]+$/u, "").trim();
  if (words.length <= LONGEST) return words;
  const cut = words.slice(0, LONGEST);
  return `${cut.slice(0, cut.lastIndexOf(" ") > 20 ? cut.lastIndexOf(" ") : LONGEST).trimEnd()}…`;
}
