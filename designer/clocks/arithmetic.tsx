import type { ClockView } from "../../api/contract/clocks.ts";
import type { TicketSummary } from "../../api/contract/ticket-views.ts";
import { clocks as area } from "../i18n/clocks.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { Intervals } from "./intervals.tsx";
import { dueText, lengthIn } from "./lengths.ts";
import { clockKey, useLedger, useLeft, useStopped } from "./use-clocks.ts";

/** Intervals that a small window has room for; the panel has them all. */
const SHOWN = 6;

/** How a badge's words come about: target and calendar, every interval, what is left, when it is due. */
export function Arithmetic({
  ticket,
  clock,
}: {
  readonly ticket: Pick<TicketSummary, "id" | "place">;
  readonly clock: ClockView;
}) {
  const t = useWords(area);
  const say = useSay();
  const language = useLanguage();
  const ledger = useLedger(ticket.id);
  const stopped = useStopped(ticket.place);
  const { left } = useLeft(clock);
  const line = ledger.data?.lines.find((one) => clockKey(one) === clockKey(clock));
  const working = clock.time === "working";
  const zone = line?.calendar?.timeZone ?? null;
  const length = (ms: number) => lengthIn(ms, working, t, language);
  const spans = line?.spans ?? [];
  const earlier = Math.max(0, spans.length - SHOWN);
  return (
    <div className="flex flex-col gap-2">
      <div>
        <p className="m-0 text-sm font-semibold">{say(clock.name)}</p>
        <p className="m-0">
          {clock.dueAt === null
            ? t("stands")
            : t(left < 0 ? "dueWas" : "dueAt", { when: dueText(clock.dueAt, zone, t, language) })}
        </p>
      </div>
      {ledger.isPending ? (
        <Skeleton lines={3} />
      ) : ledger.isError ? (
        <p className="m-0 text-error">{t("failed")}</p>
      ) : spans.length === 0 ? (
        <p className="m-0 text-soft">{t("noSpans")}</p>
      ) : (
        <Intervals spans={spans.slice(-SHOWN)} timeZone={zone} stopped={stopped} />
      )}
      {earlier > 0 && <p className="m-0 text-soft">{t("earlier", { count: earlier })}</p>}
      <dl className="m-0 grid grid-cols-[auto_1fr] gap-x-3 border-t border-separator pt-2">
        <dt className="text-soft">{t("target")}</dt>
        <dd className="m-0 text-end">
          {t("targetIs", {
            length: length(clock.targetMs),
            calendar: working
              ? line?.calendar
                ? say(line.calendar.name)
                : (clock.calendar ?? "–")
              : t("calendarTime"),
          })}
        </dd>
        <dt className="text-soft">{t("total")}</dt>
        <dd className="m-0 text-end">{length(clock.targetMs - left)}</dd>
        <dt className="text-soft">{t("remaining")}</dt>
        <dd className={`m-0 text-end font-medium ${left < 0 ? "text-error" : ""}`}>
          {left < 0 ? t("over", { length: length(left) }) : length(left)}
        </dd>
      </dl>
    </div>
  );
}
