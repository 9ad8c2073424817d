import { ChevronDown, UserCheck } from "lucide-react";
import { useState } from "react";
import type { JournalEntry, TicketView } from "../../../api/contract/ticket-views.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { journal as words } from "../../i18n/journal.ts";
import { shortTime } from "../../i18n/time.ts";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useNames } from "./names.ts";
import { consideredIn, methodWords, routedWords, ruleOfRouting, type Teller } from "./routed-words.ts";
import { useRowNames } from "./use-row-names.ts";
import { useJournal } from "./use-ticket.ts";
import { useAnswer } from "./why/use-why.ts";

/** "Why Ana?": the row that routed it and the people who were considered, or who gave it to her. Read when it is asked. */
export function WhyHis({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  if (!ticket.assignee && !ticket.group) return null;
  return (
    <details
      className="group border-separator border-t px-4 py-2"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="inline-flex min-h-7 list-none items-center gap-1.5 text-link [&::-webkit-details-marker]:hidden">
        <UserCheck size={16} aria-hidden />
        {ticket.assignee ? t("whyHis.title", { name: ticket.assignee.name }) : t("whyHis.waits")}
        <ChevronDown size={12} aria-hidden className="transition-transform group-open:rotate-180" />
      </summary>
      {open && <Answer ticket={ticket} />}
    </details>
  );
}

const NONE: readonly JournalEntry[] = [];

function Answer({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(words);
  const say = useSay();
  const language = useLanguage();
  const name = useNames();
  const journal = useJournal(ticket.id);
  const answer = useAnswer(ticket.id, { ask: "his", entry: null });
  const row = useRowNames(journal.data ?? NONE);
  if (journal.isError) return <ErrorState message={t("whyHis.failed")} onRetry={() => void journal.refetch()} />;
  if (!journal.data) return <Skeleton lines={3} />;
  const teller: Teller = { t, name, say, row };
  const { routed, assigned, picked } = reasons(journal.data, ticket.assignee?.id ?? null);
  return (
    <div className="flex flex-col gap-2 pb-2 text-xs">
      {answer.data && <p className="m-0 text-sm">{say(answer.data.sentence)}</p>}
      {routed && <p className="m-0">{routedWords(teller, routed.fact, routed.rule)}.</p>}
      {picked ? (
        <Choice fact={picked.fact} teller={teller} />
      ) : assigned && assigned.rule !== routed?.rule ? (
        <p className="m-0">{assignedWords(assigned)}</p>
      ) : (
        !routed && <p className="m-0 text-soft">{t("whyHis.unknown")}</p>
      )}
    </div>
  );

  function assignedWords({ by, rule, at }: JournalEntry): string {
    const time = shortTime(at, language);
    if (rule !== null && by.id === "system")
      return t("whyHis.byRule", { rule: ruleOfRouting(teller, rule) ?? by.name, time });
    return by.id === ticket.assignee?.id
      ? t("whyHis.taken", { name: by.name, time })
      : t("whyHis.byPerson", { by: by.name, time });
  }
}

/** What decided whose it is: the last word counts, and the row only while nobody has moved it since. */
export function reasons(entries: readonly JournalEntry[], assignee: string | null) {
  const assigned = entries.findLast(({ fact }) => fact.type === "assigned") ?? null;
  const last = entries.findLast(({ fact }) => fact.type === "picked") ?? null;
  const picked =
    last && (last.fact.person ?? null) === assignee && (!assigned || last.event === assigned.event || !assignee)
      ? last
      : null;
  const first = entries.findLast(({ fact }) => fact.type === "routed") ?? null;
  // A hand that gave it to somebody later is the reason by itself.
  const routed = first && (picked || !assigned || assigned.event === first.event) ? first : null;
  return { routed, assigned, picked };
}

function Choice({ fact, teller }: { readonly fact: JournalEntry["fact"]; readonly teller: Teller }) {
  const { t, say } = teller;
  const considered = consideredIn(fact);
  if (considered.length === 0) return <p className="m-0">{routedWords(teller, fact, null)}</p>;
  return (
    <div>
      <p className="m-0 text-soft">
        {t("whyHis.considered")} ({methodWords(teller, fact)})
      </p>
      <ul aria-label={t("whyHis.considered")} className="m-0 mt-1 flex list-none flex-col gap-1 p-0">
        {considered.map(({ id, name, load, why }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-2">
            <span className={id === fact.person ? "font-semibold" : ""}>{name}</span>
            <span className="tabular text-soft">{t("whyHis.load", { load })}</span>
            {id === fact.person && <span className="text-good">✓ {t("whyHis.chosen")}</span>}
            {why !== null && <span className="text-soft">· {say(why)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
