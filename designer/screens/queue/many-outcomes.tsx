import { ArrowRight, CircleX, Equal, EyeOff, RefreshCw } from "lucide-react";
import type { OnMany } from "../../../api/contract/rules.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";

const LOOKS = {
  changed: { icon: ArrowRight, look: "text-good" },
  same: { icon: Equal, look: "text-soft" },
  refused: { icon: CircleX, look: "text-error" },
  stale: { icon: RefreshCw, look: "text-warning" },
  hidden: { icon: EyeOff, look: "text-soft" },
} as const;
const ORDER = ["refused", "stale", "hidden", "changed", "same"] as const;

/** How many of the tickets would come to what, with each of them; what goes wrong stands first, with its reasons. */
export function ManyOutcomes({ items }: { readonly items: readonly OnMany[] }) {
  const t = useWords(queue);
  return ORDER.map((outcome) => {
    const own = items.filter((item) => item.outcome === outcome);
    if (own.length === 0) return null;
    const { icon: Icon, look } = LOOKS[outcome];
    const bad = outcome === "refused" || outcome === "stale";
    return (
      <details key={outcome} open={bad} className="rounded-lg bg-raised px-3 py-2.5">
        <summary className={`flex cursor-pointer items-center gap-1.5 font-medium ${look}`}>
          <Icon size={16} aria-hidden className="shrink-0" />
          {t(`many.will.${outcome}`, { count: own.length })}
        </summary>
        <ul className="m-0 mt-1 flex list-none flex-col gap-1 p-0">
          {own.map((item) => (
            <One key={item.id} item={item} />
          ))}
        </ul>
      </details>
    );
  });
}

function One({ item: { ticket, reasons } }: { readonly item: OnMany }) {
  const t = useWords(queue);
  const say = useSay();
  return (
    <li className="min-w-0">
      <span className="block truncate">
        {ticket ? (
          <>
            <span className="tabular text-soft">#{ticket.number}</span> {ticket.subject}
          </>
        ) : (
          t("many.notThere")
        )}
      </span>
      {reasons.map((reason) => (
        <span key={`${reason.code}${reason.pointer}${reason.message.en}`} className="block text-error text-xs">
          {say(reason.message)}
        </span>
      ))}
    </li>
  );
}
