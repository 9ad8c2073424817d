import type { Sentence } from "../text.ts";
import type { IcsLine } from "./lines.ts";

/** One VEVENT: its own lines, without those of alarms inside it. */
export interface IcsEvent {
  /** Where it begins in the file. */
  readonly line: number;
  readonly lines: readonly IcsLine[];
}

/** Why a file can't be read, and where. */
export interface IcsRefusal {
  readonly ok: false;
  readonly message: Sentence;
  readonly line: number;
}

export const icsRefusal = (line: number, en: string, fr: string): IcsRefusal => ({
  ok: false,
  line,
  message: { en, fr },
});

/** The events of a file, or why it is no calendar file. */
export function icsEvents(lines: readonly IcsLine[]): readonly IcsEvent[] | IcsRefusal {
  const [head] = lines;
  if (head?.name !== "BEGIN" || head.value.trim().toUpperCase() !== "VCALENDAR")
    return icsRefusal(
      1,
      "This is no calendar file (.ics): it does not begin with BEGIN:VCALENDAR.",
      "Ce n'est pas un fichier de calendrier (.ics) : il ne commence pas par BEGIN:VCALENDAR.",
    );
  const events: IcsEvent[] = [];
  const inside: string[] = [];
  let event: { line: number; lines: IcsLine[] } | null = null;
  for (const line of lines) {
    const part = line.value.trim().toUpperCase();
    if (line.name === "BEGIN") {
      inside.push(part);
      if (part === "VEVENT") event = { line: line.line, lines: [] };
    } else if (line.name === "END") {
      if (inside.pop() !== part)
        return icsRefusal(
          line.line,
          `END:${shown(part)} ends something that has not begun.`,
          `END:${shown(part)} termine quelque chose qui n'a pas commencé.`,
        );
      if (part === "VEVENT" && event) {
        events.push(event);
        event = null;
      }
    } else if (event && inside.at(-1) === "VEVENT") event.lines.push(line);
  }
  if (inside.length > 0)
    return icsRefusal(
      event?.line ?? lines.at(-1)?.line ?? 1,
      "The file ends in the middle: something that begins here has no end.",
      "Le fichier s'arrête au milieu : ce qui commence ici n'a pas de fin.",
    );
  return events;
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
