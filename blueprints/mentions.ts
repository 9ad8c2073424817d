/** `@lea`, `@team-billing`: after a blank or a bracket, so that the second half of an e-mail address is none. */
const MENTION = /(^|[\s([{"'«,;:])@([a-z0-9][a-z0-9._-]{0,63})/giu;

/** A full stop that ends the sentence belongs to the sentence. */
const handleOf = (written: string): string => written.replace(/[._-]+$/, "").toLowerCase();

/** The short names that a text mentions, each once, in order. They may mean nobody. */
export const handlesIn = (text: string): readonly string[] =>
  text.includes("@") ? [...new Set([...text.matchAll(MENTION)].map((match) => handleOf(match[2] ?? "")))] : [];

/** The text as it goes outside: mentions of people of the desk are left out, whatever else stands behind an @ stays. */
export function withoutMentions(text: string, isKnown: (handle: string) => boolean): string {
  return text.includes("@")
    ? text
        .split("\n")
        .map((line) => bare(line, isKnown))
        .join("\n")
        .trim()
    : text;
}

/** What stood between mention and words goes with it; a line without one stays as it is. */
function bare(line: string, isKnown: (handle: string) => boolean): string {
  const without = line.replace(MENTION, (whole: string, before: string, written: string) => {
    const handle = handleOf(written);
    return isKnown(handle) ? before + written.slice(handle.length) : whole;
  });
  return without === line
    ? line
    : without
        .replace(/[ \t]{2,}/g, " ")
        .replace(/[ \t]+(?=[,.])/g, "")
        .trim();
}

/** One mention in a text: where its @ stands, how many characters it has, and the short name. */
export interface Mention {
  readonly at: number;
  readonly length: number;
  readonly handle: string;
}

/** Every mention of a text, in order. */
export const mentionsIn = (text: string): readonly Mention[] =>
  [...text.matchAll(MENTION)].map((match) => {
    const handle = handleOf(match[2] ?? "");
    return { at: match.index + (match[1] ?? "").length, length: handle.length + 1, handle };
  });
