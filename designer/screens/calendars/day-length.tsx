import type { Calendar } from "../../../blueprints/calendar.ts";
import { calendar } from "../../i18n/calendar.ts";
import { useWords } from "../../i18n/i18n.ts";
import { DurationInput } from "../../inspector/duration-input.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Field } from "../../ui/field.tsx";
import { hoursWords } from "./hours-words.ts";
import { type Hours, hoursOf, type Weekday } from "./week.ts";

const total = (hours: Hours): number => hours.reduce((sum, [from, to]) => sum + to - from, 0);

/** What "one working day" counts: the longest weekday, or a length of its own. */
export function DayLength({
  document,
  error,
  disabled,
  onChange,
}: {
  readonly document: Calendar;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (next: Calendar) => void;
}) {
  const t = useWords(calendar);
  const { dayLength, week } = document;
  const days = Object.keys(week) as Weekday[]; // The grammar has no other keys.
  const longest = Math.max(0, ...days.map((day) => total(hoursOf(week, day))));
  const { dayLength: _, ...without } = document;
  return (
    <div data-pointer="/dayLength" className="flex flex-col gap-2">
      <Checkbox
        label={
          <>
            <span className="font-medium">{t("day.label")}</span>{" "}
            {t("day.longest", { length: hoursWords(longest * 60_000) })}
          </>
        }
        hint={t("day.hint")}
        checked={dayLength === undefined}
        disabled={disabled}
        onChange={(follows) => onChange(follows ? without : { ...document, dayLength: isoOf(longest) })}
      />
      {dayLength !== undefined && (
        <Field label={t("day.own")} error={error}>
          {(control) => (
            <DurationInput
              id={control.id}
              value={dayLength}
              disabled={disabled}
              invalid={error !== undefined}
              onChange={(length) => onChange({ ...document, dayLength: length })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

const isoOf = (minutes: number): string => {
  if (minutes === 0) return "PT8H";
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours > 0 ? `${hours}H` : ""}${rest > 0 ? `${rest}M` : ""}`;
};
