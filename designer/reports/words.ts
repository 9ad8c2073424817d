import type { Language } from "../../blueprints/text.ts";

const TAG = { en: "en-GB", fr: "fr-FR" } as const;

export const number = (value: number, language: Language): string => value.toLocaleString(TAG[language]);

export const share = (part: number, whole: number, language: Language): string =>
  whole === 0 ? "–" : (part / whole).toLocaleString(TAG[language], { style: "percent", maximumFractionDigits: 1 });

/** Hours and minutes: a day of working time is no 24 hours, so days are not said. A dash where nothing was measured. */
export function length(ms: number | null, language: Language): string {
  if (ms === null) return "–";
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours >= 100 ? `${number(hours, language)} h` : `${hours} h ${String(minutes % 60).padStart(2, "0")}`;
}

/** A day such as 2026-11-23 in words. */
export const dayWords = (day: string, language: Language): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString(TAG[language], { weekday: "short", day: "numeric", month: "short" });
