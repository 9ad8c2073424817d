import { ChevronDown } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ClockView, LedgerLineView } from "../../api/contract/clocks.ts";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { clocks as area } from "../i18n/clocks.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { announce } from "../ui/live-region.tsx";
import { ClockBadge } from "./clock-badge.tsx";
import { inOrderOfDue, type Urgency, urgencyOf } from "./countdown.ts";
import { lengthIn } from "./lengths.ts";
import { Outcome } from "./outcome.tsx";
import { clockKey, useLedger, useLeft } from "./use-clocks.ts";
import { WhyDialog } from "./why-dialog.tsx";

/** Where the badge at the head of the page leads to. */
export const TIME_LIMITS = "time-limits";

/** Every clock of the ticket: those that run or stand still, and those that have ended. */
export function TimeLimits({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(area);
  const [asked, setAsked] = useState<string | null>(null);
  const ledger = useLedger(ticket.id);
  const clocks = inOrderOfDue(ticket.clocks);
  const live = new Set(clocks.map(clockKey));
  const past = (ledger.data?.lines ?? []).filter((line) => !live.has(clockKey(line)) && line.result !== "noTarget");
  return (
    <section
      id={TIME_LIMITS}
      tabIndex={-1}
      aria-labelledby="time-limits-title"
      className="border-t border-separator p-4 outline-offset-[-2px]"
    >
      <h2 id="time-limits-title" className="m-0 mb-2 text-sm font-semibold">
        {t("title")}
      </h2>
      {clocks.length === 0 && <p className="m-0 text-soft">{t("none")}</p>}
      {ledger.isError && <p className="m-0 text-error">{t("failed")}</p>}
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {clocks.map((clock) => (
          <Live key={clockKey(clock)} clock={clock} ticket={ticket} onWhy={() => setAsked(clockKey(clock))} />
        ))}
      </ul>
      {past.length > 0 && (
        <details className="group mt-3">
          <summary className="target inline-flex min-h-7 list-none items-center gap-1 text-soft hover:text-ink [&::-webkit-details-marker]:hidden">
            <ChevronDown size={14} aria-hidden className="transition-transform group-open:rotate-180" />
            {t("past", { count: past.length })}
          </summary>
          <ul className="m-0 mt-1 flex list-none flex-col gap-3 p-0">
            {past.map((line) => (
              <Past key={clockKey(line)} line={line} onWhy={() => setAsked(clockKey(line))} />
            ))}
          </ul>
        </details>
      )}
      {asked !== null && <WhyDialog ticket={ticket} clock={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function Live({
  clock,
  ticket,
  onWhy,
}: {
  readonly clock: ClockView;
  readonly ticket: TicketView;
  readonly onWhy: () => void;
}) {
  const say = useSay();
  useSaidOnce(clock);
  return (
    <li className="flex flex-col items-start gap-1">
      <span className="font-medium">{say(clock.name)}</span>
      <ClockBadge nameless clock={clock} ticket={ticket} />
      <Why name={say(clock.name)} onWhy={onWhy} />
    </li>
  );
}

function Past({ line, onWhy }: { readonly line: LedgerLineView; readonly onWhy: () => void }) {
  const t = useWords(area);
  const say = useSay();
  const name = line.instance > 1 ? t("instance", { name: say(line.name), count: line.instance }) : say(line.name);
  return (
    <li className="flex flex-col items-start gap-1">
      <span className="font-medium">{name}</span>
      <Outcome line={line} />
      <Why name={name} onWhy={onWhy} />
    </li>
  );
}

function Why({ name, onWhy }: { readonly name: string; readonly onWhy: () => void }) {
  const t = useWords(area);
  return (
    <Button size="s" variant="link" aria-label={t("whyOf", { name })} onClick={onWhy}>
      {t("why")}
    </Button>
  );
}

/** On the open ticket a limit that comes near, or is passed, is said once to whoever does not see the colour change. */
function useSaidOnce(clock: ClockView): void {
  const t = useWords(area);
  const say = useSay();
  const language = useLanguage();
  const { left } = useLeft(clock);
  const urgency = urgencyOf(clock, left);
  const was = useRef<Urgency>(urgency);
  useEffect(() => {
    const before = was.current;
    was.current = urgency;
    const name = say(clock.name);
    if (before === "calm" && urgency === "soon")
      announce(t("nearSaid", { name, length: lengthIn(left, clock.time === "working", t, language) }));
    else if (before !== "over" && before !== "still" && urgency === "over") announce(t("overSaid", { name }));
  }, [urgency, left, clock, t, say, language]);
}
