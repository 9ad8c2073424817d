import { library } from "../../../blueprints/library.ts";
import { type TimeRule, timeRuleSchema } from "../../../blueprints/time-rule.ts";
import { compileCalendar } from "../../../runtime/calendar/compile-calendar.ts";
import { compileTimeRule } from "../../../runtime/deadlines/compile-time-rule.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { definitions } from "../desk.ts";

export const DAY = 86_400_000;

/** A rule as a person would write it, read by the grammar. */
export const written = (document: object): TimeRule =>
  timeRuleSchema.parse({
    kind: "time-rule",
    schemaVersion: 1,
    key: "remind",
    name: "Remind",
    time: "calendar",
    do: [{ do: "notify", to: ["owner"], text: "Still waiting." }],
    ...document,
  });

/** The office of the scenarios: Monday to Friday, 09:00 to 18:00 in Paris. */
export const calendars = new Map(
  library.flatMap(({ document }) =>
    document.kind === "calendar" ? [[document.key, compileCalendar(document)] as const] : [],
  ),
);

/** A desk on which these rules have always been in force. */
export const ruled = (rules: readonly object[], more: Partial<Definitions> = {}): Definitions =>
  definitions(more.blueprints ?? [], [], {
    calendars,
    timeRules: rules.map((rule) => compileTimeRule(written(rule), 1)),
    ...more,
  });
