import { useCallback } from "react";
import { designer } from "../../i18n/designer.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import type { Key } from "./keys.ts";

/** Says what a key does, in the language of the page. */
export function useKeyTitle(): (key: Key) => string {
  const t = useWords(designer);
  const language = useLanguage();
  return useCallback(
    ({ title }) => (typeof title === "string" ? t(title as Parameters<typeof t>[0]) : title[language]),
    [t, language],
  );
}
