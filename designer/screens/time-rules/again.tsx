import { Plus, X } from "lucide-react";
import { useState } from "react";
import type { TimeRule } from "../../../blueprints/time-rule.ts";
import { useWords } from "../../i18n/i18n.ts";
import { timeRules } from "../../i18n/time-rules.ts";
import { useForm } from "../../inspector/form-context.ts";
import { ActionList } from "../../rules/action-list.tsx";
import { DurationField } from "../../rules/duration-field.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Field } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";

export type Put = (patch: { readonly [K in keyof TimeRule]?: TimeRule[K] | undefined }) => void;

type Also = NonNullable<TimeRule["also"]>[number];

/** "and again every 24 hours; the 3rd time also …". */
export function Again({ rule, put }: { readonly rule: TimeRule; readonly put: Put }) {
  const t = useWords(timeRules);
  const { readOnly, errorAt } = useForm();
  const { again, also = [] } = rule;
  const set = (next: readonly Also[]) => put({ also: next.length > 0 ? [...next] : undefined });
  return (
    <div className="flex flex-col gap-3 border-separator border-t pt-3">
      <div data-pointer="/again" className="flex flex-wrap items-start gap-2">
        <Checkbox
          className="py-1.5"
          label={again === undefined ? t("again.every") : t("say.again")}
          checked={again !== undefined}
          disabled={readOnly}
          onChange={(on) => put(on ? { again: "PT24H" } : { again: undefined })}
        />
        {again === undefined ? (
          <span className="py-1.5 text-soft">{t("say.once")}</span>
        ) : (
          <DurationField
            label={t("again.length")}
            hideLabel
            className="w-40"
            value={again}
            time={rule.time}
            disabled={readOnly}
            error={errorAt("/again")}
            onChange={(next) => put({ again: next })}
          />
        )}
      </div>
      {also.map((entry, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no ids; two may name the same time while typed
          key={index}
          data-pointer={`/also/${index}`}
          aria-label={t("also.ordinal", { nth: entry.nth })}
          className="m-0 flex min-w-0 flex-col gap-2 rounded-lg border border-separator p-3"
        >
          <div className="flex items-start gap-2">
            <Nth
              value={entry.nth}
              disabled={readOnly}
              error={errorAt(`/also/${index}/nth`)}
              onChange={(nth) => set(also.with(index, { ...entry, nth }))}
            />
            <span className="flex-1" />
            {!readOnly && (
              <IconButton
                icon={X}
                label={t("also.remove", { nth: entry.nth })}
                onClick={() => set(also.toSpliced(index, 1))}
              />
            )}
          </div>
          <ActionList
            title={t("say.then")}
            value={entry.do}
            at={`/also/${index}/do`}
            onChange={(actions) => set(also.with(index, { ...entry, do: actions }))}
          />
        </fieldset>
      ))}
      {!readOnly && (again !== undefined || also.length > 0) && (
        <div>
          <Button size="s" icon={Plus} onClick={() => set([...also, { nth: (also.at(-1)?.nth ?? 2) + 1, do: [] }])}>
            {t("also.add")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** At which time of acting, from 1 to 1000. */
function Nth({
  value,
  disabled,
  error,
  onChange,
}: {
  readonly value: number;
  readonly disabled: boolean;
  readonly error: string | undefined;
  readonly onChange: (nth: number) => void;
}) {
  const t = useWords(timeRules);
  const [typed, setTyped] = useState<string | null>(null);
  const good = (text: string): boolean => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1000;
  const bad = typed !== null && !good(typed);
  return (
    <Field
      label={t("also.nth")}
      error={bad ? t("also.nthBad") : error}
      className="flex-row! flex-wrap items-center gap-2!"
    >
      {(control) => (
        <input
          {...control}
          inputMode="numeric"
          className="control w-20!"
          disabled={disabled}
          value={typed ?? String(value)}
          onChange={(event) => {
            const text = event.target.value.trim();
            setTyped(text);
            if (good(text)) onChange(Number(text));
          }}
          onBlur={() => !bad && setTyped(null)}
        />
      )}
    </Field>
  );
}
