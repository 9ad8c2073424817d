import { useState } from "react";
import { useForm } from "../../inspector/form-context.ts";
import { Field } from "../../ui/field.tsx";

/** A number that is typed; what is none stays, with the reason. Nothing typed: undefined. */
export function NumberField({
  label,
  hint,
  bad,
  at,
  value,
  good,
  placeholder,
  className,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with a number that is not good. */
  readonly bad: string;
  /** Pointer of the number. */
  readonly at: string;
  readonly value: number | undefined;
  readonly good: (number: number) => boolean;
  readonly placeholder?: string;
  readonly className?: string;
  readonly onChange: (number: number | undefined) => void;
}) {
  const { readOnly, errorAt } = useForm();
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) => Number(text.trim().replace(",", "."));
  const fits = (text: string) => text.trim() === "" || good(read(text));
  const wrong = typed !== null && !fits(typed);
  return (
    <div data-pointer={at} className={className}>
      <Field label={label} hint={hint} error={wrong ? bad : errorAt(at)}>
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="decimal"
            className="control w-28!"
            disabled={readOnly}
            placeholder={placeholder}
            value={typed ?? value ?? ""}
            onChange={(event) => {
              const text = event.target.value;
              setTyped(text);
              if (fits(text)) onChange(text.trim() === "" ? undefined : read(text));
            }}
            onBlur={() => !wrong && setTyped(null)}
          />
        )}
      </Field>
    </div>
  );
}
