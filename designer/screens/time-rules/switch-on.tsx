import type { DefinitionSummary } from "../../../api/contract/definition-views.ts";
import { useWords } from "../../i18n/i18n.ts";
import { timeRules } from "../../i18n/time-rules.ts";
import { SwitchOn } from "../../rules/switch-on.tsx";
import { useDryRun } from "../../rules/use-dry-run.ts";

/** Says what the rule would do at once, asks for a note, and publishes it. */
export const SwitchOnTimeRule = (props: { readonly item: DefinitionSummary; readonly onClose: () => void }) => (
  <SwitchOn kind="time-rule" {...props} foreseen={(document) => <Foreseen document={document} />} />
);

function Foreseen({ document }: { readonly document: object | null }) {
  const t = useWords(timeRules);
  const run = useDryRun(document);
  const counts = run.data?.kind === "time-rule" ? run.data : null;
  return (
    <p role="status" className="m-0">
      {counts
        ? `${t("on.text", { count: counts.now })} ${t("on.next", { count: counts.next24h })}`
        : run.isError
          ? t("dry.failed")
          : t("dry.counting")}
    </p>
  );
}
