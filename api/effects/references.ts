import { derivedId } from "../ids.ts";

/** The name by which a letter is known again: it stands in its Message-ID, and nobody can guess it. */
export const referenceOf = (letter: string): string => derivedId(letter);

/** The Message-ID of a letter: the same, however often it is tried. */
export const messageIdOf = (letter: string, domain: string): string => `<${referenceOf(letter)}@${domain}>`;

/** The names in Message-IDs that look like ours, each once; whose they are the log says. */
export function referencesIn(messageIds: readonly string[]): readonly string[] {
  const found = messageIds.map((id) => /^<?([0-9a-f]{32})@[^@<>\s]+>?$/.exec(id.trim())?.[1]);
  return [...new Set(found.filter((one) => one !== undefined))];
}
