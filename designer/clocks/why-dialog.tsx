import { Download } from "lucide-react";
import type { ReactNode } from "react";
import type { LedgerLineView } from "../../api/contract/clocks.ts";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { clocks as area } from "../i18n/clocks.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { dateTime } from "../i18n/time.ts";
import { Explanation } from "../screens/ticket/explanation.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ExcuseForm } from "./excuse-form.tsx";
import { Intervals } from "./intervals.tsx";
import { dueText, lengthIn } from "./lengths.ts";
import { Outcome } from "./outcome.tsx";
import { clockKey, useLedger, usePolicyCondition, useStopped } from "./use-clocks.ts";

/** Why a clock is due when it is: what set the target, which calendar counts, every interval line by line, its breach. */
export function WhyDialog({
  ticket,
  clock,
  onClose,
}: {
  readonly ticket: TicketView;
  /** Its key, see `clockKey`. */
  readonly clock: string;
  readonly onClose: () => void;
}) {
  const t = useWords(area);
  const say = useSay();
  const ledger = useLedger(ticket.id);
  const line = ledger.data?.lines.find((one) => clockKey(one) === clock);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("why")}
      subtitle={line && say(line.name)}
      footer={
        <a
          href={`/api/tickets/${ticket.id}/clocks?format=csv`}
          download={`ticket-${ticket.number}-clocks.csv`}
          className="target inline-flex min-h-8 items-center gap-1.5 text-link"
        >
          <Download size={16} aria-hidden />
          {t("csv")}
        </a>
      }
    >
      {ledger.isPending ? (
        <Skeleton lines={8} />
      ) : line ? (
        <Reasons ticket={ticket} line={line} />
      ) : (
        <ErrorState message={t("failed")} onRetry={() => void ledger.refetch()} />
      )}
    </Dialog>
  );
}

function Reasons({ ticket, line }: { readonly ticket: TicketView; readonly line: LedgerLineView }) {
  const t = useWords(area);
  const say = useSay();
  const language = useLanguage();
  const stopped = useStopped(ticket.place);
  const { target, calendar } = line;
  const condition = usePolicyCondition(line.from);
  const working = target?.time === "working";
  const length = (ms: number) => lengthIn(ms, working, t, language);
  const at = (instant: number) => dateTime(instant, language);
  const spans = line.spans;
  return (
    <div className="flex flex-col gap-4">
      <dl className="m-0 grid grid-cols-1 gap-x-4 gap-y-1.5 sm:grid-cols-[auto_1fr]">
        <Row label={t("set")}>
          {line.from
            ? t(`set.${line.from.kind}`, { name: say(line.from.name), version: line.from.version })
            : t("set.none")}
        </Row>
        {line.from?.kind === "sla-policy" && (
          <Row label={t("condition")}>
            {line.condition === null ? (
              t("condition.all")
            ) : (
              <>
                {t(line.condition.holds === false ? "condition.fails" : "condition.holds")}
                <Explanation explanation={line.condition.explanation} condition={condition} />
              </>
            )}
          </Row>
        )}
        {target && (
          <Row label={t("target")}>
            {length(target.targetMs)}
            {!working && ` · ${t("calendarTime")}`}
          </Row>
        )}
        {calendar && (
          <Row label={t("calendar")}>
            {t("calendarVersion", { name: say(calendar.name), version: calendar.version })} ·{" "}
            {t("zone", { zone: calendar.timeZone })}
          </Row>
        )}
        <Row label={t("started")}>{at(line.startedAt)}</Row>
        {line.endedAt !== null && <Row label={t("ended")}>{at(line.endedAt)}</Row>}
        {line.dueAt !== null && (
          <Row label={t("due")}>
            <span className="font-medium">{dueText(line.dueAt, calendar?.timeZone ?? null, t, language)}</span>
          </Row>
        )}
        {line.breachedAt !== null && (
          <Row label={t("breach")}>
            <span className="text-error">
              {t("breachIs", {
                due: at(line.dueAt ?? line.breachedAt),
                noticed: at(line.noticedAt ?? line.breachedAt),
              })}
            </span>
          </Row>
        )}
      </dl>
      <div className="flex flex-wrap items-center gap-2">
        <Outcome line={line} />
        {line.excused !== null && <span>{t("excusedFor", { reason: line.excused })}</span>}
      </div>
      <section className="flex flex-col gap-1">
        <h3 className="m-0 text-sm font-semibold">{t("intervals")}</h3>
        {spans.length === 0 ? (
          <p className="m-0 text-soft">{t("noSpans")}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
          <section tabIndex={0} aria-label={t("intervals")} className="max-h-72 overflow-auto text-xs">
            <Intervals spans={spans} timeZone={calendar?.timeZone ?? null} stopped={stopped} />
          </section>
        )}
        <p className="m-0 border-t border-separator pt-1 font-medium">
          {target
            ? t("sum", { used: length(line.elapsedMs), target: length(target.targetMs) })
            : t("sumNoTarget", { used: length(line.elapsedMs) })}
        </p>
      </section>
      {line.breachedAt !== null && line.excused === null && ticket.may.excuse && (
        <ExcuseForm ticket={ticket} line={line} />
      )}
    </div>
  );
}

const Row = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="contents">
    <dt className="text-soft">{label}</dt>
    <dd className="m-0 max-sm:mb-1">{children}</dd>
  </div>
);
