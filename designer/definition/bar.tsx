import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";

/** A line over the picture that says something about the whole document, with what can be done about it. */
export function Bar({
  tone,
  children,
  actions,
}: {
  readonly tone: "info" | "warning";
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  const Icon = tone === "info" ? Info : CircleAlert;
  return (
    <div
      role="status"
      className={`flex flex-wrap items-center gap-2 px-4 py-1.5 ${tone === "info" ? "bg-info-fill text-info" : "bg-warning-fill text-warning"}`}
    >
      <Icon size={16} aria-hidden className="shrink-0" />
      <span className="min-w-0 flex-1">{children}</span>
      {actions}
    </div>
  );
}
