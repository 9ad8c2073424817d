import { useEffect, useState } from "react";
import { Field } from "../../ui/field.tsx";
import { type Hours, hoursText, readHours } from "./week.ts";

/** The hours of one day as a text; taken when the box is left or Enter is pressed. What does not read stays, and is told. */
export function HoursBox({
  label,
  value,
  wrong,
  error,
  closed,
  pointer,
  disabled,
  hideLabel,
  onHours,
}: {
  readonly label: string;
  readonly value: readonly (readonly [string, string])[];
  readonly wrong: string;
  /** What the checks say of these hours. */
  readonly error?: string | undefined;
  /** What stands in an empty box. */
  readonly closed: string;
  readonly pointer?: string;
  readonly disabled: boolean;
  readonly hideLabel?: boolean;
  readonly onHours: (hours: Hours) => void;
}) {
  const shown = hoursText(value);
  const [text, setText] = useState(shown);
  const [bad, setBad] = useState(false);
  useEffect(() => {
    setText(shown);
    setBad(false);
  }, [shown]);
  const take = () => {
    if (text === shown) return setBad(false);
    const hours = readHours(text);
    setBad(hours === null);
    if (hours) onHours(hours);
  };
  return (
    <Field label={label} hideLabel={hideLabel} error={bad ? wrong : error}>
      {(control) => (
        <input
          {...control}
          {...(pointer !== undefined && { "data-pointer": pointer })}
          autoComplete="off"
          className="control tabular"
          placeholder={closed}
          value={text}
          disabled={disabled}
          onChange={(event) => setText(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            take();
          }}
        />
      )}
    </Field>
  );
}
