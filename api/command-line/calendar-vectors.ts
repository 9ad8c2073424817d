import { z } from "zod";
import { calendarSchema } from "../../blueprints/calendar.ts";
import { calendarFindings } from "../../blueprints/check-calendar.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { add, between, type CompiledCalendar } from "../../runtime/calendar/calendar.ts";
import { compileCalendar } from "../../runtime/calendar/compile-calendar.ts";

const instant = z.iso.datetime({ offset: true });
const ms = z.number().min(0);
const caseSchema = z.discriminatedUnion("op", [
  z.object({ calendar: z.string(), op: z.literal("add"), from: instant, workingMs: ms, due: instant }),
  z.object({ calendar: z.string(), op: z.literal("between"), from: instant, to: instant, workingMs: ms }),
]);

/** A file of worked out cases: calendars by name, and what an independent program found. */
export const vectorFileSchema = z.object({
  calendars: z.record(z.string(), z.record(z.string(), z.unknown())),
  cases: z.array(z.unknown()).min(1),
});
export type VectorFile = z.infer<typeof vectorFileSchema>;

export interface VectorFailure {
  readonly index: number;
  readonly what: string;
  readonly expected: string;
  readonly got: Sentence;
}

const same = (text: string): Sentence => ({ en: text, fr: text });
const NOT_A_CASE: Sentence = { en: "not a case of a known form", fr: "pas un cas d'une forme connue" };
const TOO_FAR: Sentence = { en: "no instant before 2101", fr: "aucun instant avant 2101" };

/** Runs every case; the failures are what is left. */
export function runVectors({ calendars, cases }: VectorFile): readonly VectorFailure[] {
  const read = new Map(Object.entries(calendars).map(([name, written]) => [name, calendarOf(name, written)]));
  return cases.flatMap((written, index): VectorFailure[] => {
    const parsed = caseSchema.safeParse(written);
    if (!parsed.success) return [{ index, what: "case", expected: "", got: NOT_A_CASE }];
    const one = parsed.data;
    const calendar = read.get(one.calendar) ?? {
      en: `there is no calendar “${one.calendar}”`,
      fr: `il n'y a pas de calendrier « ${one.calendar} »`,
    };
    const expected = one.op === "add" ? one.due : String(one.workingMs);
    const what =
      one.op === "add"
        ? `${one.calendar} add ${one.from} + ${one.workingMs}`
        : `${one.calendar} between ${one.from} ${one.to}`;
    if (!("starts" in calendar)) return [{ index, what, expected, got: calendar }];
    const from = Date.parse(one.from);
    if (one.op === "between") {
      const got = between(calendar, from, Date.parse(one.to));
      return got === one.workingMs ? [] : [{ index, what, expected, got: same(String(got)) }];
    }
    const got = add(calendar, from, one.workingMs);
    if (got === Date.parse(one.due)) return [];
    return [{ index, what, expected, got: got === null ? TOO_FAR : same(new Date(got).toISOString()) }];
  });
}

/** The calendar, ready to count with, or why it is none. */
function calendarOf(key: string, written: Readonly<Record<string, unknown>>): CompiledCalendar | Sentence {
  const document = { kind: "calendar", schemaVersion: 1, name: key || "calendar", ...written, key: "calendar" };
  const read = calendarSchema.safeParse(document);
  const [fault] = read.success ? calendarFindings(read.data).filter(({ severity }) => severity === "error") : [];
  if (read.success && !fault) return compileCalendar(read.data);
  const at = fault?.pointer ?? `/${read.error?.issues[0]?.path.join("/") ?? ""}`;
  return {
    en: `the calendar “${key}” does not read (${at}): ${fault?.message.en ?? "it has another form"}`,
    fr: `le calendrier « ${key} » ne se lit pas (${at}) : ${fault?.message.fr ?? "il a une autre forme"}`,
  };
}
