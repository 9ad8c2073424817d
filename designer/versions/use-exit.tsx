import { lazy, type ReactNode, Suspense, useState } from "react";
import type { DefinitionView, LiveCount } from "../../api/contract/definition-views.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { keys, queries } from "../data/queries.ts";
import { exit as words } from "../i18n/exit.ts";
import { useSay, useWords } from "../i18n/i18n.ts";

const BulkProgress = lazy(() => import("../bulk/bulk-progress.tsx"));
const ExitDialog = lazy(() => import("./exit-dialog.tsx"));
const ExitChoices = lazy(async () => ({ default: (await import("./exit-choices.tsx")).ExitChoices }));
const SwitchOff = lazy(async () => ({ default: (await import("../definition/switch-off.tsx")).SwitchOff }));

/** A blueprint is given up: what becomes of its tickets is asked with it or later, and how far they are is shown. */
export function useExit(
  view: DefinitionView,
  document: Blueprint | null,
  live: readonly LiveCount[],
  mayPublish: boolean,
) {
  const t = useWords(words);
  const say = useSay();
  const [asking, setAsking] = useState<"off" | "tickets" | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const name = say(view.name);
  const tickets = live.reduce((sum, one) => sum + one.tickets, 0);
  const close = () => {
    setJob(null);
    void queries.invalidateQueries({ queryKey: keys.definitions });
  };
  const dialogs: ReactNode = (
    <Suspense>
      {asking === "off" && (
        <SwitchOff
          kind="blueprint"
          of={view.key}
          name={name}
          onClose={() => setAsking(null)}
          onJob={setJob}
          plan={
            tickets === 0
              ? undefined
              : (onPlan) => (
                  <Suspense>
                    <p className="m-0 font-medium">{t("live", { count: tickets })}</p>
                    <ExitChoices blueprint={view.key} {...{ document, live, onPlan }} />
                  </Suspense>
                )
          }
        />
      )}
      {asking === "tickets" && (
        <ExitDialog
          blueprint={view.key}
          {...{ name, document, live }}
          onStarted={(id) => {
            setAsking(null);
            setJob(id);
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {job !== null && <BulkProgress id={job} title={t("run.title", { name })} onClose={close} />}
    </Suspense>
  );
  const isOff = view.published === null && view.retired !== null;
  return {
    dialogs,
    off: mayPublish && view.published !== null ? () => setAsking("off") : null,
    /** Takes out those that stayed; null: it is not off, or nobody stands in it. */
    tickets: mayPublish && isOff && tickets > 0 ? () => setAsking("tickets") : null,
    count: tickets,
  };
}
