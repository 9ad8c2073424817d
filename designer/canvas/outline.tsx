import { ArrowRight, ChevronDown, ChevronRight, CircleAlert, Clock3, TriangleAlert } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { type Language, textIn } from "../../blueprints/text.ts";
import { oneState, oneTransition } from "../document/selection.ts";
import { useEditor, useEditorState } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { categoryOf } from "../ui/category.ts";
import { categoryIcon } from "../ui/category-icon.ts";
import { type Problems, stateWords, transitionWords, waysOf } from "./describe.ts";
import { NONE } from "./graph.ts";

/** One line of the tree. `parent` is the state (or `*` for the common ones) under which a transition stands. */
type Line =
  | {
      readonly kind: "state";
      readonly key: string;
      readonly id: string;
      readonly words: string;
      readonly problems: Problems;
    }
  | { readonly kind: "common"; readonly key: "*" }
  | {
      readonly kind: "transition";
      readonly key: string;
      readonly id: string;
      readonly parent: string;
      readonly words: string;
      readonly problems: Problems;
    };

function linesOf(
  document: Blueprint,
  problems: ReadonlyMap<string, Problems>,
  closed: ReadonlySet<string>,
  language: Language,
): Line[] {
  const ways = waysOf(document);
  const step = (id: string, parent: string): Line[] => {
    const transition = document.transitions.find((t) => t.id === id);
    if (!transition) return [];
    return [
      {
        kind: "transition",
        key: `${parent}/${id}`,
        id,
        parent,
        words: transitionWords(document, transition, parent === "*" ? null : parent, language),
        problems: problems.get(`transition:${id}`) ?? NONE,
      },
    ];
  };
  const states = document.states.flatMap((state): Line[] => {
    const problem = problems.get(`state:${state.id}`) ?? NONE;
    const words = stateWords(
      state,
      categoryOf(state.status, state.final),
      ways.get(state.id) ?? { out: 0, into: 0 },
      problem,
      language,
    );
    const line: Line = { kind: "state", key: state.id, id: state.id, words, problems: problem };
    if (closed.has(state.id)) return [line];
    return [
      line,
      ...document.transitions
        .filter((t) => t.from !== "any" && t.from.includes(state.id))
        .flatMap((t) => step(t.id, state.id)),
    ];
  });
  const common = document.transitions.filter((t) => t.from === "any");
  if (common.length === 0) return states;
  return [...states, { kind: "common", key: "*" }, ...(closed.has("*") ? [] : common.flatMap((t) => step(t.id, "*")))];
}

/** The whole blueprint as a tree: everything that the picture can do, without it. Same selection, both ways. */
export function Outline({ problems }: { readonly problems: ReadonlyMap<string, Problems> }) {
  const t = useWords(designer);
  const language = useLanguage();
  const editor = useEditor();
  const document = useEditorState((s) => s.document);
  const selection = useEditorState((s) => s.selection);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(document, problems, closed, language), [document, problems, closed, language]);

  const chosen = (line: Line): boolean =>
    line.kind === "state"
      ? selection.states.includes(line.id)
      : line.kind === "transition" && selection.transitions.includes(line.id);
  // The line that carries the tab stop: where focus last was, as long as it is still selected; else the first selected one.
  const last = lines.find((line) => line.key === at);
  const current =
    (last && (chosen(last) || last.kind === "common") ? last : undefined) ?? lines.find(chosen) ?? last ?? lines[0];

  useEffect(() => {
    const inside =
      tree.current?.contains(globalThis.document.activeElement) ||
      (globalThis.document.activeElement === globalThis.document.body && tree.current?.dataset.active === "true");
    const element = current && tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(current.key)}"]`);
    if (inside) element?.focus();
    else element?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const toggle = (key: string, shut: boolean) => {
    const next = new Set(closed);
    if (shut) next.add(key);
    else next.delete(key);
    setClosed(next);
  };
  const go = (line: Line | undefined) => {
    if (!line) return;
    setAt(line.key);
    if (line.kind === "state") editor.select(oneState(line.id));
    else if (line.kind === "transition") editor.select(oneTransition(line.id));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !current) return;
    const index = lines.indexOf(current);
    const parent = current.kind !== "transition";
    const key = current.kind === "transition" ? current.parent : current.key;
    if (event.key === "ArrowDown") go(lines[index + 1]);
    else if (event.key === "ArrowUp") go(lines[index - 1]);
    else if (event.key === "Home") go(lines[0]);
    else if (event.key === "End") go(lines.at(-1));
    else if (event.key === "ArrowRight" && parent) closed.has(key) ? toggle(key, false) : go(lines[index + 1]);
    else if (event.key === "ArrowLeft") parent ? toggle(key, true) : go(lines.find((line) => line.key === key));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={tree}
      role="tree"
      aria-label={t("outline.title")}
      aria-multiselectable
      className="flex flex-col p-1"
      data-active="false"
      onFocus={(e) => e.currentTarget.setAttribute("data-active", "true")}
      onBlur={(e) => e.relatedTarget && e.currentTarget.setAttribute("data-active", "false")}
      onKeyDown={onKeyDown}
    >
      {lines.map((line) => {
        const folded = closed.has(line.key);
        const selected = chosen(line);
        const total = line.kind === "common" ? NONE : line.problems;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself listens to keys
          <div
            key={line.key}
            role="treeitem"
            data-key={line.key}
            tabIndex={line === current ? 0 : -1}
            aria-level={line.kind === "transition" ? 2 : 1}
            aria-selected={selected}
            {...(line.kind !== "transition" && { "aria-expanded": !folded })}
            className={`flex min-h-7 items-center gap-1.5 rounded px-1.5 outline-offset-[-2px] hover:bg-raised ${line.kind === "transition" ? "ps-7 text-soft" : "font-medium"} ${selected ? "bg-raised shadow-[inset_2px_0_0_var(--link)]" : ""}`}
            onClick={() => (line.kind === "common" ? toggle("*", !folded) : go(line))}
          >
            <LineFace
              line={line}
              document={document}
              language={language}
              folded={folded}
              onFold={() => toggle(line.key, !folded)}
            />
            {total.errors > 0 ? (
              <CircleAlert size={14} aria-hidden className="ms-auto shrink-0 text-error" />
            ) : total.warnings > 0 ? (
              <TriangleAlert size={14} aria-hidden className="ms-auto shrink-0 text-warning" />
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

function LineFace({
  line,
  document,
  language,
  folded,
  onFold,
}: {
  readonly line: Line;
  readonly document: Blueprint;
  readonly language: Language;
  readonly folded: boolean;
  readonly onFold: () => void;
}) {
  const t = useWords(designer);
  const Fold = folded ? ChevronRight : ChevronDown;
  const fold = (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer only; keys fold through the tree
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <span
      className="shrink-0 rounded text-soft hover:text-ink"
      onClick={(event) => {
        event.stopPropagation();
        onFold();
      }}
    >
      <Fold size={14} aria-hidden />
    </span>
  );
  if (line.kind === "common")
    return (
      <>
        {fold}
        <span className="truncate">{t("outline.common")}</span>
      </>
    );
  if (line.kind === "state") {
    const state = document.states.find((s) => s.id === line.id);
    if (!state) return null;
    const category = categoryOf(state.status, state.final);
    const Icon = categoryIcon(category);
    return (
      <>
        {fold}
        <Icon size={14} aria-hidden className="shrink-0" style={{ color: state.colour ?? `var(--${category})` }} />
        <span className="truncate">{textIn(state.name, language)}</span>
        <span className="sr-only">{line.words.slice(textIn(state.name, language).length)}</span>
      </>
    );
  }
  const transition = document.transitions.find((it) => it.id === line.id);
  if (!transition) return null;
  const target = document.states.find((s) => s.id === transition.to);
  return (
    <>
      {transition.start ? (
        <Clock3 size={13} aria-hidden className="shrink-0" />
      ) : (
        <ArrowRight size={13} aria-hidden className="shrink-0" />
      )}
      <span className="max-w-4/5 shrink-0 truncate text-ink">{textIn(transition.name, language)}</span>
      <span className="sr-only">{line.words.slice(textIn(transition.name, language).length)}</span>
      <span aria-hidden className="truncate text-xs">
        {target ? textIn(target.name, language) : transition.to}
      </span>
    </>
  );
}
