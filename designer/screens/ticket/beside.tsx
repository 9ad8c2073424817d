import { EyeOff, Frown, Meh, Smile } from "lucide-react";
import { Link } from "react-router";
import type { BesideView, LinkView } from "../../../api/contract/beside.ts";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { beside } from "../../i18n/beside.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { dateTime, shortTime } from "../../i18n/time.ts";
import { colon } from "../../i18n/typeset.ts";
import { Badge, StateChip } from "../../ui/badge.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Tasks } from "./tasks.tsx";
import { useBeside } from "./use-beside.ts";

/** What stands beside the ticket's process: its tasks, the tickets linked to it, and what the requester thought of it. */
export function Beside({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(beside);
  const read = useBeside(ticket.id);
  if (read.isPending) return <Skeleton lines={2} className="border-t border-separator p-4" />;
  if (read.isError) return <ErrorState message={t("failed")} onRetry={() => void read.refetch()} />;
  const { tasks, links, rating, opened } = read.data;
  return (
    <>
      <Tasks ticket={ticket.id} tasks={tasks} editable={ticket.may.edit} />
      {links.length > 0 && <Links links={links} />}
      {rating && <Rated rating={rating} openedAt={opened.rating} />}
      {opened.ticket !== null && <Opened at={opened.ticket} />}
    </>
  );
}

function Links({ links }: { readonly links: BesideView["links"] }) {
  const t = useWords(beside);
  const children = links.filter(({ kind }) => kind === "child");
  const left = children.filter(({ ticket }) => ticket && !["solved", "closed"].includes(ticket.status)).length;
  return (
    <section aria-labelledby="links" className="border-t border-separator p-4">
      <h2 id="links" className="m-0 mb-2 font-semibold text-sm">
        {t("links")}
      </h2>
      {children.length > 0 && (
        <p className="m-0 mb-2 text-soft text-xs">
          {left > 0 ? t("children.left", { count: left }) : t("children.done")}
        </p>
      )}
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {links.map((link, index) => (
          <Linked key={link.ticket?.id ?? index} link={link} />
        ))}
      </ul>
    </section>
  );
}

function Linked({ link: { kind, ticket } }: { readonly link: LinkView }) {
  const t = useWords(beside);
  const d = useWords(desk);
  const language = useLanguage();
  if (!ticket)
    return (
      <li className="flex items-center gap-1.5 text-soft">
        <EyeOff size={14} aria-hidden />
        {t(`link.${kind}`)}
        {colon(language)}
        {t("link.hidden")}
      </li>
    );
  return (
    <li className="flex flex-col gap-0.5">
      <span className="flex items-start justify-between gap-2">
        <Link to={`/tickets/${ticket.id}`} className="min-w-0 break-words underline">
          <span className="tabular">#{ticket.number}</span> {ticket.subject}
        </Link>
        <StateChip status={ticket.status} name={d(`status.${ticket.status}`)} className="shrink-0" />
      </span>
      <span className="text-soft text-xs">
        {t(`link.${kind}`)} · {(ticket.assignee ?? ticket.group)?.name ?? t("link.unassigned")}
      </span>
    </li>
  );
}

const FACES = {
  good: { icon: Smile, tone: "good" },
  okay: { icon: Meh, tone: "info" },
  bad: { icon: Frown, tone: "error" },
} as const;

/** Whether what was sent has been looked at, by the link of the mail. */
function Opened({ at }: { readonly at: number }) {
  const t = useWords(beside);
  const language = useLanguage();
  return (
    <p className="m-0 border-t border-separator p-4 text-soft text-xs" title={dateTime(at, language)}>
      {t("opened.ticket", { when: shortTime(at, language) })}
    </p>
  );
}

function Rated({
  rating: { askedAt, given },
  openedAt,
}: {
  readonly rating: NonNullable<BesideView["rating"]>;
  readonly openedAt: number | null;
}) {
  const t = useWords(beside);
  const language = useLanguage();
  return (
    <section aria-labelledby="rating" className="border-t border-separator p-4">
      <h2 id="rating" className="m-0 mb-2 font-semibold text-sm">
        {t("rating")}
      </h2>
      {given ? (
        <>
          <p className="m-0 flex flex-wrap items-center gap-2">
            <Badge tone={FACES[given.rating].tone} icon={FACES[given.rating].icon}>
              {t(`rating.${given.rating}`)}
            </Badge>
            {given.stars !== null && <span>{t("rating.stars", { stars: given.stars })}</span>}
            <span className="text-soft text-xs" title={dateTime(given.at, language)}>
              {t("rating.when", { when: shortTime(given.at, language) })}
            </span>
          </p>
          {given.comment && (
            <blockquote className="m-0 mt-2 break-words border-separator border-s-2 ps-3">{given.comment}</blockquote>
          )}
        </>
      ) : (
        <p className="m-0 text-soft">
          {t("rating.asked", { when: shortTime(askedAt, language) })}{" "}
          {openedAt !== null && t("opened.rating", { when: shortTime(openedAt, language) })}
        </p>
      )}
    </section>
  );
}
