import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ComponentPropsWithRef } from "react";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentPropsWithRef<"button">, "aria-label"> {
  /** Its name, for the tooltip and for screen readers. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly hint?: string;
  /** For a toggle: shown pressed. */
  readonly pressed?: boolean;
}

export function IconButton({ label, icon: Icon, hint, pressed, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={hint ? `${label} (${hint})` : label}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={clsx(
          "target inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink hover:bg-raised disabled:opacity-50",
          pressed && "bg-raised text-link ring-1 ring-control",
          className,
        )}
        {...rest}
      >
        <Icon size={18} aria-hidden />
      </button>
    </Tooltip>
  );
}
