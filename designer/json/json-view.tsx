import { useEffect, useRef, useState } from "react";
import type { Finding } from "../../blueprints/finding.ts";
import { replaceDocument } from "../commands/replace-document.ts";
import { useEditor, useEditorState } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { elementAt, selectionAt } from "../problems/places.ts";
import { editText, pointerAtOffset, printed, rangeOfPointer, spanOfChange } from "./json-text.ts";
import { addressOf, monaco, themeOf } from "./monaco.ts";
import { readText } from "./read-text.ts";

type Monaco = ReturnType<typeof monaco.editor.create>;

const PARSE_AFTER_MS = 300;

/** The whole document in Monaco, with completion and errors from the JSON Schema. Edits go both ways. */
export default function JsonView({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useWords(designer);
  const language = useLanguage();
  const editor = useEditor();
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<Monaco | null>(null);
  const document = useEditorState((s) => s.document);
  const selection = useEditorState((s) => s.selection);
  const wanted = useEditorState((s) => s.wanted);
  const readOnly = useEditorState((s) => s.readOnly);
  const [bad, setBad] = useState<string | null>(null);
  /** The document that the text stands for. */
  const shown = useRef(document);
  const byCanvas = useRef(false);
  const words = useRef({ t, language });
  words.current = { t, language };

  // biome-ignore lint/correctness/useExhaustiveDependencies: one editor as long as the view is there; it follows the document by itself
  useEffect(() => {
    if (!box.current) return;
    const uri = monaco.Uri.parse(addressOf(document.key));
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
      const reading = readText(text, editor.state().document);
      const { t, language } = words.current;
      if (reading.ok) {
        setBad(null);
        shown.current = reading.document;
        editor.run(replaceDocument, { to: reading.document }, { merge: "json" });
        shown.current = editor.state().document;
      } else if (reading.kind === "syntax")
        setBad(t("json.bad", { line: model.getPositionAt(reading.offset).lineNumber }));
      else {
        const range = rangeOfPointer(text, reading.finding.pointer);
        setBad(
          t("json.badGrammar", {
            message: reading.finding.message[language],
            line: range ? model.getPositionAt(range.offset).lineNumber : 1,
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
      editor.seal();
    });
    created.onDidChangeCursorPosition(({ position, source }) => {
      if (source !== "mouse" && source !== "keyboard") return;
      const next = selectionAt(editor.state().document, pointerAtOffset(model.getValue(), model.getOffsetAt(position)));
      if (next.states.length + next.transitions.length > 0) editor.select(next);
    });
    const watch = new MutationObserver(() => monaco.editor.setTheme(themeOf()));
    watch.observe(globalThis.document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => {
      clearTimeout(timer);
      watch.disconnect();
      created.dispose();
      model.dispose();
      view.current = null;
    };
  }, []);

  // The canvas changed the document: the smallest edit of the text, so that cursor and folds stay.
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

  // Selection and places asked for elsewhere are shown here too.
  useEffect(() => {
    const current = view.current;
    const id = selection.states[0] ?? selection.transitions[0];
    if (!current || id === undefined || current.hasTextFocus()) return;
    const list = selection.states.length > 0 ? "states" : "transitions";
    const index = document[list].findIndex((it) => it.id === id);
    reveal(current, `/${list}/${index}`, false);
  }, [selection, document]);
  useEffect(() => {
    if (view.current && wanted)
      reveal(view.current, wanted.pointer, elementAt(editor.state().document, wanted.pointer) === null);
  }, [wanted, editor]);

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
