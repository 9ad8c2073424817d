import { useState } from "react";
import { useWords } from "../i18n/i18n.ts";
import { limits } from "../i18n/limits.ts";
import { Field } from "../ui/field.tsx";

const isPercent = (text: string): boolean => /^[1-9]\d?$/.test(text);

/** A share of a limit as whole percents, 1 to 99; an emptied box means none. What does not read stays, with the reason. */
export function PercentField({
  label,
  hint,
  id,
  share,
  disabled,
  error,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly id: string;
  readonly share: number | undefined;
  readonly disabled: boolean;
  readonly error: string | undefined;
  readonly onChange: (share: number | undefined) => void;
}) {
  const t = useWords(limits);
  const [typed, setTyped] = useState<string | null>(null);
  const bad = typed !== null && typed !== "" && !isPercent(typed);
  return (
    <Field label={label} hint={hint} id={id} error={bad ? t("warnAt.bad") : error}>
      {(control) => (
        <span className="inline-flex items-center gap-1.5">
          <input
            {...control}
            inputMode="numeric"
            className="control w-20!"
            disabled={disabled}
            placeholder="–"
            value={typed ?? (share === undefined ? "" : String(Math.round(share * 100)))}
            onChange={(event) => {
              const text = event.target.value.trim();
              setTyped(text);
              if (text === "") onChange(undefined);
              else if (isPercent(text)) onChange(Number(text) / 100);
            }}
            onBlur={() => !bad && setTyped(null)}
          />
          <span aria-hidden>%</span>
        </span>
      )}
    </Field>
  );
}
