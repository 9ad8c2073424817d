import { ChevronDown } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { DefinitionView } from "../../api/contract/definition-views.ts";
import type { Finding } from "../../blueprints/finding.ts";
import { canBeUsed } from "../export/can-be-used.ts";
import { definition } from "../i18n/definition.ts";
import { designer } from "../i18n/designer.ts";
import { exchange } from "../i18n/exchange.ts";
import { useWords } from "../i18n/i18n.ts";
import { ExamplesPanel } from "../problems/examples-panel.tsx";
import type { Verification } from "../problems/use-verification.ts";
import { FoldedTabs } from "../ui/folded-tabs.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs } from "../ui/tabs.tsx";
import type { PlaceWords } from "./changes.ts";
import { ProblemsList } from "./problems-list.tsx";
import { VersionsPanel } from "./versions-panel.tsx";

const UsesPanel = lazy(() => import("../export/uses-panel.tsx"));

type Tab = "problems" | "examples" | "versions" | "uses";

export interface DefinitionPanelProps {
  readonly view: DefinitionView;
  readonly verification: Verification;
  readonly looking: number | null;
  readonly mayEdit: boolean;
  readonly onPlace: (pointer: string) => void;
  readonly onFix: ((fix: NonNullable<Finding["fix"]>) => void) | undefined;
  readonly onView: (version: number | null) => void;
  readonly onUse: (version: number) => void;
  /** Names of the kind's parts. */
  readonly words: PlaceWords | undefined;
}

/** Problems, examples (where there are any), versions and what uses it under the form; folded to one line until it is asked for. */
export function DefinitionPanel(props: DefinitionPanelProps) {
  const { view, verification, looking, mayEdit, onPlace, onFix, onView, onUse, words } = props;
  const t = useWords(designer);
  const own = useWords(definition);
  const e = useWords(exchange);
  const [tab, setTab] = useState<Tab>("problems");
  const [open, setOpen] = useState(false);
  const { findings, examples } = verification;
  const some = examples !== null && examples.length > 0;
  const passed = examples?.filter((it) => it.passed).length ?? 0;
  const errors = findings.some((it) => it.severity === "error");
  const all: readonly { readonly id: Tab; readonly label: string; readonly bad: boolean }[] = [
    { id: "problems", label: `${t("panel.problems")} (${findings.length})`, bad: errors },
    ...(some
      ? [
          {
            id: "examples" as const,
            label: `${t("panel.examples")} (${passed}/${examples.length})`,
            bad: passed < examples.length,
          },
        ]
      : []),
    { id: "versions", label: `${t("panel.versions")} (${view.versions.length})`, bad: false },
    ...(canBeUsed(view.kind) ? [{ id: "uses" as const, label: e("used.tab"), bad: false }] : []),
  ];
  if (!open)
    return (
      <FoldedTabs
        label={own("panel.label")}
        open={t("toolbar.panels")}
        tabs={all}
        onTab={setTab}
        onOpen={() => setOpen(true)}
      />
    );
  const content = {
    problems: <ProblemsList {...{ verification, onFix }} onOpen={onPlace} />,
    examples: <ExamplesPanel examples={examples} onOpen={onPlace} />,
    versions: <VersionsPanel live={[]} {...{ view, looking, mayEdit, onView, onUse, words }} />,
    uses: (
      <Suspense fallback={<Skeleton lines={3} className="p-3" />}>
        <UsesPanel kind={view.kind} of={view.key} />
      </Suspense>
    ),
  };
  return (
    <section
      aria-label={own("panel.label")}
      className="relative flex h-56 shrink-0 flex-col border-separator border-t bg-panel"
    >
      <Tabs<Tab>
        label={own("panel.label")}
        end={<IconButton icon={ChevronDown} label={t("toolbar.panels")} onClick={() => setOpen(false)} />}
        value={all.some((it) => it.id === tab) ? tab : "problems"}
        onChange={setTab}
        tabs={all.map(({ id, label }) => ({ id, label, content: content[id] }))}
      />
    </section>
  );
}
