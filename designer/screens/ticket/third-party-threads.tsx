import clsx from "clsx";
import { CircleCheck, Handshake } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { ThreadView } from "../../../api/contract/third-parties.ts";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { useNow } from "../../data/use-now.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { thirdParties } from "../../i18n/third-parties.ts";
import { dateTime, shortTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { useThreads } from "./use-threads.ts";

const ThirdPartyWord = lazy(() => import("./third-party-word.tsx"));

/** Whom the desk has asked in private, and whether they have answered. */
export function ThirdPartyThreads({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(thirdParties);
  const read = useThreads(ticket.id);
  if (read.isError && !read.data) return <ErrorState message={t("failed")} onRetry={() => void read.refetch()} />;
  if (!read.data || read.data.length === 0) return null;
  return (
    <section aria-labelledby="third-parties" className="border-t border-separator p-4">
      <h2 id="third-parties" className="m-0 mb-2 flex items-center gap-1.5 font-semibold text-sm">
        <Handshake size={16} aria-hidden />
        {t("threads")}
      </h2>
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {read.data.map((thread) => (
          <Thread key={thread.id} ticket={ticket} thread={thread} />
        ))}
      </ul>
    </section>
  );
}

function Thread({ ticket, thread }: { readonly ticket: TicketView; readonly thread: ThreadView }) {
  const t = useWords(thirdParties);
  const language = useLanguage();
  const now = useNow();
  const [open, setOpen] = useState<"write" | "note" | null>(null);
  const { name, address, subject, askedAt, expectedBy, answeredAt, openedAt, from } = thread;
  const late = answeredAt === null && expectedBy !== null && expectedBy < now;
  const when = shortTime(askedAt, language);
  const date = expectedBy === null ? "" : dateTime(expectedBy, language);
  return (
    <li className="flex flex-col gap-1">
      <p className="m-0 break-words">
        <span className="font-medium">{name}</span>
        {name !== address && <span className="text-soft"> {address}</span>}
      </p>
      <p className="m-0 break-words text-soft">{subject}</p>
      {from && <p className="m-0 text-soft text-xs">{t("from", { number: from.number })}</p>}
      <p className={clsx("m-0 flex items-center gap-1 text-xs", late ? "font-medium text-error" : "text-soft")}>
        {answeredAt !== null && <CircleCheck size={14} aria-hidden className="shrink-0 text-good" />}
        {answeredAt !== null
          ? t("answered", { when: shortTime(answeredAt, language) })
          : late
            ? t("late", { date })
            : t(expectedBy === null ? "waiting" : "waiting.by", { when, date })}
      </p>
      {openedAt !== null && answeredAt === null && (
        <p className="m-0 text-soft text-xs">{t("opened", { when: shortTime(openedAt, language) })}</p>
      )}
      {ticket.status !== "closed" && (
        <div className="flex flex-wrap gap-2">
          <Button size="s" onClick={() => setOpen("write")}>
            {t("write")}
          </Button>
          <Button size="s" variant="ghost" onClick={() => setOpen("note")}>
            {t("note")}
          </Button>
        </div>
      )}
      {open && (
        <Suspense>
          <ThirdPartyWord ticket={ticket.id} thread={thread} kind={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </li>
  );
}
