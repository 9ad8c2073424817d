import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import { type ComponentPropsWithRef, type ReactNode, useId } from "react";
import { useWords } from "../i18n/i18n.ts";
import { ui } from "../i18n/ui.ts";

/** What a control must carry so that label, hint and error belong to it. */
export interface ControlProps {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: boolean;
  readonly "aria-required"?: boolean;
}

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode | undefined;
  readonly error?: ReactNode | undefined;
  /** Said in words beside the label, not only by a star. */
  readonly required?: boolean | undefined;
  /** The label stays for screen readers only. */
  readonly hideLabel?: boolean | undefined;
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  readonly children: (control: ControlProps) => ReactNode;
}

/** Label, control, hint and error as one thing. */
export function Field({ label, hint, error, required, hideLabel, id, className, children }: FieldProps) {
  const t = useWords(ui);
  const own = useId();
  const control = id ?? own;
  const described = [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean).join(" ");
  return (
    <div className={clsx("flex flex-col gap-1", className)}>
      <label htmlFor={control} className={clsx("font-medium", hideLabel && "sr-only")}>
        {label}
        {required && <span className="ms-1.5 text-xs font-normal text-soft">{t("required")}</span>}
      </label>
      {children({
        id: control,
        ...(described && { "aria-describedby": described }),
        ...(error ? { "aria-invalid": true } : {}),
        ...(required && { "aria-required": true }),
      })}
      {hint && (
        <span id={`${control}-hint`} className="text-xs text-soft">
          {hint}
        </span>
      )}
      {error && (
        <span id={`${control}-error`} className="flex items-start gap-1 text-xs text-error">
          <CircleAlert size={14} aria-hidden className="mt-px shrink-0" />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}

type Shared = Omit<FieldProps, "children">;
type Native<T extends "input" | "textarea"> = Omit<
  ComponentPropsWithRef<T>,
  "onChange" | "value" | "id" | "className" | "children"
>;

export function TextField({
  label,
  hint,
  error,
  required,
  hideLabel,
  id,
  className,
  value,
  onChange,
  ...rest
}: Shared & Native<"input"> & { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <Field {...{ label, hint, error, required, hideLabel, id, className }}>
      {(control) => (
        <input
          type="text"
          {...rest}
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="control"
        />
      )}
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  error,
  required,
  hideLabel,
  id,
  className,
  value,
  onChange,
  rows = 4,
  ...rest
}: Shared & Native<"textarea"> & { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <Field {...{ label, hint, error, required, hideLabel, id, className }}>
      {(control) => (
        <textarea
          rows={rows}
          {...rest}
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="control resize-y"
          style={{ fieldSizing: "content", minHeight: `${rows * 20 + 12}px` }}
        />
      )}
    </Field>
  );
}
