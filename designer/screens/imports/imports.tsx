import { History } from "lucide-react";
import { Link } from "react-router";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { imports } from "../../i18n/imports.ts";
import { dateTime } from "../../i18n/time.ts";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { number, share } from "./figures.ts";
import { useImports } from "./queries.ts";

/** Every import of history, newest first. */
export default function Imports() {
  const t = useWords(imports);
  const language = useLanguage();
  const list = useImports();
  return (
    <>
      <PageHead title={t("title")} intro={t("lead")} />
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && list.data.length === 0 && (
        <EmptyState icon={History} title={t("empty")}>
          {t("how")}
        </EmptyState>
      )}
      {list.isSuccess && list.data.length > 0 && (
        <Table stacks label={t("title")}>
          <thead>
            <tr>
              <Th>{t("log")}</Th>
              <Th>{t("at")}</Th>
              <Th>{t("blueprint")}</Th>
              <Th className="text-end!">{t("tickets")}</Th>
              <Th className="text-end!">{t("events")}</Th>
              <Th className="text-end!">{t("fitted")}</Th>
              <Th className="text-end!">{t("deviations")}</Th>
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {list.data.map((run) => (
              <tr key={run.id}>
                <Td>
                  <Link to={`/imports/${run.id}`} className="font-medium text-link">
                    {run.name}
                  </Link>
                </Td>
                <Td>
                  <time dateTime={new Date(run.at).toISOString()}>{dateTime(run.at, language)}</time>
                </Td>
                <Td>{run.blueprint ?? "–"}</Td>
                <Td className="text-end">{number(run.tickets, language)}</Td>
                <Td className="text-end">{number(run.events, language)}</Td>
                <Td className="text-end">{share(run.fitted, run.events, language)}</Td>
                <Td className="text-end">{number(run.deviations, language)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
