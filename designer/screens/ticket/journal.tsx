import { ChevronDown, Cog } from "lucide-react";
import { useState } from "react";
import type { JournalEntry, OfferView, TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { useLanguage } from "../../i18n/i18n.ts";
import { dateTime, shortTime } from "../../i18n/time.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Explanation } from "./explanation.tsx";
import { conditionOf, factWords, ruleWords } from "./fact-words.ts";
import type { Speaker } from "./speaker.ts";
import { UndoStep } from "./undo-step.tsx";
import { useRowNames } from "./use-row-names.ts";
import { useSpeaker } from "./use-speaker.ts";
import { useJournal } from "./use-ticket.ts";
import { WhyButton } from "./why/why-button.tsx";

/** Facts that move the ticket or say a word; the rest follows from them. */
const STEPS = new Set([
  "ticketCreated",
  "messageAdded",
  "blueprintEntered",
  "blueprintLeft",
  "transitionTaken",
  "jumped",
  "stepUndone",
  "merged",
  "mergeUndone",
  "reopened",
  "statusChanged",
  "loopCut",
  "effectFailed",
  "actionRefused",
  "slaBreached",
  "slaExcused",
  "timeRuleActed",
  "routed",
  "picked",
  "thirdPartyAsked",
  "handedOver",
  "handedBack",
  "approvalAsked",
  "deputiesAsked",
  "approvalGiven",
  "approvalRefused",
  "approvalWithdrawn",
  "approvalVoided",
  "parallelOpened",
  "parallelStepDone",
  "parallelStepReopened",
]);
/** Said already by the step or the move that caused it. */
const SILENT = new Set(["stateEntered"]);

/** What a handover says in one sentence: its own facts need not say it again. */
function isSaid({ fact, event, rule }: JournalEntry, handedOver: ReadonlySet<string>): boolean {
  if (rule !== null || !handedOver.has(event)) return false;
  return (
    fact.type === "assigned" ||
    (fact.type === "blueprintLeft" && fact.reason === "department") ||
    (fact.type === "fieldSet" && fact.field === "department")
  );
}

const NONE: readonly JournalEntry[] = [];

/** Sentences that name their rule themselves need not say it again. */
const tellsRule = ({ fact }: JournalEntry): boolean => fact.type !== "routed" && fact.type !== "picked";

interface Group {
  readonly event: string;
  readonly entries: readonly JournalEntry[];
}
/** What one event did, together. */
function grouped(entries: readonly JournalEntry[]): readonly Group[] {
  const groups: { event: string; entries: JournalEntry[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.event === entry.event) last.entries.push(entry);
    else groups.push({ event: entry.event, entries: [entry] });
  }
  return groups;
}

/** Who or which rule did what, when and why; the newest at the bottom. */
interface JournalProps {
  readonly ticket: TicketView;
  readonly document: Blueprint | null | undefined;
  readonly onStep: (offer: OfferView) => void;
}

export function Journal({ ticket, document, onStep }: JournalProps) {
  const journal = useJournal(ticket.id);
  const speaker = { ...useSpeaker(ticket, document), row: useRowNames(journal.data ?? NONE) };
  const { t, d } = speaker;
  const [filter, setFilter] = useState<"steps" | "all">("all");
  if (journal.isPending) return <Skeleton lines={8} className="p-4" />;
  if (journal.isError) return <ErrorState message={journal.error.message} onRetry={() => void journal.refetch()} />;
  const handedOver = new Set(journal.data.flatMap(({ fact, event }) => (fact.type === "handedOver" ? [event] : [])));
  const shown = journal.data.filter(
    (entry) =>
      !SILENT.has(entry.fact.type) && !isSaid(entry, handedOver) && (filter === "all" || STEPS.has(entry.fact.type)),
  );
  return (
    <div className="flex flex-col gap-3 p-4">
      <Select
        className="w-44 self-end"
        hideLabel
        label={t("filter")}
        value={filter}
        onChange={(next) => setFilter(next === "steps" ? "steps" : "all")}
        options={[
          { value: "all", label: t("filter.all") },
          { value: "steps", label: t("filter.steps") },
        ]}
      />
      {shown.length === 0 && <p className="m-0 text-soft">{t("empty")}</p>}
      <ol aria-label={d("journal")} className="m-0 flex list-none flex-col py-0 ps-3.5 pe-0">
        {grouped(shown).map((group) => (
          <Event key={`${group.event}${group.entries[0]?.seq}`} {...{ ticket, group, speaker, onStep }} />
        ))}
      </ol>
    </div>
  );
}

interface EventProps {
  readonly ticket: TicketView;
  readonly group: Group;
  readonly speaker: Speaker;
  readonly onStep: (offer: OfferView) => void;
}
function Event({ ticket, group, speaker, onStep }: EventProps) {
  const { t } = speaker;
  const language = useLanguage();
  const [first] = group.entries;
  if (!first) return null;
  const trace = group.entries.flatMap((entry) => entry.trace ?? []);
  const pressed = first.rule?.startsWith("macro:") === true;
  const automatic = (first.rule !== null && !pressed) || first.by.id === "system";
  /** The rule that a group begins with is told under "Why?", but for a macro, which a person has chosen. */
  const before = (index: number) => (index === 0 && pressed ? null : (group.entries[index - 1] ?? first).rule);
  return (
    <li className="flex gap-3 border-s border-separator pb-4 ps-4 last:pb-0">
      <span className="-ms-[30px] shrink-0 rounded-full bg-canvas">
        {automatic ? (
          <span className="inline-flex size-7 items-center justify-center rounded-full bg-raised text-soft">
            <Cog size={16} aria-hidden />
          </span>
        ) : (
          <Avatar name={first.by.name} />
        )}
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2 text-xs text-soft">
          <span className="font-medium text-ink">{first.by.name}</span>
          {automatic && <span>{t("byRule")}</span>}
          <time dateTime={new Date(first.at).toISOString()} title={dateTime(first.at, language)}>
            {shortTime(first.at, language)}
          </time>
        </div>
        <ul className="m-0 list-none p-0">
          {group.entries.map((entry, index) => (
            <li key={entry.seq} className="break-words">
              {factWords(speaker, entry)}
              {entry.rule !== null && tellsRule(entry) && entry.rule !== before(index) && (
                <span className="text-xs text-soft"> · {ruleWords(speaker, entry.rule)}</span>
              )}
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap items-baseline gap-x-4">
          <details className="group mt-0.5 min-w-0 open:w-full">
            <summary className="inline-flex min-h-6 list-none items-center gap-1 text-xs text-link [&::-webkit-details-marker]:hidden">
              {t("why")}
              <ChevronDown size={12} aria-hidden className="transition-transform group-open:rotate-180" />
            </summary>
            <div className="mt-1 flex flex-col gap-2 rounded-lg border border-separator bg-panel p-3">
              {trace.length === 0 && (
                <p className="m-0 text-xs text-soft">{first.rule ? ruleWords(speaker, first.rule) : t("trace.none")}</p>
              )}
              {trace.map((entry, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a written trace never changes
                <div key={index}>
                  <p className="m-0 text-xs">
                    <span className="font-medium">{ruleWords(speaker, entry.rule)}</span>{" "}
                    <span className="text-soft">{t(`outcome.${entry.outcome}`)}</span>
                  </p>
                  <Explanation explanation={entry.explanation} condition={conditionOf(speaker.document, entry.rule)} />
                </div>
              ))}
            </div>
          </details>
          <WhyButton ticket={ticket} at={{ entry: first.seq, at: first.at }} />
          <UndoStep ticket={ticket} event={group.event} onStep={onStep} />
        </div>
      </div>
    </li>
  );
}
