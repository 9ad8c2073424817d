import { useState } from "react";
import { Link, useParams } from "react-router";
import type { ProblemResults, ProblemView } from "../../api/contract/problems.ts";
import { client, ProblemError } from "../data/client.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { problems } from "../i18n/problems.ts";
import { dateTime } from "../i18n/time.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";
import { AddTickets } from "./add-tickets.tsx";
import { AllDialog } from "./all-dialog.tsx";
import { Incidents } from "./incidents.tsx";
import { ProblemFacts } from "./problem-facts.tsx";
import { rereadProblem, takeProblem, useProblem } from "./use-problems.ts";

/** One problem: its incidents, what is told to all of them, and what solves them. */
export default function ProblemPage() {
  const t = useWords(problems);
  const number = Number(useParams().number);
  const problem = useProblem(number);
  if (problem.data) return <Shown key={problem.data.number} problem={problem.data} />;
  const known = Number.isSafeInteger(number) && number > 0;
  const gone = !known || (problem.error instanceof ProblemError && [404, 422].includes(problem.error.status));
  if (gone) return <ErrorState message={t("gone")} />;
  if (problem.isError) return <ErrorState message={problem.error.message} onRetry={() => void problem.refetch()} />;
  return <Skeleton lines={10} />;
}

function Shown({ problem }: { readonly problem: ProblemView }) {
  const t = useWords(problems);
  const language = useLanguage();
  const { number, title, owner, createdAt, closedAt, incidents, hidden, mayLead } = problem;
  const [asking, setAsking] = useState<"tell" | "solve" | null>(null);
  const [came, setCame] = useState<ProblemResults["results"]>([]);
  usePageTitle(title);
  const taken = ({ results, problem: next }: ProblemResults, solved?: string) => {
    setAsking(null);
    setCame(results);
    takeProblem(next);
    const done = results.filter(({ outcome }) => outcome === "done").length;
    toast(t("results", { done, count: results.length }), {
      tone: done === results.length ? "good" : "info",
      ...(solved !== undefined &&
        done > 0 && { action: { label: t("solve.undo"), onPress: () => void takeBack(solved) } }),
    });
  };
  const takeBack = async (solved: string) => {
    const answer = await client.problems.undoSolve({ params: { number }, body: { solved } });
    if (!answer.ok) return toast(answer.problem.detail, { tone: "error" });
    setCame(answer.body.results);
    takeProblem(answer.body.problem);
    const done = answer.body.results.filter(({ outcome }) => outcome === "done").length;
    const { length: count } = answer.body.results;
    toast(t("solve.undone", { done, count }), { tone: done === count ? "good" : "info" });
  };
  const turn = async () => {
    const open = closedAt !== null;
    const answer = await client.problems.change({ params: { number }, body: { open }, ifMatch: problem.revision });
    if (!answer.ok) {
      if (answer.status === 412) void rereadProblem(number);
      return toast(answer.problem.detail, { tone: "error" });
    }
    takeProblem(answer.body);
    toast(t(open ? "reopen.done" : "close.done"));
  };
  const open = incidents.filter(({ status }) => status !== "solved" && status !== "closed");
  return (
    <div className="mx-auto max-w-300">
      <Link to="/problems" className="text-link hover:underline">
        {t("back")}
      </Link>
      <div className="mt-2 mb-4 flex flex-wrap items-start gap-3">
        <div className="min-w-60 flex-1">
          <h1 className="m-0 flex flex-wrap items-center gap-2 text-xl font-semibold break-words">
            {title}
            <Badge tone={closedAt === null ? "warning" : "good"}>{t(closedAt === null ? "open" : "closed")}</Badge>
          </h1>
          <p className="m-0 text-soft">{t("ledBy", { name: owner.name, when: dateTime(createdAt, language) })}</p>
        </div>
        {mayLead && (
          <div className="flex flex-wrap gap-2">
            <Button disabled={open.length === 0} onClick={() => setAsking("tell")}>
              {t("tell")}
            </Button>
            <Button variant="primary" disabled={open.length === 0} onClick={() => setAsking("solve")}>
              {t("solve")}
            </Button>
            <Button variant="ghost" onClick={() => void turn()}>
              {t(closedAt === null ? "close" : "reopen")}
            </Button>
          </div>
        )}
      </div>
      <div className="flex flex-col gap-6 lg:flex-row">
        <section className="min-w-0 flex-1" aria-label={t("incidents", { count: incidents.length })}>
          <h2 className="m-0 mb-2 text-base font-semibold">
            {t("incidents", { count: incidents.length })}
            {hidden > 0 && <span className="font-normal text-soft"> {t("hidden", { count: hidden })}</span>}
          </h2>
          {closedAt === null && <AddTickets number={number} onDone={taken} />}
          <Incidents problem={problem} came={came} onDone={taken} />
        </section>
        <ProblemFacts key={problem.revision} problem={problem} />
      </div>
      {asking && <AllDialog what={asking} problem={problem} onClose={() => setAsking(null)} onDone={taken} />}
    </div>
  );
}
