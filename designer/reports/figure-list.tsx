import { useInfiniteQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { DIMENSIONS, FIGURES, type Figure } from "../../api/contract/figures.ts";
import { STATUSES } from "../../blueprints/status.ts";
import { RATINGS } from "../../blueprints/ticket.ts";
import { AGES, WAITS_ON } from "../../runtime/reports.ts";
import { bodyOf, client } from "../data/client.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { queue } from "../i18n/queue.ts";
import { reports } from "../i18n/reports.ts";
import { dateTime, shortTime } from "../i18n/time.ts";
import { StateChip } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Table, Td, Th } from "../ui/table.tsx";
import { dayWords } from "./words.ts";

/** Figures that are as of now, whatever the period. */
const NOW: ReadonlySet<Figure> = new Set<Figure>([
  ...(["open", "unassigned", "active", "dueSoon", "overdue", "paused", "waiting", "dueBy", "status"] as const),
]);
const ABOUT = ["from", "to", "zone", "part", ...DIMENSIONS] as const;

/** Exactly the tickets that a figure counts. */
export default function FigureList() {
  const t = useWords(reports);
  const status = useWords(queue);
  const say = useSay();
  const language = useLanguage();
  const [params] = useSearchParams();
  const figure = FIGURES.find((one) => one === params.get("figure")) ?? "opened";
  const given = ABOUT.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as const] : [];
  });
  const about: { readonly [name in (typeof ABOUT)[number]]?: string } = Object.fromEntries(given);
  const list = useInfiniteQuery({
    queryKey: ["figures", "tickets", figure, about],
    initialPageParam: null as string | null, // the first page has no cursor
    queryFn: async ({ pageParam }) =>
      bodyOf(await client.figures.tickets({ query: { ...about, figure, ...(pageParam && { cursor: pageParam }) } })),
    getNextPageParam: (last) => last.next,
  });
  const count = list.data?.pages[0]?.count ?? 0;
  const tickets = list.data?.pages.flatMap((page) => page.items) ?? [];
  const back = new URLSearchParams(
    given.filter(([name]) => DIMENSIONS.some((one) => one === name)).map(([...pair]) => pair),
  );
  const fromBoard = about.from === undefined;
  return (
    <>
      <p className="m-0 mb-2">
        <Link to={fromBoard ? "/board" : `/reports?${back}`} className="text-link">
          {t(fromBoard ? "list.backToBoard" : "list.back")}
        </Link>
      </p>
      <PageHead
        title={t("list.title")}
        intro={
          <>
            <Told figure={figure} about={about} /> · {t("list.count", { count })}
          </>
        }
      />
      {list.isPending && <Skeleton lines={8} />}
      {list.isError && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && tickets.length === 0 && <EmptyState icon={ListChecks} title={t("list.none")} />}
      {tickets.length > 0 && (
        <Table label={t("list.title")}>
          <thead>
            <tr>
              {(["subject", "requester", "owner", "status", "created"] as const).map((name) => (
                <Th key={name}>{t(name)}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tickets.map((ticket) => (
              <tr key={ticket.id}>
                <Td>
                  <Link to={`/tickets/${ticket.id}`} className="text-link">
                    <span className="tabular text-soft">#{ticket.number}</span> {ticket.subject}
                  </Link>
                </Td>
                <Td>{ticket.requester?.name ?? "–"}</Td>
                <Td>{ticket.assignee?.name ?? t("none")}</Td>
                <Td>
                  <StateChip
                    status={ticket.status}
                    outcome={ticket.place?.state.final}
                    name={ticket.place ? say(ticket.place.state.name) : status(`status.${ticket.status}`)}
                  />
                </Td>
                <Td className="whitespace-nowrap">
                  <time
                    dateTime={new Date(ticket.createdAt).toISOString()}
                    title={dateTime(ticket.createdAt, language)}
                  >
                    {shortTime(ticket.createdAt, language)}
                  </time>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {list.hasNextPage && (
        <Button className="mt-4" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("list.more")}
        </Button>
      )}
    </>
  );
}

function Told({
  figure,
  about: { from = "", to = "", part },
}: {
  readonly figure: Figure;
  readonly about: { readonly from?: string; readonly to?: string; readonly part?: string };
}) {
  const t = useWords(reports);
  const language = useLanguage();
  const status = useWords(queue);
  const name = t(`figure.${figure}`);
  /** A part in the words that its table has for it; a name is its own word. */
  const said = (word: string): string => {
    const age = AGES.find(({ key }) => key === word);
    const scale = STATUSES.find((one) => one === word);
    const rating = RATINGS.find((one) => one === word);
    const on = WAITS_ON.find((one) => one === word);
    if (on) return t(`on.${on}`);
    if (figure === "openedAt") return `${word.padStart(2, "0")}:00`;
    if (age) return t(`age.${age.key}`);
    if (scale) return status(`status.${scale}`);
    return rating ? t(`rated.${rating}`) : word.replace("/", ", ");
  };
  if (part !== undefined && /^\d{4}-\d\d-\d\d$/.test(part))
    return t("list.part", { figure: name, part: dayWords(part, language) });
  const whole = part === undefined || figure === "waiting" ? name : t("list.part", { figure: name, part: said(part) });
  if (NOW.has(figure) || from === "" || to === "") return t("list.now", { figure: whole });
  return t("list.figure", { figure: whole, from: dayWords(from, language), to: dayWords(to, language) });
}
