import type { Language } from "../../../blueprints/text.ts";

const TAG = { en: "en-GB", fr: "fr-FR" } as const;

export const number = (value: number, language: Language): string => value.toLocaleString(TAG[language]);

export const share = (part: number, whole: number, language: Language): string =>
  whole === 0 ? "–" : (part / whole).toLocaleString(TAG[language], { style: "percent", maximumFractionDigits: 1 });

/** Hours in the unit that reads best: minutes, hours, days. A dash where nothing was measured. */
export function hours(value: number | null, language: Language): string {
  if (value === null) return "–";
  const shown = (amount: number, unit: string) =>
    `${amount.toLocaleString(TAG[language], { maximumFractionDigits: amount < 10 ? 1 : 0 })} ${unit}`;
  if (value * 60 < 1) return language === "fr" ? "< 1 min" : "< 1 min";
  if (value < 1) return shown(value * 60, "min");
  if (value < 48) return shown(value, "h");
  return shown(value / 24, language === "fr" ? "j" : "d");
}
