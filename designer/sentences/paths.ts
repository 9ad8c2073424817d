import type { Language } from "../../blueprints/text.ts";

/** Address of a process in words: a version, or the draft and, where there is none, what is in force. */
export function pathOfWords(key: string, version: number | null, language: Language): string {
  const search = new URLSearchParams({ language, ...(version !== null && { version: String(version) }) });
  return `/blueprints/${key}/words?${search}`;
}
