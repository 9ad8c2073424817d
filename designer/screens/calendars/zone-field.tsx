import names from "../../../blueprints/time-zones.json" with { type: "json" };
import { calendar } from "../../i18n/calendar.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Combobox } from "../../ui/combobox.tsx";
import type { Counting } from "./use-engine.ts";
import { clockOf, localOf } from "./wall-clock.ts";

const OPTIONS = names.map((name) => ({ value: name, label: name.replaceAll("_", " ") }));

/** The time zone, found by typing; under it what its clocks show now. */
export function ZoneField({
  value,
  error,
  counting,
  now,
  disabled,
  onChange,
}: {
  readonly value: string;
  readonly error: string | undefined;
  readonly counting: Counting | null | undefined;
  readonly now: number;
  readonly disabled: boolean;
  readonly onChange: (zone: string) => void;
}) {
  const t = useWords(calendar);
  const language = useLanguage();
  const known = counting && counting.zone.name === value;
  return (
    <div data-pointer="/timeZone">
      <Combobox
        label={t("zone.label")}
        options={OPTIONS}
        value={value}
        placeholder={t("zone.placeholder")}
        error={error}
        hint={known ? t("now.there", { time: clockOf(localOf(counting.zone, now), language) }) : undefined}
        disabled={disabled}
        onChange={(zone) => zone !== null && onChange(zone)}
      />
    </div>
  );
}
