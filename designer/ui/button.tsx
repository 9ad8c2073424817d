import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import { LoaderCircle } from "lucide-react";
import type { ComponentPropsWithRef } from "react";

const LOOK = {
  primary: "bg-primary text-on-primary hover:bg-primary-hover border-transparent font-medium",
  secondary: "bg-panel text-ink border-control hover:bg-raised",
  ghost: "bg-transparent text-ink border-transparent hover:bg-raised",
  danger: "bg-danger text-on-danger hover:bg-danger-hover border-transparent font-medium",
  link: "bg-transparent text-link border-transparent underline underline-offset-2 px-0!",
} as const;

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  readonly variant?: keyof typeof LOOK;
  readonly size?: "m" | "s";
  readonly icon?: LucideIcon;
  /** Key shown at the end, such as "1" or "Ctrl+Enter". */
  readonly hint?: string;
  /** Shows that it works on it; a second press does nothing. */
  readonly busy?: boolean;
}

export function Button({
  variant = "secondary",
  size = "m",
  icon: Icon,
  hint,
  busy,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={clsx(
        "target inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border whitespace-nowrap transition-colors",
        size === "m" ? "min-h-8 px-3 py-1" : "min-h-7 px-2 text-xs",
        LOOK[variant],
        rest.disabled && "opacity-60",
        className,
      )}
      {...rest}
    >
      {busy ? (
        <LoaderCircle size={16} aria-hidden className="animate-spin" />
      ) : (
        Icon && <Icon size={16} aria-hidden className="shrink-0" />
      )}
      {children}
      {hint && <KeyCap>{hint}</KeyCap>}
    </button>
  );
}

/** A key as printed on a keyboard; decoration, never read out. */
export function KeyCap({ children }: { readonly children: string }) {
  return (
    <kbd aria-hidden className="ms-0.5 rounded border border-current px-1 font-sans text-xs leading-4">
      {children}
    </kbd>
  );
}
