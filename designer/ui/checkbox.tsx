import clsx from "clsx";
import { type ReactNode, useId } from "react";

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  readonly id?: string;
  readonly className?: string;
}

export function Checkbox({ label, hint, checked, onChange, disabled, invalid, id, className }: CheckboxProps) {
  const own = useId();
  const control = id ?? own;
  return (
    <div className={clsx("flex items-start gap-2", className)}>
      <input
        id={control}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-invalid={invalid || undefined}
        aria-describedby={hint ? `${control}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-primary"
      />
      <div className="min-w-0">
        <label htmlFor={control} className={clsx(disabled && "text-soft")}>
          {label}
        </label>
        {hint && (
          <div id={`${control}-hint`} className="text-xs text-soft">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}
