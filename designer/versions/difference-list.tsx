import clsx from "clsx";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { compare } from "../i18n/compare.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { IconButton } from "../ui/icon-button.tsx";
import type { Shown } from "./compared.ts";
import { MARKS } from "./mark-look.ts";

const KINDS = ["added", "removed", "changed", "moved"] as const;

/** What differs in words, with what the marks mean; each line leads to its place. */
export function DifferenceList({
  items,
  at,
  onGo,
  onStep,
}: {
  readonly items: readonly Shown[];
  readonly at: number | null;
  readonly onGo: (index: number) => void;
  readonly onStep: (by: 1 | -1) => void;
}) {
  const t = useWords(compare);
  const language = useLanguage();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (at !== null) list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <aside
      aria-label={t("list")}
      data-region="differences"
      tabIndex={-1}
      className="flex max-h-[45%] shrink-0 flex-col border-separator border-t bg-panel outline-none lg:max-h-none lg:w-80 lg:border-e lg:border-t-0"
    >
      <div className="flex items-center gap-1 border-separator border-b px-3 py-1.5">
        <h2 className="m-0 flex-1 font-semibold text-sm">{t("list")}</h2>
        <span className="tabular text-soft" aria-live="polite">
          {at === null ? items.length : t("at", { at: at + 1, count: items.length })}
        </span>
        <IconButton icon={ChevronUp} label={t("previous")} hint="Shift+F7" onClick={() => onStep(-1)} />
        <IconButton icon={ChevronDown} label={t("next")} hint="F7" onClick={() => onStep(1)} />
      </div>
      <ol ref={list} className="m-0 min-h-0 flex-1 list-none overflow-y-auto p-1.5">
        {items.map(({ mark, element, text }, index) => {
          const { icon: Icon, text: look } = MARKS[mark];
          return (
            <li key={`${mark} ${element} ${text.en}`}>
              <button
                type="button"
                aria-current={index === at || undefined}
                onClick={() => onGo(index)}
                className={clsx(
                  "flex w-full items-start gap-2 rounded-md px-2 py-1.5 text-start hover:bg-raised",
                  index === at && "bg-raised",
                )}
              >
                <Icon size={15} aria-hidden className={clsx("mt-0.5 shrink-0", look)} />
                <span className="min-w-0">
                  <span className={clsx("font-medium", look)}>{t(mark)}</span> {text[language]}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <ul
        aria-label={t("legend")}
        className="m-0 flex list-none flex-wrap gap-x-4 gap-y-1 border-separator border-t px-3 py-2 text-xs"
      >
        {KINDS.map((mark) => {
          const { icon: Icon, text } = MARKS[mark];
          return (
            <li key={mark} className={clsx("inline-flex items-center gap-1", text)}>
              <Icon size={13} aria-hidden />
              {t(mark)} <span className="tabular">{items.filter((item) => item.mark === mark).length}</span>
            </li>
          );
        })}
      </ul>
    </aside>
  );
}
