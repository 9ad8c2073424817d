import { ChevronDown } from "lucide-react";
import { lazy, Suspense } from "react";
import type { DefinitionView, LiveCount } from "../../../api/contract/definition-views.ts";
import type { DirectoryView } from "../../../api/contract/directory.ts";
import { removeExample } from "../../commands/remove-example.ts";
import { VersionsPanel } from "../../definition/versions-panel.tsx";
import { useEditor, useEditorState } from "../../document/use-editor.ts";
import { complexity } from "../../i18n/complexity.ts";
import { designer } from "../../i18n/designer.ts";
import { exchange } from "../../i18n/exchange.ts";
import { useWords } from "../../i18n/i18n.ts";
import { sentences } from "../../i18n/sentences.ts";
import { simulator } from "../../i18n/simulator.ts";
import { ExamplesPanel } from "../../problems/examples-panel.tsx";
import { ProblemsPanel } from "../../problems/problems-panel.tsx";
import type { Verification } from "../../problems/use-verification.ts";
import { recipeOf } from "../../simulator/recipe.ts";
import type { TrialState } from "../../simulator/use-trial.ts";
import { FoldedTabs } from "../../ui/folded-tabs.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { PartBoundary } from "../../ui/part-boundary.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Tabs } from "../../ui/tabs.tsx";

const ComplexityPanel = lazy(() => import("../../complexity/complexity-panel.tsx"));
const SimulatorPanel = lazy(() => import("../../simulator/simulator-panel.tsx"));
const WordsPanel = lazy(() => import("../../sentences/words-panel.tsx"));
const UsesPanel = lazy(() => import("../../export/uses-panel.tsx"));

const TABS = ["problems", "words", "trial", "examples", "versions", "complexity", "uses"] as const;
export type PanelTab = (typeof TABS)[number];

export interface BottomPanelProps {
  readonly definition: DefinitionView;
  readonly verification: Verification;
  readonly live: readonly LiveCount[];
  readonly looking: number | null;
  readonly mayEdit: boolean;
  readonly directory: DirectoryView | null;
  readonly trial: TrialState;
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** Goes to a place in the document. */
  readonly onPlace: (pointer: string) => void;
  readonly onView: (version: number | null) => void;
  readonly onUse: (version: number) => void;
}

/** Problems, examples, versions and what uses it under the picture; folded to one line until it is asked for. */
export function BottomPanel({
  definition,
  verification,
  live,
  looking,
  mayEdit,
  directory,
  trial,
  tab,
  onTab,
  open,
  onOpen,
  onPlace,
  onView,
  onUse,
}: BottomPanelProps) {
  const t = useWords(designer);
  const s = useWords(simulator);
  const w = useWords(sentences);
  const c = useWords(complexity);
  const e = useWords(exchange);
  const editor = useEditor();
  const drawn = useEditorState((state) => state.document.examples);
  const readOnly = useEditorState((state) => state.readOnly);
  const { findings, examples } = verification;
  const errors = findings.some((it) => it.severity === "error");
  const passed = examples?.filter((it) => it.passed).length ?? 0;
  const counts = {
    problems: ` (${findings.length})`,
    words: "",
    trial: "",
    examples: examples ? ` (${passed}/${examples.length})` : "",
    versions: ` (${definition.versions.length})`,
    uses: "",
    complexity: "",
  };
  const nameOf = (id: PanelTab): string => {
    if (id === "trial") return s("tab");
    if (id === "words") return w("tab");
    if (id === "complexity") return c("tab");
    return id === "uses" ? e("used.tab") : t(`panel.${id}`);
  };
  const play = (index: number) => {
    const example = drawn?.[index];
    if (!example) return;
    trial.onRecipe(recipeOf(example));
    onTab("trial");
  };
  const bad = (id: PanelTab): boolean =>
    (id === "problems" && errors) || (id === "examples" && examples !== null && passed < examples.length);
  if (!open)
    return (
      <FoldedTabs
        label={t("panel.label")}
        open={t("toolbar.panels")}
        tabs={TABS.map((id) => ({ id, label: `${nameOf(id)}${counts[id]}`, bad: bad(id) }))}
        {...{ onTab }}
        onOpen={() => onOpen(true)}
      />
    );
  return (
    <section
      aria-label={t("panel.label")}
      className={`relative flex shrink-0 flex-col ${["trial", "words", "complexity"].includes(tab) ? "h-96 max-h-[55vh]" : "h-60"} border-t border-separator bg-panel`}
    >
      <Tabs<PanelTab>
        label={t("panel.label")}
        value={tab}
        onChange={onTab}
        end={<IconButton icon={ChevronDown} label={t("toolbar.panels")} onClick={() => onOpen(false)} />}
        tabs={[
          {
            id: "problems",
            label: `${t("panel.problems")}${counts.problems}`,
            content: <ProblemsPanel verification={verification} onOpen={onPlace} />,
          },
          {
            id: "words",
            label: w("tab"),
            content: (
              <PartBoundary>
                <Suspense fallback={<Skeleton lines={5} label={w("loading")} className="p-4" />}>
                  <WordsPanel {...{ directory, looking, onPlace }} />
                </Suspense>
              </PartBoundary>
            ),
          },
          {
            id: "trial",
            label: s("tab"),
            content: (
              <PartBoundary>
                <Suspense fallback={<Skeleton lines={5} label={s("loading")} className="p-4" />}>
                  <SimulatorPanel
                    {...{ directory }}
                    recipe={trial.recipe}
                    onRecipe={trial.onRecipe}
                    onTrace={trial.onTrace}
                    onOpen={onPlace}
                  />
                </Suspense>
              </PartBoundary>
            ),
          },
          {
            id: "examples",
            label: `${t("panel.examples")}${counts.examples}`,
            content: (
              <ExamplesPanel
                examples={examples}
                written={drawn?.length ?? 0}
                onOpen={onPlace}
                onPlay={play}
                onRemove={readOnly ? undefined : (index) => editor.run(removeExample, { index })}
                onTry={() => onTab("trial")}
              />
            ),
          },
          {
            id: "versions",
            label: `${t("panel.versions")}${counts.versions}`,
            content: <VersionsPanel view={definition} {...{ live, looking, mayEdit, onView, onUse }} />,
          },
          {
            id: "complexity",
            label: c("tab"),
            content: (
              <PartBoundary>
                <Suspense fallback={<Skeleton lines={5} label={c("loading")} className="p-4" />}>
                  <ComplexityPanel onPlace={onPlace} />
                </Suspense>
              </PartBoundary>
            ),
          },
          {
            id: "uses",
            label: e("used.tab"),
            content: (
              <PartBoundary>
                <Suspense fallback={<Skeleton lines={3} className="p-3" />}>
                  <UsesPanel kind="blueprint" of={definition.key} />
                </Suspense>
              </PartBoundary>
            ),
          },
        ]}
      />
    </section>
  );
}
