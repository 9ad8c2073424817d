import { ChevronDown, ChevronUp } from "lucide-react";
import { useState } from "react";
import type { DefinitionView, LiveCount } from "../../../api/contract/definitions.ts";
import { VersionsPanel } from "../../definition/versions-panel.tsx";
import { designer } from "../../i18n/designer.ts";
import { useWords } from "../../i18n/i18n.ts";
import { ExamplesPanel } from "../../problems/examples-panel.tsx";
import { ProblemsPanel } from "../../problems/problems-panel.tsx";
import type { Verification } from "../../problems/use-verification.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Tabs } from "../../ui/tabs.tsx";

const TABS = ["problems", "examples", "versions"] as const;
type Tab = (typeof TABS)[number];

export interface BottomPanelProps {
  readonly definition: DefinitionView;
  readonly verification: Verification;
  readonly live: readonly LiveCount[];
  readonly looking: number | null;
  readonly mayEdit: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** Goes to a place in the document. */
  readonly onPlace: (pointer: string) => void;
  readonly onView: (version: number | null) => void;
  readonly onUse: (version: number) => void;
}

/** Problems, examples and versions under the picture; folded to one line until it is asked for. */
export function BottomPanel({
  definition,
  verification,
  live,
  looking,
  mayEdit,
  open,
  onOpen,
  onPlace,
  onView,
  onUse,
}: BottomPanelProps) {
  const t = useWords(designer);
  const [tab, setTab] = useState<Tab>("problems");
  const { findings, examples } = verification;
  const errors = findings.some((it) => it.severity === "error");
  const passed = examples?.filter((it) => it.passed).length ?? 0;
  const counts = {
    problems: ` (${findings.length})`,
    examples: examples ? ` (${passed}/${examples.length})` : "",
    versions: ` (${definition.versions.length})`,
  };
  if (!open)
    return (
      <section
        aria-label={t("panel.label")}
        className="flex shrink-0 items-center gap-1 border-t border-separator bg-panel px-2 py-0.5"
      >
        {TABS.map((id) => (
          <button
            key={id}
            type="button"
            className={`min-h-7 rounded px-2 text-xs hover:bg-raised ${(id === "problems" && errors) || (id === "examples" && examples && passed < examples.length) ? "text-error" : "text-soft"}`}
            onClick={() => {
              setTab(id);
              onOpen(true);
            }}
          >
            {t(`panel.${id}`)}
            {counts[id]}
          </button>
        ))}
        <span className="flex-1" />
        <IconButton icon={ChevronUp} label={t("toolbar.panels")} className="size-7!" onClick={() => onOpen(true)} />
      </section>
    );
  return (
    <section
      aria-label={t("panel.label")}
      className="relative flex h-60 shrink-0 flex-col border-t border-separator bg-panel"
    >
      <IconButton
        icon={ChevronDown}
        label={t("toolbar.panels")}
        className="absolute top-0.5 right-2 z-10"
        onClick={() => onOpen(false)}
      />
      <Tabs<Tab>
        label={t("panel.label")}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            id: "problems",
            label: `${t("panel.problems")}${counts.problems}`,
            content: <ProblemsPanel verification={verification} onOpen={onPlace} />,
          },
          {
            id: "examples",
            label: `${t("panel.examples")}${counts.examples}`,
            content: <ExamplesPanel examples={examples} onOpen={onPlace} />,
          },
          {
            id: "versions",
            label: `${t("panel.versions")}${counts.versions}`,
            content: <VersionsPanel view={definition} {...{ live, looking, mayEdit, onView, onUse }} />,
          },
        ]}
      />
    </section>
  );
}
