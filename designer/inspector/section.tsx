import type { ReactNode } from "react";

/** A titled part of a form that is more than one control. */
export function Section({
  title,
  hint,
  error,
  children,
}: {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-1">
      <span className="font-medium">{title}</span>
      {hint && <span className="text-xs text-soft">{hint}</span>}
      {children}
      {error && <span className="text-xs text-error">{error}</span>}
    </div>
  );
}
