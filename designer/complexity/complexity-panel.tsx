import clsx from "clsx";
import { CircleAlert, CircleCheck, Lightbulb, TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { makeCommon } from "../commands/make-common.ts";
import type { Selection } from "../document/selection.ts";
import { useEditor, useEditorState } from "../document/use-editor.ts";
import { complexity } from "../i18n/complexity.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { BOUNDS, type Measure, measured, type Weight } from "./measures.ts";
import { suggestions } from "./suggestions.ts";

const LOOK: {
  readonly [weight in Weight]: { readonly icon: typeof CircleCheck; readonly text: string; readonly bar: string };
} = {
  easy: { icon: CircleCheck, text: "text-good", bar: "bg-good" },
  demanding: { icon: TriangleAlert, text: "text-warning", bar: "bg-warning" },
  hard: { icon: CircleAlert, text: "text-error", bar: "bg-error" },
};

/** What was counted, each with its bounds, and what would make it simpler; one press does what can be done by itself. */
export default function ComplexityPanel({ onPlace }: { readonly onPlace: (pointer: string) => void }) {
  const t = useWords(complexity);
  const language = useLanguage();
  const editor = useEditor();
  const document = useEditorState((s) => s.document);
  const readOnly = useEditorState((s) => s.readOnly);
  const { measures, weight } = useMemo(() => measured(document), [document]);
  const ideas = useMemo(() => suggestions(document), [document]);
  const { icon: Icon, text } = LOOK[weight];
  const show = (shows: Selection) => {
    const index = document.states.findIndex(({ id }) => id === shows.states[0]);
    const step = document.transitions.findIndex(({ id }) => id === shows.transitions[0]);
    onPlace(index >= 0 ? `/states/${index}` : `/transitions/${step}`);
    editor.select(shows);
  };
  return (
    <div className="grid gap-x-10 gap-y-4 p-4 lg:grid-cols-2">
      <section>
        <h2 className="m-0 font-semibold text-sm">{t("title")}</h2>
        <p className={clsx("m-0 mt-1 flex items-center gap-1.5 font-medium", text)}>
          <Icon size={16} aria-hidden />
          {t(weight)}
        </p>
        <p className="m-0 mb-2 text-soft">{t(`${weight}.text`)}</p>
        <ul className="m-0 flex list-none flex-col gap-2 p-0">
          {measures.map((measure) => (
            <Counted key={measure.name} measure={measure} />
          ))}
        </ul>
      </section>
      <section>
        <h2 className="m-0 font-semibold text-sm">{t("suggestions")}</h2>
        {ideas.length === 0 && <p className="m-0 mt-1 text-soft">{t("none")}</p>}
        <ul className="m-0 mt-1 flex list-none flex-col gap-1 p-0">
          {ideas.map(({ text, shows, act }) => (
            <li key={text.en} className="flex flex-wrap items-center gap-2 border-separator border-b py-1.5">
              <Lightbulb size={16} aria-hidden className="shrink-0 text-soft" />
              <span className="min-w-40 flex-1">{text[language]}</span>
              <Button size="s" onClick={() => show(shows)}>
                {t("show")}
              </Button>
              {act && !readOnly && (
                <Button size="s" variant="primary" onClick={() => editor.run(makeCommon, act)}>
                  {t("act")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** A number on its scale: where easy ends and where hard begins are marked. */
function Counted({ measure: { name, value, weight } }: { readonly measure: Measure }) {
  const t = useWords(complexity);
  const [easy, hard] = BOUNDS[name];
  const most = Math.max(value, hard * 1.25);
  const { text, bar } = LOOK[weight];
  return (
    <li>
      <span className="flex items-baseline gap-2">
        <span className="flex-1">{t(name)}</span>
        <span className="text-soft text-xs">{t("bounds", { easy, hard })}</span>
        <span className={clsx("tabular min-w-8 text-end font-medium", text)}>{value}</span>
        <span className="sr-only">{t(weight)}</span>
      </span>
      <span aria-hidden className="relative mt-0.5 block h-1.5 overflow-hidden rounded-full bg-raised">
        <span className={clsx("absolute inset-y-0 left-0", bar)} style={{ width: `${(value / most) * 100}%` }} />
        <span className="absolute inset-y-0 w-px bg-control" style={{ left: `${(easy / most) * 100}%` }} />
        <span className="absolute inset-y-0 w-px bg-control" style={{ left: `${(hard / most) * 100}%` }} />
      </span>
    </li>
  );
}
