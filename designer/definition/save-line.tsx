import { CircleAlert, CircleCheck, LoaderCircle } from "lucide-react";
import type { SaveStatus } from "../document/saving.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { clock } from "../i18n/time.ts";

/** What the server has acknowledged; the only place that says it. */
export function SaveLine({ status }: { readonly status: SaveStatus }) {
  const t = useWords(designer);
  const language = useLanguage();
  if (status.kind === "saved" && status.at === null) return null;
  const good = status.kind === "saved";
  const busy = status.kind === "saving" || status.kind === "waiting";
  const text =
    status.kind === "saved"
      ? t("save.saved", { time: clock(status.at ?? 0, language) })
      : status.kind === "refused"
        ? t("save.refused", { reason: status.reason })
        : t(`save.${status.kind}`);
  const Icon = good ? CircleCheck : busy ? LoaderCircle : CircleAlert;
  return (
    <span
      role="status"
      className={`flex min-w-0 items-center gap-1 text-xs ${good || busy ? "text-soft" : "text-error"}`}
    >
      <Icon
        size={14}
        aria-hidden
        className={`shrink-0 ${status.kind === "saving" ? "animate-spin" : ""} ${good ? "text-good" : ""}`}
      />
      <span className="truncate">{text}</span>
    </span>
  );
}
