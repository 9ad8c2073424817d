import clsx from "clsx";
import { AlarmClock, CirclePause, Clock3, Siren } from "lucide-react";
import { lazy, Suspense } from "react";
import type { ClockView } from "../../api/contract/clocks.ts";
import type { TicketSummary } from "../../api/contract/ticket-views.ts";
import { clocks as area } from "../i18n/clocks.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { type BadgeWords, badgeWords } from "./clock-words.ts";
import { useLeft, useStopped } from "./use-clocks.ts";

// Comes when somebody asks for it.
const Arithmetic = lazy(async () => ({ default: (await import("./arithmetic.tsx")).Arithmetic }));

const LOOKS = {
  calm: { icon: Clock3, look: "bg-raised text-ink ring-1 ring-separator ring-inset" },
  soon: { icon: AlarmClock, look: "bg-warning-fill text-warning" },
  over: { icon: Siren, look: "bg-error-fill text-error" },
  still: { icon: CirclePause, look: "bg-paused-fill text-paused" },
} as const;

/** What a clock says now, in the reader's language. */
export function useBadgeWords(
  clock: ClockView,
  place: TicketSummary["place"],
  nameless = false,
): BadgeWords & { readonly name: string } {
  const t = useWords(area);
  const say = useSay();
  const language = useLanguage();
  const stopped = useStopped(place);
  const { left, now } = useLeft(clock);
  const name = say(clock.name);
  return { ...badgeWords(clock, nameless ? null : name, left, { t, language, now, stopped }), name };
}

export interface ClockBadgeProps {
  readonly clock: ClockView;
  readonly ticket: Pick<TicketSummary, "id" | "place">;
  readonly tabIndex?: number;
  /** It stands under the clock's name. */
  readonly nameless?: boolean;
}

/** How a time limit stands: icon, words and colour together. Hover and focus show the arithmetic. */
export function ClockBadge({ clock, ticket, tabIndex, nameless }: ClockBadgeProps) {
  const t = useWords(area);
  const { urgency, words, named, name } = useBadgeWords(clock, ticket.place, nameless);
  const { icon: Icon, look } = LOOKS[urgency];
  return (
    <Tooltip
      rich
      text={
        <Suspense fallback={<Skeleton lines={4} />}>
          <Arithmetic ticket={ticket} clock={clock} />
        </Suspense>
      }
    >
      <button
        type="button"
        tabIndex={tabIndex}
        className={clsx(
          "chip inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-lg border-0 px-2 py-0.5 text-start text-xs font-medium text-pretty",
          look,
        )}
      >
        <Icon size={13} aria-hidden className="shrink-0" />
        <span className="min-w-0">
          {!named && <span className="sr-only">{`${name}${t("colon")} `}</span>}
          {words}
          {clock.excused && ` · ${t("excused")}`}
        </span>
      </button>
    </Tooltip>
  );
}
