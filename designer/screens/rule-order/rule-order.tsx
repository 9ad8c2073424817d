import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { Link } from "react-router";
import type { DefinitionSummary } from "../../../api/contract/definition-views.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { ruleOrder } from "../../i18n/rule-order.ts";
import { dateTime } from "../../i18n/time.ts";
import { touching } from "../../i18n/touching.ts";
import { screens } from "../../screens.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { STAGES, type Stage } from "./stages.ts";

/** What follows a change, stage by stage, with every document in force in its order. */
export default function RuleOrderScreen() {
  const t = useWords(ruleOrder);
  const touches = useWords(touching);
  const language = useLanguage();
  const list = useQuery({
    queryKey: [...keys.definitions, "list", "all"],
    queryFn: async () => bodyOf(await client.definitions.list({ query: {} })).items,
  });
  return (
    <div className="mx-auto flex max-w-220 flex-col gap-4">
      <PageHead
        title={t("title")}
        intro={
          <>
            {t("intro")}
            {list.data && (
              <span className="block text-xs">{t("open", { date: dateTime(list.dataUpdatedAt, language) })}</span>
            )}
          </>
        }
      >
        <Button icon={Printer} className="print:hidden" onClick={() => window.print()}>
          {t("print")}
        </Button>
      </PageHead>
      {list.isError && !list.data ? (
        <ErrorState message={t("failed")} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Skeleton lines={12} label={t("loading")} />
      ) : (
        <>
          <ol className="m-0 flex list-none flex-col gap-3 p-0">
            {STAGES.map((stage, index) => (
              <StageCard
                key={stage.id}
                stage={stage}
                number={index + 1}
                items={list.data.filter(({ kind, published }) => kind === stage.kind && published !== null)}
              />
            ))}
          </ol>
          <p className="m-0 text-soft">{t("again")}</p>
          <Link to="/touches" className="text-link print:hidden">
            {touches("title")}
          </Link>
        </>
      )}
    </div>
  );
}

function StageCard({
  stage,
  number,
  items,
}: {
  readonly stage: Stage;
  readonly number: number;
  readonly items: readonly DefinitionSummary[];
}) {
  const t = useWords(ruleOrder);
  const say = useSay();
  const linked = stage.path !== null && screens.some(({ path }) => path === `${stage.path}/:key`);
  return (
    <li className="flex break-inside-avoid gap-3 rounded-lg border border-separator bg-panel p-4">
      <span
        aria-hidden
        className="tabular inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-raised font-semibold"
      >
        {number}
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="m-0 font-semibold text-base">{t(`stage.${stage.id}`)}</h2>
        <p className="m-0 text-soft">
          {t(`stage.${stage.id}.text`)} {items.length > 1 && stage.takes !== null && t(stage.takes)}
        </p>
        {stage.kind !== null &&
          (items.length === 0 ? (
            <p className="m-0 mt-1 text-soft text-xs">{t("none")}</p>
          ) : (
            <ol className="m-0 mt-2 list-decimal ps-6">
              {items.map(({ key, name, published }) => (
                <li key={key} className="tabular py-0.5">
                  {linked ? (
                    <Link to={`${stage.path}/${key}`} className="text-link hover:underline">
                      {say(name)}
                    </Link>
                  ) : (
                    say(name)
                  )}{" "}
                  <span className="text-soft text-xs">{t("version", { version: published ?? 0 })}</span>
                </li>
              ))}
            </ol>
          ))}
      </div>
    </li>
  );
}
