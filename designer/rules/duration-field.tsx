import { useState } from "react";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { rules } from "../i18n/rules.ts";
import { Field } from "../ui/field.tsx";
import { durationPhrase, readDuration, type TimeKind } from "./typed-duration.ts";

/** A length of time, typed as one says it and shown back in words. What does not read stays, with the reason. */
export function DurationField({
  label,
  hideLabel,
  hint,
  value,
  time,
  onChange,
  disabled,
  error,
  id,
  className,
}: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: string;
  /** ISO 8601; empty: none yet. */
  readonly value: string;
  /** The kind of time that it counts in; typing another asks for a change of it. */
  readonly time: TimeKind;
  readonly onChange: (iso: string, time: TimeKind) => void;
  readonly disabled?: boolean;
  readonly error?: string | undefined;
  readonly id?: string;
  readonly className?: string;
}) {
  const t = useWords(rules);
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const bad = typed !== null && readDuration(typed) === null;
  const problem = bad
    ? typed.trim() === ""
      ? t("duration.needed")
      : t("duration.bad", { text: typed.trim() })
    : error;
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={problem} id={id} className={className}>
      {(control) => (
        <input
          {...control}
          type="text"
          className="control"
          disabled={disabled}
          value={typed ?? durationPhrase(value, time, language)}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setTyped(event.target.value);
            const read = readDuration(event.target.value);
            if (read) onChange(read.iso, read.time ?? time);
          }}
          onBlur={() => {
            if (!bad) setTyped(null);
          }}
        />
      )}
    </Field>
  );
}
