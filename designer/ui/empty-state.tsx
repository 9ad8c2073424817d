import type { LucideIcon } from "lucide-react";
import { CircleAlert, Inbox, RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../i18n/i18n.ts";
import { ui } from "../i18n/ui.ts";
import { Button } from "./button.tsx";

/** Nothing here yet: one sentence on what this is for, and what to do. */
export function EmptyState({
  icon: Icon = Inbox,
  title,
  children,
  action,
}: {
  readonly icon?: LucideIcon;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-100 flex-col items-center gap-2 px-4 py-12 text-center">
      <Icon size={28} aria-hidden className="text-soft" />
      <p className="m-0 font-medium">{title}</p>
      {children && <div className="text-soft">{children}</div>}
      {action && <div className="mt-2 flex gap-2">{action}</div>}
    </div>
  );
}

/** It could not be loaded: what happened, in the place where it would be, and a way on. */
export function ErrorState({
  message,
  reference,
  onRetry,
}: {
  readonly message?: ReactNode;
  readonly reference?: string | null | undefined;
  readonly onRetry?: () => void;
}) {
  const t = useWords(ui);
  return (
    <div role="alert" className="mx-auto flex max-w-120 flex-col items-center gap-2 px-4 py-10 text-center">
      <CircleAlert size={28} aria-hidden className="text-error" />
      <p className="m-0 font-medium">{message ?? t("failed")}</p>
      {reference && <p className="m-0 text-xs text-soft">{t("reference", { id: reference })}</p>}
      {onRetry && <Button onClick={onRetry}>{t("tryAgain")}</Button>}
    </div>
  );
}

/** The desk was updated while this page was open: what it would load is no more, and a reload brings the new page. */
export function UpdatedState() {
  const t = useWords(ui);
  return (
    <div role="alert" className="mx-auto flex max-w-120 flex-col items-center gap-2 px-4 py-10 text-center">
      <RefreshCw size={28} aria-hidden className="text-info" />
      <p className="m-0 font-medium">{t("updated")}</p>
      <Button onClick={() => location.reload()}>{t("reload")}</Button>
    </div>
  );
}
