import { Merge } from "lucide-react";
import { Link } from "react-router";
import type { DuplicateView } from "../../api/contract/merge.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { merge } from "../i18n/merge.ts";
import { dateTime, shortTime } from "../i18n/time.ts";
import { Button } from "../ui/button.tsx";
import { ErrorState } from "../ui/empty-state.tsx";
import { useDuplicates } from "./use-merge.ts";

/** Other tickets that may be about the same, each with the reason; nothing while there are none. */
export function Duplicates({
  ticket,
  onMerge,
}: {
  readonly ticket: string;
  /** Null: this ticket cannot be merged now. */
  readonly onMerge: ((other: string) => void) | null;
}) {
  const t = useWords(merge);
  const { data, isError, refetch } = useDuplicates(ticket);
  if (isError) return <ErrorState message={t("duplicates.failed")} onRetry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="duplicates" className="border-t border-separator p-4">
      <h2 id="duplicates" className="m-0 mb-2 font-semibold text-sm">
        {t("duplicates")}
      </h2>
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {data.map((one) => (
          <One key={one.ticket.id} duplicate={one} onMerge={onMerge} />
        ))}
      </ul>
    </section>
  );
}

function One({
  duplicate: { ticket, reason },
  onMerge,
}: {
  readonly duplicate: DuplicateView;
  readonly onMerge: ((other: string) => void) | null;
}) {
  const t = useWords(merge);
  const say = useSay();
  const language = useLanguage();
  return (
    <li className="flex flex-col items-start gap-1">
      <Link to={`/tickets/${ticket.id}`} className="min-w-0 break-words underline">
        <span className="tabular">#{ticket.number}</span> {ticket.subject}
      </Link>
      <span>{say(reason)}</span>
      <span className="text-soft text-xs" title={dateTime(ticket.createdAt, language)}>
        {t("opened", { when: shortTime(ticket.createdAt, language), channel: ticket.channel })}
      </span>
      {onMerge && (
        <Button size="s" icon={Merge} onClick={() => onMerge(ticket.id)}>
          {t("duplicates.merge", { number: ticket.number })}
        </Button>
      )}
    </li>
  );
}
