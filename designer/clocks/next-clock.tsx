import type { ClockView } from "../../api/contract/clocks.ts";
import type { TicketSummary } from "../../api/contract/ticket-views.ts";
import { clocks as area } from "../i18n/clocks.ts";
import { useWords } from "../i18n/i18n.ts";
import { ClockBadge, useBadgeWords } from "./clock-badge.tsx";
import { inOrderOfDue } from "./countdown.ts";

export interface NextClockProps {
  readonly ticket: Pick<TicketSummary, "id" | "place" | "clocks">;
  readonly tabIndex?: number;
  /** Shows the folded ones; absent: they are only counted. */
  readonly onMore?: () => void;
  readonly className?: string;
}

/** The one clock that is due next; how many more there are stands beside it. Nothing where no limit applies. */
export function NextClock({ ticket, tabIndex, onMore, className }: NextClockProps) {
  const t = useWords(area);
  const [next, ...others] = inOrderOfDue(ticket.clocks);
  if (!next) return null;
  const more = t("more", { count: others.length });
  return (
    <span className={`flex min-w-0 items-center gap-1.5 ${className ?? ""}`}>
      <ClockBadge clock={next} ticket={ticket} {...(tabIndex !== undefined && { tabIndex })} />
      {others.length > 0 &&
        (onMore ? (
          <button
            type="button"
            onClick={onMore}
            aria-label={more}
            title={more}
            className="target tabular min-h-6 min-w-6 shrink-0 rounded-md px-1.5 text-xs text-link hover:bg-raised"
          >
            +{others.length}
          </button>
        ) : (
          <span title={more} className="tabular shrink-0 text-xs text-soft">
            <span aria-hidden>+{others.length}</span>
            <span className="sr-only">{more}</span>
          </span>
        ))}
    </span>
  );
}

/** The same in words alone, for whoever hears a row read. */
export function NextClockSaid({ ticket }: Pick<NextClockProps, "ticket">) {
  const [next] = inOrderOfDue(ticket.clocks);
  return next ? <Said clock={next} place={ticket.place} /> : null;
}

function Said({ clock, place }: { readonly clock: ClockView; readonly place: TicketSummary["place"] }) {
  const t = useWords(area);
  const { words, named, name } = useBadgeWords(clock, place);
  return <span className="sr-only">, {named ? words : `${name}${t("colon")} ${words}`}</span>;
}
