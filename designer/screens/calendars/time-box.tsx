import { useEffect, useState } from "react";
import { Field } from "../../ui/field.tsx";
import { readTime, timeOf } from "./week.ts";

/** A time of day to the minute, 00:00 to 24:00; taken when the box is left or Enter is pressed. */
export function TimeBox({
  label,
  value,
  wrong,
  disabled,
  onTime,
}: {
  readonly label: string;
  readonly value: number;
  /** What is said of a text that is no time. */
  readonly wrong: string;
  readonly disabled: boolean;
  readonly onTime: (minute: number) => void;
}) {
  const [text, setText] = useState(timeOf(value));
  const [bad, setBad] = useState(false);
  useEffect(() => {
    setText(timeOf(value));
    setBad(false);
  }, [value]);
  const take = () => {
    const read = readTime(text);
    setBad(read === null);
    if (read === null) return;
    setText(timeOf(read));
    if (read !== value) onTime(read);
  };
  return (
    <Field label={label} error={bad ? wrong : undefined} className="w-24">
      {(control) => (
        <input
          {...control}
          inputMode="numeric"
          autoComplete="off"
          className="control tabular"
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
