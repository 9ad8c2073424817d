import { FlaskConical, RefreshCw } from "lucide-react";
import { Link } from "react-router";
import type { DryRunView } from "../../../api/contract/definition-views.ts";
import type { Finding } from "../../../blueprints/finding.ts";
import { type TimeRule, timeRuleSchema } from "../../../blueprints/time-rule.ts";
import { may, useMe } from "../../data/session.ts";
import { reasonOf } from "../../document/draft.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { dateTime } from "../../i18n/time.ts";
import { timeRules } from "../../i18n/time-rules.ts";
import { useDryRun } from "../../rules/use-dry-run.ts";
import { Button } from "../../ui/button.tsx";

/** How many live tickets the rule would touch, now and within a day, with some of them; counted when typing has stopped. */
export function DryRun({ document, findings }: { readonly document: TimeRule; readonly findings: readonly Finding[] }) {
  const t = useWords(timeRules);
  const me = useMe();
  const whole = timeRuleSchema.safeParse(document).success && !findings.some((it) => it.severity === "error");
  const run = useDryRun(whole && may(me, "design") ? document : null);
  const data = run.data?.kind === "time-rule" ? run.data : null;
  if (!may(me, "design")) return null;
  return (
    <section aria-labelledby="dry-run" className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4">
      <div className="flex flex-wrap items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 id="dry-run" className="m-0 flex items-center gap-2 font-semibold text-base">
            <FlaskConical size={18} aria-hidden className="text-soft" />
            {t("dry.title")}
          </h2>
          <p className="m-0 text-soft text-xs">{t("dry.intro")}</p>
        </div>
        {whole && (
          <Button size="s" icon={RefreshCw} busy={run.waiting} onClick={() => void run.refetch()}>
            {t("dry.again")}
          </Button>
        )}
      </div>
      {!whole ? (
        <p className="m-0 text-soft">{t("dry.unfinished")}</p>
      ) : run.isError ? (
        <p role="alert" className="m-0 text-error">
          {t("dry.failed")} {reasonOf(run.error)}
        </p>
      ) : data ? (
        <Counts data={data} waiting={run.waiting} />
      ) : (
        <p role="status" className="m-0 text-soft">
          {t("dry.counting")}
        </p>
      )}
    </section>
  );
}

function Counts({
  data,
  waiting,
}: {
  readonly data: Extract<DryRunView, { kind: "time-rule" }>;
  readonly waiting: boolean;
}) {
  const t = useWords(timeRules);
  const language = useLanguage();
  const { now, next24h, examples, complete, looked } = data;
  return (
    <>
      <p
        role="status"
        aria-busy={waiting}
        className={`m-0 rounded-md bg-info-fill px-3 py-2 font-medium text-info ${waiting ? "opacity-70" : ""}`}
      >
        {now + next24h === 0
          ? t("dry.none")
          : `${t("dry.now", { count: now })}, ${next24h === 0 ? t("dry.nextNone") : t("dry.next", { count: next24h })}.`}{" "}
        {!complete && t("dry.partly", { looked })}
      </p>
      {examples.length > 0 && (
        <div>
          <h3 className="m-0 mb-1 font-medium text-sm">{t("dry.examples")}</h3>
          <ul className="m-0 flex list-none flex-col p-0">
            {examples.map(({ id, number, subject, at }) => (
              <li key={id} className="flex flex-wrap gap-x-3 border-separator border-t py-1 first:border-t-0">
                <Link to={`/tickets/${id}`} className="min-w-0 flex-1 truncate text-link hover:underline">
                  #{number} {subject}
                </Link>
                <time dateTime={new Date(at).toISOString()} className="text-soft">
                  {dateTime(typeof at === "number" ? at : Date.parse(at), language)}
                </time>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
