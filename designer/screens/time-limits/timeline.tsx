import clsx from "clsx";
import type { Escalation, MetricSettings } from "../../../blueprints/sla-policy.ts";
import type { Language } from "../../../blueprints/text.ts";
import { type Translate, useLanguage, useWords } from "../../i18n/i18n.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { durationPhrase, type TimeKind } from "../../rules/typed-duration.ts";

type Keys = keyof (typeof timeLimits)["en"];

/** "at a warning", "when time is over", "2 working hours after". */
export function stepWords(at: Escalation["at"], time: TimeKind, t: Translate<Keys>, language: Language): string {
  if (at === "warning" || at === "breach") return t(`escalate.${at}`);
  return t("escalate.afterWords", { length: durationPhrase(at, time, language) });
}

interface Point {
  readonly kind: "start" | "warning" | "due" | "after";
  readonly words: string;
  readonly note: string | null;
}

/** The life of a clock as a line of points: start, warnings, the end of its time, and what follows. */
export function Timeline({
  settings,
  time,
  title,
}: {
  readonly settings: MetricSettings;
  readonly time: TimeKind;
  readonly title: string;
}) {
  const t = useWords(timeLimits);
  const language = useLanguage();
  const { warn = [], escalate = [] } = settings;
  const acts = (at: Escalation["at"]): string | null => {
    const count = escalate.filter((it) => it.at === at).reduce((sum, it) => sum + it.do.length, 0);
    return count > 0 ? t("line.acts", { count }) : null;
  };
  const shares = warn.flatMap((it) => ("at" in it ? [it.at] : [])).toSorted((a, b) => a - b);
  const before = warn.flatMap((it) => ("before" in it ? [it.before] : []));
  const later = [...new Set(escalate.map((it) => it.at))].filter((at) => at !== "warning" && at !== "breach");
  const points: readonly Point[] = [
    { kind: "start", words: t("line.start"), note: null },
    ...shares.map(
      (share): Point => ({ kind: "warning", words: `${Math.round(share * 100)} %`, note: acts("warning") }),
    ),
    ...before.map(
      (length): Point => ({
        kind: "warning",
        words: `−${durationPhrase(length, time, language)}`,
        note: acts("warning"),
      }),
    ),
    { kind: "due", words: t("line.due"), note: acts("breach") },
    ...later.map((at): Point => ({ kind: "after", words: `+${durationPhrase(at, time, language)}`, note: acts(at) })),
  ];
  return (
    <ol aria-label={title} className="m-0 flex list-none overflow-x-auto p-0 pb-1" tabIndex={-1}>
      {points.map((point, index) => (
        <li key={`${point.kind} ${point.words} ${String(index)}`} className="flex min-w-24 flex-1 flex-col gap-1">
          <span aria-hidden className="flex items-center">
            <span
              className={clsx(
                "size-3 shrink-0 rounded-full border-2",
                point.kind === "due" && "border-error bg-error",
                point.kind === "after" && "border-error bg-panel",
                point.kind === "warning" && "border-warning bg-warning",
                point.kind === "start" && "border-line bg-panel",
              )}
            />
            {index < points.length - 1 && (
              <span
                className={clsx(
                  "h-0.5 flex-1",
                  point.kind === "due" || point.kind === "after" ? "bg-error" : "bg-line",
                )}
              />
            )}
          </span>
          <span className="pe-2 text-xs">
            {point.kind === "warning" && <span className="sr-only">{t("line.warning")} </span>}
            {point.words}
            {point.note && <span className="block text-soft">{point.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
