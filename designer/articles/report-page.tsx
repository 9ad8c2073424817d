import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { ArticleReport } from "../../api/contract/articles.ts";
import { bodyOf, client } from "../data/client.ts";
import { articles } from "../i18n/articles.ts";
import { useWords } from "../i18n/i18n.ts";
import { ErrorState } from "../ui/empty-state.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Table, Td, Th } from "../ui/table.tsx";

/** Which articles answer, and which questions come again without one. */
export default function ReportPage() {
  const t = useWords(articles);
  const report = useQuery({
    queryKey: ["articles", "report"],
    queryFn: async () => bodyOf(await client.articles.report()),
  });
  return (
    <div className="mx-auto max-w-220">
      <Link to="/articles" className="text-link hover:underline">
        {t("back")}
      </Link>
      <div className="mt-2">
        <PageHead title={t("report.title")} intro={t("report.intro")} />
      </div>
      {report.isPending && <Skeleton lines={8} />}
      {report.isError && <ErrorState message={report.error.message} onRetry={() => void report.refetch()} />}
      {report.data && (
        <>
          <Used used={report.data.used} />
          <Repeated report={report.data} />
        </>
      )}
    </div>
  );
}

function Used({ used }: Pick<ArticleReport, "used">) {
  const t = useWords(articles);
  return (
    <section>
      <h2 className="mb-2 text-base font-semibold">{t("report.used")}</h2>
      {used.length === 0 ? (
        <p className="text-soft">{t("report.used.none")}</p>
      ) : (
        <Table stacks label={t("report.used")}>
          <thead>
            <tr>
              <Th>{t("report.article")}</Th>
              <Th>{t("report.times")}</Th>
              <Th>{t("report.tickets")}</Th>
            </tr>
          </thead>
          <tbody>
            {used.map(({ number, title, times, tickets }) => (
              <tr key={number}>
                <Td>
                  <Link to={`/articles/${number}`} className="text-link hover:underline">
                    {title}
                  </Link>
                </Td>
                <Td className="tabular">{times}</Td>
                <Td className="tabular">{tickets}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

function Repeated({ report: { repeated, unanswered } }: { readonly report: ArticleReport }) {
  const t = useWords(articles);
  return (
    <section className="mt-6">
      <h2 className="mb-2 text-base font-semibold">{t("report.repeated")}</h2>
      <p className="mt-0 text-soft">{t("report.unanswered", { count: unanswered })}</p>
      {repeated.length === 0 && <p className="text-soft">{t("report.repeated.none")}</p>}
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {repeated.map(({ words, tickets }) => (
          <li key={tickets[0]?.id} className="rounded-lg border border-separator bg-panel px-4 py-3">
            <p className="m-0 mb-1 flex flex-wrap justify-between gap-2 font-medium">
              {words.join(" · ")}
              <Link to="/articles/new/edit" className="text-link hover:underline">
                {t("report.write")}
              </Link>
            </p>
            <ul className="m-0 list-none p-0">
              {tickets.map(({ id, number, subject }) => (
                <li key={id}>
                  <Link to={`/tickets/${id}`} className="text-link hover:underline">
                    #{number} {subject}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
