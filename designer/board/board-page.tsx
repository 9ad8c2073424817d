import { useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useCallback } from "react";
import type { BoardView } from "../../api/contract/board.ts";
import type { Figure } from "../../api/contract/figures.ts";
import { bodyOf, client } from "../data/client.ts";
import { useLiveTickets } from "../data/live.ts";
import { board } from "../i18n/board.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { queue } from "../i18n/queue.ts";
import { clock } from "../i18n/time.ts";
import { CountLink } from "../reports/count-link.tsx";
import { PresenceBadge } from "../screens/people/presence-badge.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Table, Td, Th } from "../ui/table.tsx";
import { DueTable } from "./due-table.tsx";

/** What happens elsewhere shows at once, but on a busy desk not more often than that. */
const AT_MOST_EVERY_MS = 2_000;

/** The desk at this moment: how tickets stand, who is on shift with which load, what is due before they go. */
export default function BoardPage() {
  const t = useWords(board);
  const language = useLanguage();
  const found = useQuery({
    queryKey: ["board"],
    refetchInterval: 10_000,
    queryFn: async () => bodyOf(await client.board.read()),
  });
  const { data, refetch, dataUpdatedAt } = found;
  useLiveTickets(
    useCallback(() => {
      if (Date.now() - dataUpdatedAt > AT_MOST_EVERY_MS) void refetch();
    }, [refetch, dataUpdatedAt]),
  );
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")} />
      {found.isPending && <Skeleton lines={8} />}
      {found.isError && <ErrorState message={found.error.message} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Standing board={data} />
          <People board={data} />
          <DueTable board={data} onChanged={() => void refetch()} />
          <p className="text-soft text-xs">{t("updated", { time: clock(data.at, language) })}</p>
        </>
      )}
    </>
  );
}

function Standing({ board: { statuses, ...now } }: { readonly board: BoardView }) {
  const t = useWords(board);
  const status = useWords(queue);
  const counted = (figure: Figure, count: number, part: string | null = null) => (
    <CountLink {...{ query: {}, figure, part, count }} />
  );
  const tiles = [
    [t("unsolved"), counted("open", now.unsolved)],
    ...statuses.map((one) => [status(`status.${one.status}`), counted("status", one.count, one.status)] as const),
    [t("unassigned"), counted("unassigned", now.unassigned)],
    [t("dueSoon"), counted("dueSoon", now.dueSoon)],
    [t("overdue"), counted("overdue", now.overdue)],
    [t("paused"), counted("paused", now.paused)],
  ] as const;
  return (
    <section aria-label={t("now")}>
      <dl className="m-0 mb-6 grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] sm:grid-cols-5 gap-3">
        {tiles.map(([name, shown]) => (
          <div key={name} className="rounded-lg border border-separator bg-panel px-3 py-2">
            <dt className="text-soft text-xs">{name}</dt>
            <dd className="m-0 font-semibold text-xl tabular-nums">{shown}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const LOADS = ["active", "dueSoon", "overdue", "paused", "waiting"] as const;

function People({ board: { people } }: { readonly board: BoardView }) {
  const t = useWords(board);
  if (people.length === 0) return <EmptyState icon={UsersRound} title={t("people.none")} />;
  return (
    <section className="mb-6">
      <h2 className="m-0 mb-2 font-semibold text-base">{t("people")}</h2>
      <Table stacks label={t("people")}>
        <thead>
          <tr>
            <Th>{t("person")}</Th>
            <Th>{t("presence")}</Th>
            {LOADS.map((name) => (
              <Th key={name} className="text-end!">
                {t(name)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {people.map((one) => (
            <tr key={one.person.id}>
              <th
                scope="row"
                className="border-separator border-b px-3 py-2 text-start align-top font-normal in-[tr:last-child]:border-b-0"
              >
                <span className="flex items-start gap-2">
                  <Avatar name={one.person.name} />
                  <span>
                    <span className="block font-medium">{one.person.name}</span>
                    <span className="block text-soft text-xs">{one.groups.map(({ name }) => name).join(", ")}</span>
                  </span>
                </span>
              </th>
              <Td>
                <PresenceBadge one={one} />
              </Td>
              {LOADS.map((name) => (
                <Td key={name} className="text-end">
                  {name === "waiting" ? (
                    <CountLink {...{ query: {}, figure: name, part: one.person.id, count: one.load[name] }} />
                  ) : (
                    <CountLink
                      {...{ query: {}, figure: name, count: one.load[name], only: { assignee: one.person.id } }}
                    />
                  )}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
