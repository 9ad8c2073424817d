import { useState } from "react";
import { parseDuration } from "../../blueprints/duration.ts";
import { durationWords } from "../canvas/describe.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";

const UNITS = ["M", "H", "D"] as const;
type Unit = (typeof UNITS)[number];

/** `PT48H` as 48 hours; null when it has more than one part. */
function single(iso: string): { readonly count: number; readonly unit: Unit } | null {
  const match = /^P(?:(\d+)D|T(\d+)H|T(\d+)M)$/.exec(iso);
  if (!match) return null;
  const [, days, hours, minutes] = match;
  return { count: Number(days ?? hours ?? minutes), unit: days ? "D" : hours ? "H" : "M" };
}
const written = (count: number, unit: Unit): string => (unit === "D" ? `P${count}D` : `PT${count}${unit}`);

/** A length of time: a number and its unit; what has several parts (PT1H30M) is edited as it is written. */
export function DurationInput({
  id,
  value,
  onChange,
  disabled,
  invalid,
}: {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (iso: string) => void;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
}) {
  const t = useWords(designer);
  const language = useLanguage();
  const [raw, setRaw] = useState<string | null>(null);
  const simple = raw === null ? single(value) : null;
  const names = { M: t("duration.minutes"), H: t("duration.hours"), D: t("duration.days") };
  return (
    <div className="flex items-center gap-2">
      {simple ? (
        <input
          id={id}
          type="number"
          min={1}
          className="control w-24!"
          value={simple.count}
          disabled={disabled}
          aria-invalid={invalid}
          onChange={(event) => onChange(written(Math.max(1, Math.round(Number(event.target.value))), simple.unit))}
        />
      ) : (
        <input
          id={id}
          className="control w-32! font-mono"
          value={raw ?? value}
          disabled={disabled}
          aria-invalid={invalid || parseDuration(raw ?? value) === null}
          onChange={(event) => {
            setRaw(event.target.value);
            if (parseDuration(event.target.value)) onChange(event.target.value);
          }}
          onBlur={() => setRaw(null)}
        />
      )}
      <select
        aria-label={t("duration.unit")}
        className="control w-auto!"
        disabled={disabled}
        value={simple?.unit ?? "ISO"}
        onChange={(event) => {
          const unit = UNITS.find((u) => u === event.target.value);
          if (unit) {
            setRaw(null);
            onChange(written(simple?.count ?? 1, unit));
          } else setRaw(value);
        }}
      >
        {UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {names[unit]}
          </option>
        ))}
        <option value="ISO">ISO 8601</option>
      </select>
      {!simple && <span className="text-xs text-soft">{durationWords(raw ?? value, language)}</span>}
    </div>
  );
}
