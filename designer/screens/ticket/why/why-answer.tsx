import type { TicketView } from "../../../../api/contract/ticket-views.ts";
import { isJsonObject } from "../../../../blueprints/json.ts";
import { ProblemError } from "../../../data/client.ts";
import { useSay, useWords } from "../../../i18n/i18n.ts";
import { why } from "../../../i18n/why.ts";
import { ErrorState } from "../../../ui/empty-state.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Explanation } from "../explanation.tsx";
import { type Question, useAnswer } from "./use-why.ts";

const byTime = (rule: string): boolean => rule.startsWith("time-rule:");

/** One sentence that names the rule, the condition and the value that decided; beneath it the whole condition with its values. */
export function WhyAnswerView({ ticket, question }: { readonly ticket: TicketView; readonly question: Question }) {
  const t = useWords(why);
  const say = useSay();
  const answer = useAnswer(ticket.id, question);
  if (answer.isError) {
    const gone = answer.error instanceof ProblemError && answer.error.status === 404;
    return (
      <ErrorState message={gone ? t("gone") : t("failed")} {...(!gone && { onRetry: () => void answer.refetch() })} />
    );
  }
  const { data } = answer;
  const version = /@(\d+)/.exec(data?.rule ?? "")?.[1];
  // A rule of time is asked about now; any other about the event in which it could have acted.
  const now = question.ask === "late" || (question.ask === "rule" && question.entry === null && byTime(question.rule));
  return (
    <div role="status" aria-label={t("answer")} aria-busy={!data} className="flex flex-col gap-3">
      {!data && <Skeleton lines={3} />}
      {data && (
        <>
          <p className="m-0 break-words rounded-lg bg-raised px-3.5 py-3 text-base">{say(data.sentence)}</p>
          {data.more.map((line) => (
            <p key={line.en} className="m-0">
              {say(line)}
            </p>
          ))}
          {isJsonObject(data.explanation) && (
            <section>
              <h3 className="m-0 font-semibold text-soft text-xs">{t(now ? "condition.now" : "condition")}</h3>
              <Explanation explanation={data.explanation} />
            </section>
          )}
          {(version !== undefined || data.readToday || question.ask === "late") && (
            <p className="m-0 text-soft text-xs">
              {[
                version !== undefined && question.ask === "rule" ? t("version", { version }) : "",
                data.readToday ? t("readToday") : "",
                question.ask === "late" ? t("late.now") : "",
              ]
                .filter(Boolean)
                .join(" ")}
            </p>
          )}
        </>
      )}
    </div>
  );
}
