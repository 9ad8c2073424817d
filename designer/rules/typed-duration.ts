import { parseDuration } from "../../blueprints/duration.ts";
import type { Language } from "../../blueprints/text.ts";

export type TimeKind = "calendar" | "working";

/** What somebody typed as a length of time; `time` null: no kind was said. */
export interface TypedDuration {
  readonly iso: string;
  readonly time: TimeKind | null;
}

const WORKING = /\b(?:working|work|business|office)\b|ouvr(?:able|é)e?s?/g;
const CALENDAR = /\bcalendar\b|calendaires?/g;
const PART =
  /^(\d+(?:[.,]\d+)?)(days?|d|jours?|j|hours?|heures?|hrs?|h|minutes?|mins?|mn|m|seconds?|secondes?|secs?|s)/;

/** Reads "4 h", "4 working hours", "1 h 30", "2 jours ouvrés" or `PT4H`; null for what says no length of time. */
export function readDuration(text: string): TypedDuration | null {
  const typed = text.trim().toLowerCase().normalize("NFC");
  const time = typed.search(WORKING) >= 0 ? "working" : typed.search(CALENDAR) >= 0 ? "calendar" : null;
  const bare = typed
    .replaceAll(WORKING, " ")
    .replaceAll(CALENDAR, " ")
    .replace(/\btime\b|\band\b|\bet\b/g, " ");
  const iso = /^p[\dt]/.test(typed) ? typed.toUpperCase() : spelled(bare.replaceAll(/[\s,]+(?=\D|$)|\s+/g, ""));
  return iso !== null && parseDuration(iso) ? { iso, time } : null;
}

/** "1h30" without blanks as ISO; a last number after hours counts minutes. */
function spelled(text: string): string | null {
  const clock = /^(\d+):(\d\d)$/.exec(text);
  let rest = clock ? `${clock[1]}h${clock[2]}m` : text.replace(/(h|hrs?|hours?|heures?)(\d+)$/, "$1$2m");
  if (rest === "") return null;
  let days = 0;
  let seconds = 0;
  while (rest !== "") {
    const part = PART.exec(rest);
    const [whole = "", number = "", unit = ""] = part ?? [];
    if (whole === "") return null;
    const count = Number(number.replace(",", "."));
    if (/^[dj]/.test(unit)) {
      // Half a working day is another length in every calendar: hours say it.
      if (!Number.isInteger(count)) return null;
      days += count;
    } else seconds += count * (unit.startsWith("h") ? 3600 : unit.startsWith("m") ? 60 : 1);
    rest = rest.slice(whole.length);
  }
  return Number.isInteger(seconds) ? isoOf(days, seconds) : null;
}

function isoOf(days: number, seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), "H"],
    [Math.floor((seconds % 3600) / 60), "M"],
    [seconds % 60, "S"],
  ] as const;
  const time = parts.flatMap(([count, unit]) => (count > 0 ? [`${count}${unit}`] : [])).join("");
  return `P${days > 0 ? `${days}D` : ""}${time === "" ? "" : `T${time}`}`;
}

const UNITS = {
  en: [
    ["day", "days"],
    ["hour", "hours"],
    ["minute", "minutes"],
    ["second", "seconds"],
  ],
  fr: [
    ["jour", "jours"],
    ["heure", "heures"],
    ["minute", "minutes"],
    ["seconde", "secondes"],
  ],
} as const;

/** "4 working hours", "4 heures ouvrées", "2 days"; what does not read is shown as it is written. */
export function durationPhrase(iso: string, time: TimeKind, language: Language): string {
  const duration = parseDuration(iso);
  if (!duration) return iso;
  const seconds = Math.floor(duration.ms / 1000);
  const counts = [duration.days, Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const parts = counts.flatMap((count, at) => {
    const words = UNITS[language][at];
    return count > 0 && words ? [{ count, word: words[count === 1 ? 0 : 1] }] : [];
  });
  if (time === "calendar") return parts.map(({ count, word }) => `${count} ${word}`).join(" ");
  if (language === "en")
    return parts.map(({ count, word }, at) => `${count} ${at === 0 ? "working " : ""}${word}`).join(" ");
  // Days are masculine, all others feminine; one of several parts is already more than one.
  const feminine = duration.days > 0 ? "" : "e";
  const plural = parts.length > 1 || (parts[0]?.count ?? 0) > 1 ? "s" : "";
  return `${parts.map(({ count, word }) => `${count} ${word}`).join(" ")} ouvré${feminine}${plural}`;
}
