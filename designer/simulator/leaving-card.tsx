import { Mail, Webhook } from "lucide-react";
import { useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import type { Leaving } from "./leaving.ts";

/** One thing that would leave, folded to a line; its words when opened. */
export function LeavingCard({ leaving, name }: { readonly leaving: Leaving; readonly name: (id: string) => string }) {
  const t = useWords(simulator);
  const { kind, to, subject, text, missing } = leaving;
  const Icon = kind === "webhook" ? Webhook : Mail;
  const known = kind === "webhook" || kind === "mail" ? to : to.map(name);
  return (
    <details className="mt-1 rounded-md border border-separator bg-canvas">
      <summary className="flex min-h-7 cursor-pointer items-center gap-1.5 px-2 py-0.5 text-xs">
        <Icon size={14} aria-hidden className="shrink-0 text-info" />
        <span className="min-w-0 truncate">
          {t(`leaving.${kind}`, { to: known.join(", ") || t("leaving.nobody") })}
          {subject && ` · ${subject}`}
        </span>
      </summary>
      <div className="border-t border-separator px-2 py-1.5 text-xs">
        {missing && <p className="m-0 text-error">{t("leaving.missing", { key: missing })}</p>}
        {subject && <p className="m-0 font-medium">{subject}</p>}
        <p className="m-0 break-words whitespace-pre-wrap">{text}</p>
      </div>
    </details>
  );
}
