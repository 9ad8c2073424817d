import { useCallback, useState } from "react";
import type { LiveCount } from "../../api/contract/definition-views.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { useBulkStart } from "../bulk/use-bulk.ts";
import { exit as words } from "../i18n/exit.ts";
import { useWords } from "../i18n/i18n.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ExitChoices } from "./exit-choices.tsx";
import type { ExitPlan } from "./exit-plan.ts";

/** Tickets that stayed when their blueprint was switched off are taken out later. */
export default function ExitDialog({
  blueprint,
  name,
  document,
  live,
  onStarted,
  onClose,
}: {
  readonly blueprint: string;
  readonly name: string;
  readonly document: Blueprint | null;
  readonly live: readonly LiveCount[];
  readonly onStarted: (job: string) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  const [plan, setPlan] = useState<ExitPlan | null>(null);
  const onPlan = useCallback((next: ExitPlan | null) => setPlan(next), []);
  const { start, busy, refused } = useBulkStart(({ id }) => onStarted(id));
  const count = live
    .filter(({ state }) => plan && Object.hasOwn(plan.states, state))
    .reduce((sum, { tickets }) => sum + tickets, 0);
  return (
    <FormDialog
      title={t("title", { name })}
      act={t("take", { count })}
      busy={busy}
      ready={plan !== null}
      fault={refused}
      onClose={onClose}
      onSend={() => plan && void start({ blueprint, besides: 0 }, { do: "exit", blueprint, ...plan })}
    >
      <ExitChoices {...{ blueprint, document, live, onPlan }} />
    </FormDialog>
  );
}
