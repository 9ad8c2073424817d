import { BookOpenText } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { Link } from "react-router";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Language } from "../../blueprints/text.ts";
import { LanguageChoice } from "../articles/language-choice.tsx";
import { useEditorState } from "../document/use-editor.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { sentences } from "../i18n/sentences.ts";
import { namingOf } from "./naming.ts";
import { pathOfWords } from "./paths.ts";
import { processInWords } from "./process.ts";
import { ProcessText } from "./process-text.tsx";

/** The process that is being drawn, in plain sentences: what is selected is marked, what is pressed is shown. */
export default function WordsPanel({
  directory,
  looking,
  onPlace,
}: {
  readonly directory: DirectoryView | null;
  readonly looking: number | null;
  readonly onPlace: (pointer: string) => void;
}) {
  const t = useWords(sentences);
  const shown = useLanguage();
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? shown;
  const document = useEditorState((s) => s.document);
  const selection = useEditorState((s) => s.selection);
  const chapters = useMemo(() => processInWords(document, namingOf(directory)), [document, directory]);
  const selected = useMemo(
    () =>
      new Set([
        ...selection.states.map((id) => `state:${id}`),
        ...selection.transitions.map((id) => `transition:${id}`),
      ]),
    [selection],
  );
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is selected elsewhere comes into sight here
  useEffect(() => box.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" }), [selected]);
  return (
    <div ref={box} className="p-3">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <LanguageChoice value={language} onChange={setChosen} />
        <span className="text-soft">{t("intro")}</span>
        <span className="flex-1" />
        <Link
          to={pathOfWords(document.key, looking, language)}
          target="_blank"
          className="text-link inline-flex items-center gap-1.5"
        >
          <BookOpenText size={16} aria-hidden />
          {t("open")}
        </Link>
      </div>
      <div className="columns-[22rem] gap-8">
        <ProcessText {...{ chapters, language, selected, onPlace }} />
      </div>
    </div>
  );
}
