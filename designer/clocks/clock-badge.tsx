import { Tooltip } from "@base-ui/react/tooltip";
import clsx from "clsx";
import { AlarmClock, CirclePause, Clock3, Siren } from "lucide-react";
import { useId, useState } from "react";
import type { ClockView } from "../../api/contract/clocks.ts";
import type { TicketSummary } from "../../api/contract/ticket-views.ts";
import { clocks as area } from "../i18n/clocks.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { Arithmetic } from "./arithmetic.tsx";
import { type BadgeWords, badgeWords } from "./clock-words.ts";
import { useLeft, useStopped } from "./use-clocks.ts";

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
  const id = useId();
  const [open, setOpen] = useState(false);
  const { urgency, words, named, name } = useBadgeWords(clock, ticket.place, nameless);
  const { icon: Icon, look } = LOOKS[urgency];
  return (
    <Tooltip.Root open={open} onOpenChange={setOpen}>
      <Tooltip.Trigger
        delay={300}
        closeDelay={100}
        closeOnClick={false}
        onClick={() => setOpen(true)}
        tabIndex={tabIndex}
        aria-describedby={open ? id : undefined}
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
      </Tooltip.Trigger>
      {/* Inside the page's landmark: what stands outside of all is not found by who goes from one to the next. */}
      <Tooltip.Portal container={document.getElementById("content")}>
        <Tooltip.Positioner positionMethod="fixed" sideOffset={6} collisionPadding={8} className="z-50">
          <Tooltip.Popup
            id={id}
            role="tooltip"
            className="popup w-96 max-w-[calc(100vw-1rem)] p-3 text-xs leading-5 text-ink"
          >
            {open && <Arithmetic ticket={ticket} clock={clock} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
