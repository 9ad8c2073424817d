import { Clock, FastForward } from "lucide-react";
import { useState } from "react";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import { dateTime } from "../i18n/time.ts";
import { FieldControl } from "../screens/ticket/field-control.tsx";
import { Button } from "../ui/button.tsx";
import { nextWakeOf, type Simulation } from "./simulation.ts";

const HOUR = 3_600_000;

/** The clock stands still until somebody moves it. */
export function ClockBar({
  simulation,
  now,
  onPass,
}: {
  readonly simulation: Simulation;
  readonly now: number;
  readonly onPass: (ms: number) => void;
}) {
  const t = useWords(simulator);
  const language = useLanguage();
  const next = nextWakeOf(simulation);
  return (
    <section aria-label={t("clock")} className="flex flex-col gap-2">
      <p className="m-0 flex items-center gap-1.5 font-medium">
        <Clock size={14} aria-hidden className="shrink-0 text-soft" />
        <time dateTime={new Date(now).toISOString()}>{dateTime(now, language)}</time>
      </p>
      <div className="flex flex-wrap gap-1.5">
        <Button size="s" onClick={() => onPass(HOUR)}>
          {t("clock.hour")}
        </Button>
        <Button size="s" onClick={() => onPass(24 * HOUR)}>
          {t("clock.day")}
        </Button>
        <Button
          size="s"
          icon={FastForward}
          disabled={next === null}
          onClick={() => next !== null && onPass(next - now)}
        >
          {t("clock.next")}
        </Button>
      </div>
      <p className="m-0 text-xs text-soft">
        {next === null ? t("clock.nothing") : t("clock.nextAt", { time: dateTime(next, language) })}
      </p>
      <Until key={now} now={now} onPass={onPass} />
    </section>
  );
}

function Until({ now, onPass }: { readonly now: number; readonly onPass: (ms: number) => void }) {
  const t = useWords(simulator);
  const [until, setUntil] = useState<number | null>(null);
  const early = until !== null && until <= now;
  return (
    <form
      className="flex flex-wrap items-end gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (until !== null && !early) onPass(until - now);
      }}
    >
      <FieldControl
        field={{ key: "dueAt", name: t("clock.until"), type: "instant" }}
        value={until}
        onChange={(value) => setUntil(typeof value === "number" ? value : null)}
        error={early ? t("clock.past") : undefined}
      />
      <Button type="submit" size="s" disabled={until === null || early}>
        {t("clock.go")}
      </Button>
    </form>
  );
}
