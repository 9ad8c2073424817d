import { Plus, X } from "lucide-react";
import type { Escalation } from "../../../blueprints/sla-policy.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { useForm } from "../../inspector/form-context.ts";
import { ActionList } from "../../rules/action-list.tsx";
import { DurationField } from "../../rules/duration-field.tsx";
import type { TimeKind } from "../../rules/typed-duration.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { useRowFocus } from "../../ui/use-row-focus.ts";
import { stepWords } from "./timeline.tsx";

/** What is done at a warning, when time is over, or so long after that. */
export function EscalationSteps({
  value,
  time,
  at,
  onChange,
}: {
  readonly value: readonly Escalation[];
  readonly time: TimeKind;
  readonly at: string;
  readonly onChange: (steps: Escalation[]) => void;
}) {
  const t = useWords(timeLimits);
  const language = useLanguage();
  const { readOnly, errorAt } = useForm();
  const rows = useRowFocus<HTMLElement>(value.length);
  const put = (index: number, patch: Partial<Escalation>) => {
    const step = value[index];
    if (step) onChange(value.with(index, { ...step, ...patch }));
  };
  return (
    <section {...rows.box} aria-label={t("escalate.title")} data-pointer={at} className="flex flex-col gap-2">
      <h3 className="m-0 font-medium text-sm">{t("escalate.title")}</h3>
      {value.length === 0 && <p className="m-0 text-soft text-xs">{t("escalate.none")}</p>}
      {value.map((step, index) => {
        const number = index + 1;
        const fixed = step.at === "warning" || step.at === "breach";
        return (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no ids; their place is what they are
            key={index}
            data-pointer={`${at}/${index}`}
            aria-label={t("escalate.step", { number, when: stepWords(step.at, time, t, language) })}
            className="m-0 flex min-w-0 flex-col gap-2 rounded-lg border border-separator bg-panel p-3"
          >
            <div className="flex flex-wrap items-start gap-2">
              <Select
                label={t("escalate.at")}
                hideLabel
                className="w-64"
                disabled={readOnly}
                value={fixed ? step.at : "after"}
                options={(["warning", "breach", "after"] as const).map((kind) => ({
                  value: kind,
                  label: t(`escalate.${kind}`),
                }))}
                onChange={(kind) => put(index, { at: kind === "warning" || kind === "breach" ? kind : "PT2H" })}
              />
              {!fixed && (
                <DurationField
                  label={t("escalate.length")}
                  hideLabel
                  className="w-44"
                  value={step.at}
                  time={time}
                  disabled={readOnly}
                  error={errorAt(`${at}/${index}/at`)}
                  onChange={(after) => put(index, { at: after })}
                />
              )}
              <span className="flex-1" />
              {!readOnly && (
                <IconButton
                  icon={X}
                  label={t("escalate.remove", { number })}
                  {...rows.row}
                  onClick={() => {
                    rows.removing(index);
                    onChange(value.toSpliced(index, 1));
                  }}
                />
              )}
            </div>
            <ActionList
              title={t("escalate.do")}
              value={step.do}
              at={`${at}/${index}/do`}
              onChange={(actions) => put(index, { do: actions })}
            />
          </fieldset>
        );
      })}
      {!readOnly && (
        <div>
          <Button size="s" icon={Plus} onClick={() => onChange([...value, { at: "breach", do: [] }])}>
            {t("escalate.add")}
          </Button>
        </div>
      )}
    </section>
  );
}
