import type { Ref } from "react";
import { Field, type FieldProps } from "./field.tsx";

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectProps extends Omit<FieldProps, "children"> {
  readonly options: readonly Option[];
  /** Empty string: nothing chosen. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What the empty choice says; absent: there is none. */
  readonly empty?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly ref?: Ref<HTMLSelectElement>;
}

/** A short list to choose one of: the system's own control, at home on phones and with screen readers. */
export function Select({ options, value, onChange, empty, disabled, ref, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(control) => (
        <select
          ref={ref}
          {...control}
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
          className="control"
        >
          {(empty !== undefined || !options.some((option) => option.value === value)) && (
            <option value="">{empty ?? ""}</option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
