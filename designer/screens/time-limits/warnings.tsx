import { Plus, X } from "lucide-react";
import { useState } from "react";
import type { MetricSettings } from "../../../blueprints/sla-policy.ts";
import { useWords } from "../../i18n/i18n.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { useForm } from "../../inspector/form-context.ts";
import { DurationField } from "../../rules/duration-field.tsx";
import type { TimeKind } from "../../rules/typed-duration.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { useRowFocus } from "../../ui/use-row-focus.ts";

export type Warning = NonNullable<MetricSettings["warn"]>[number];

/** When a clock warns: at a share of the target, or so long before it is due. */
export function Warnings({
  value,
  time,
  at,
  onChange,
}: {
  readonly value: readonly Warning[];
  readonly time: TimeKind;
  readonly at: string;
  readonly onChange: (warn: Warning[]) => void;
}) {
  const t = useWords(timeLimits);
  const { readOnly, errorAt } = useForm();
  const rows = useRowFocus<HTMLElement>(value.length);
  return (
    <section {...rows.box} aria-label={t("warn.title")} data-pointer={at} className="flex flex-col gap-2">
      <h3 className="m-0 font-medium text-sm">{t("warn.title")}</h3>
      {value.length === 0 && <p className="m-0 text-soft text-xs">{t("warn.none")}</p>}
      {value.map((warning, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: warnings have no ids; their place is what they are
          key={index}
          data-pointer={`${at}/${index}`}
          className="flex flex-wrap items-start gap-2"
        >
          <Select
            label={t("warn.kind", { number: index + 1 })}
            hideLabel
            className="w-56"
            disabled={readOnly}
            value={"at" in warning ? "share" : "before"}
            options={[
              { value: "share", label: t("warn.share") },
              { value: "before", label: t("warn.before") },
            ]}
            onChange={(kind) => onChange(value.with(index, kind === "share" ? { at: 0.75 } : { before: "PT15M" }))}
          />
          {"at" in warning ? (
            <Percent
              share={warning.at}
              disabled={readOnly}
              error={errorAt(`${at}/${index}`)}
              onChange={(share) => onChange(value.with(index, { at: share }))}
            />
          ) : (
            <DurationField
              label={t("warn.length")}
              hideLabel
              className="w-44"
              value={warning.before}
              time={time}
              disabled={readOnly}
              error={errorAt(`${at}/${index}`)}
              onChange={(before) => onChange(value.with(index, { before }))}
            />
          )}
          {!readOnly && (
            <IconButton
              icon={X}
              label={t("warn.remove", { number: index + 1 })}
              {...rows.row}
              onClick={() => {
                rows.removing(index);
                onChange(value.toSpliced(index, 1));
              }}
            />
          )}
        </div>
      ))}
      {!readOnly && value.length < 5 && (
        <div>
          <Button size="s" icon={Plus} onClick={() => onChange([...value, { at: 0.75 }])}>
            {t("warn.add")}
          </Button>
        </div>
      )}
    </section>
  );
}

/** A share as whole percents. */
function Percent({
  share,
  disabled,
  error,
  onChange,
}: {
  readonly share: number;
  readonly disabled: boolean;
  readonly error: string | undefined;
  readonly onChange: (share: number) => void;
}) {
  const t = useWords(timeLimits);
  const [typed, setTyped] = useState<string | null>(null);
  const good = (text: string) => /^[1-9]\d?$/.test(text);
  const bad = typed !== null && !good(typed);
  return (
    <Field label={t("warn.percent")} hideLabel error={bad ? t("warn.percentBad") : error}>
      {(control) => (
        <span className="inline-flex items-center gap-1">
          <input
            {...control}
            inputMode="numeric"
            className="control w-16!"
            disabled={disabled}
            value={typed ?? String(Math.round(share * 100))}
            onChange={(event) => {
              setTyped(event.target.value.trim());
              if (good(event.target.value.trim())) onChange(Number(event.target.value) / 100);
            }}
            onBlur={() => !bad && setTyped(null)}
          />
          <span aria-hidden>%</span>
        </span>
      )}
    </Field>
  );
}
