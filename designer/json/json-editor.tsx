import { useEffect, useRef, useState } from "react";
import type { Finding } from "../../blueprints/finding.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { editText, pointerAtOffset, printed, rangeOfPointer, spanOfChange } from "./json-text.ts";
import { addressOf, monaco, themeOf } from "./monaco.ts";
import type { Reading } from "./read-text.ts";

type Monaco = ReturnType<typeof monaco.editor.create>;

const PARSE_AFTER_MS = 300;

export interface JsonEditorProps<D extends { readonly key: string }> {
  readonly kind: Kind;
  readonly document: D;
  readonly readOnly: boolean;
  readonly findings: readonly Finding[];
  readonly read: (text: string, current: D) => Reading<D>;
  /** Takes what was typed; gives back the document that stands now. */
  readonly onDocument: (document: D) => D;
  /** The editor was left: what was typed is one step of undo. */
  readonly onLeave: () => void;
  /** The place in which the cursor stands. */
  readonly onCursor?: (pointer: string) => void;
  /** A place to show; `focus`: it was asked for here. */
  readonly shown?: { readonly pointer: string; readonly count: number; readonly focus: boolean } | null;
}

/** The whole document in Monaco, with completion and errors from the JSON Schema of its kind. Edits go both ways. */
export function JsonEditor<D extends { readonly key: string }>(props: JsonEditorProps<D>) {
  const { kind, document, readOnly, findings, shown: asked = null } = props;
  const t = useWords(designer);
  const keeps = t(kind === "blueprint" ? "json.canvasKeeps" : "json.formKeeps");
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<Monaco | null>(null);
  const [bad, setBad] = useState<string | null>(null);
  /** The document that the text stands for. */
  const shown = useRef(document);
  const byCanvas = useRef(false);
  const latest = useRef({ ...props, t, language, keeps });
  latest.current = { ...props, t, language, keeps };

  // biome-ignore lint/correctness/useExhaustiveDependencies: one editor as long as the view is there; it follows the document by itself
  useEffect(() => {
    if (!box.current) return;
    const uri = monaco.Uri.parse(addressOf(kind, document.key));
    monaco.editor.getModel(uri)?.dispose();
    const model = monaco.editor.createModel(printed(shown.current), "json", uri);
    const created = monaco.editor.create(box.current, {
      model,
      readOnly,
      theme: themeOf(),
      automaticLayout: true,
      ariaLabel: t("json.label"),
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      wordBasedSuggestions: "off",
      fontSize: 13,
      tabSize: 2,
      fixedOverflowWidgets: true,
    });
    view.current = created;
    // What Monaco swallows, the page needs: the palette, saving, and a way out.
    created.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyK, () => resend("k"));
    created.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, () => resend("s"));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      const text = model.getValue();
      const { t, language, keeps, read, onDocument, document: current } = latest.current;
      const reading = read(text, current);
      if (reading.ok) {
        setBad(null);
        shown.current = reading.document;
        shown.current = onDocument(reading.document);
      } else if (reading.kind === "syntax")
        setBad(t("json.bad", { line: model.getPositionAt(reading.offset).lineNumber, keeps }));
      else {
        const range = rangeOfPointer(text, reading.finding.pointer);
        setBad(
          t("json.badGrammar", {
            message: reading.finding.message[language],
            line: range ? model.getPositionAt(range.offset).lineNumber : 1,
            keeps,
          }),
        );
      }
    };
    model.onDidChangeContent(() => {
      if (byCanvas.current) return;
      clearTimeout(timer);
      timer = setTimeout(take, PARSE_AFTER_MS);
    });
    created.onDidBlurEditorWidget(() => {
      if (timer !== undefined) {
        clearTimeout(timer);
        if (JSON.stringify(shown.current) !== JSON.stringify(tryParse(model.getValue()))) take();
      }
      latest.current.onLeave();
    });
    created.onDidChangeCursorPosition(({ position, source }) => {
      if (source !== "mouse" && source !== "keyboard") return;
      latest.current.onCursor?.(pointerAtOffset(model.getValue(), model.getOffsetAt(position)));
    });
    const follow = () => monaco.editor.setTheme(themeOf());
    const watch = new MutationObserver(follow);
    watch.observe(globalThis.document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    // The system's own theme may change under an open editor.
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", follow);
    return () => {
      clearTimeout(timer);
      watch.disconnect();
      system.removeEventListener("change", follow);
      created.dispose();
      model.dispose();
      view.current = null;
    };
  }, []);

  // The form or the picture changed the document: the smallest edit of the text, so that cursor and folds stay.
  useEffect(() => {
    const model = view.current?.getModel();
    if (!model || document === shown.current) return;
    const text = model.getValue();
    const edit = spanOfChange(text, editText(text, shown.current, document));
    shown.current = document;
    if (!edit) return;
    const start = model.getPositionAt(edit.offset);
    const end = model.getPositionAt(edit.offset + edit.length);
    byCanvas.current = true;
    // Through the undo stack: a text that was not finished can be brought back there.
    model.pushEditOperations([], [{ range: monaco.Range.fromPositions(start, end), text: edit.content }], () => null);
    byCanvas.current = false;
    setBad(null);
  }, [document]);

  // Places asked for elsewhere are shown here too.
  useEffect(() => {
    const current = view.current;
    if (!current || !asked || (!asked.focus && current.hasTextFocus())) return;
    reveal(current, asked.pointer, asked.focus);
  }, [asked]);

  // Findings stand at their lines.
  useEffect(() => {
    const model = view.current?.getModel();
    if (!model) return;
    const text = model.getValue();
    const markers = findings.flatMap((finding) => {
      const range = rangeOfPointer(text, finding.pointer);
      if (!range) return [];
      const start = model.getPositionAt(range.offset);
      return [
        {
          severity:
            finding.severity === "error"
              ? monaco.MarkerSeverity.Error
              : finding.severity === "warning"
                ? monaco.MarkerSeverity.Warning
                : monaco.MarkerSeverity.Hint,
          message: finding.message[language],
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: start.lineNumber,
          endColumn: model.getLineMaxColumn(start.lineNumber),
        },
      ];
    });
    monaco.editor.setModelMarkers(model, "filrouge", markers);
  }, [findings, language]);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {bad && (
        <p role="status" className="m-0 bg-error-fill px-3 py-1.5 text-error">
          {bad}
        </p>
      )}
      {/* nokey: the picture beside it listens for Space on the whole page. */}
      <div ref={box} className="nokey min-h-0 flex-1" data-json-editor="" />
      <p className="m-0 border-t border-separator px-3 py-1 text-xs text-soft">{t("json.leave")}</p>
    </div>
  );
}

const resend = (key: string) =>
  globalThis.document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true }),
  );

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function reveal(view: Monaco, pointer: string, focus: boolean): void {
  const model = view.getModel();
  const range = model && rangeOfPointer(model.getValue(), pointer);
  if (!model || !range) return;
  const start = model.getPositionAt(range.offset);
  view.revealPositionNearTop(start);
  view.setPosition(start);
  if (focus) view.focus();
}
