import type { Language } from "../../../blueprints/text.ts";

const UNITS = {
  en: ["bytes", "KB", "MB", "GB"],
  fr: ["octets", "Ko", "Mo", "Go"],
} as const;

/** A size as people say it: 3 KB, 1.2 MB. Units of 1,024. */
export function sizeWords(bytes: number, language: Language): string {
  const unit = Math.min(3, bytes < 1024 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const count = bytes / 1024 ** unit;
  const said = new Intl.NumberFormat(language, { maximumFractionDigits: unit > 0 && count < 10 ? 1 : 0 }).format(count);
  return `${said}\u00a0${UNITS[language][unit]}`;
}
