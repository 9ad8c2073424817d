import { X } from "lucide-react";
import { useState } from "react";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { textIn } from "../../../blueprints/text.ts";
import { oneState, oneTransition, type Selection } from "../../document/selection.ts";
import { useEditor, useEditorState } from "../../document/use-editor.ts";
import { designer } from "../../i18n/designer.ts";
import { useWords } from "../../i18n/i18n.ts";
import { IconButton } from "../../ui/icon-button.tsx";

/** States and transitions whose name, in any language, or key contains the text. */
export function matches(document: Blueprint, text: string): readonly Selection[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const holds = (item: { readonly id: string; readonly name: Parameters<typeof textIn>[0] }) =>
    [item.id, textIn(item.name, "en"), textIn(item.name, "fr")].some((it) => it.toLowerCase().includes(wanted));
  return [
    ...document.states.filter(holds).map((s) => oneState(s.id)),
    ...document.transitions.filter(holds).map((t) => oneTransition(t.id)),
  ];
}

/** Finds by name: Enter goes from match to match. */
export function FindBox({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(designer);
  const editor = useEditor();
  const document = useEditorState((s) => s.document);
  const [text, setText] = useState("");
  const [at, setAt] = useState(-1);
  const found = matches(document, text);
  const go = (by: number) => {
    if (found.length === 0) return;
    const next = (at + by + found.length) % found.length;
    setAt(next);
    const selection = found[next];
    if (selection) editor.select(selection);
  };
  return (
    <search className="flex items-center gap-1">
      <input
        // biome-ignore lint/a11y/noAutofocus: the box was opened to type here
        autoFocus
        aria-label={t("find.label")}
        placeholder={t("toolbar.find")}
        className="control w-56!"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") onClose();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <span role="status" className="text-xs text-soft">
        {text.trim() === ""
          ? ""
          : found.length === 0
            ? t("find.none", { text })
            : t("find.count", { count: found.length })}
      </span>
      <IconButton icon={X} label={t("inspector.close")} onClick={onClose} />
    </search>
  );
}
