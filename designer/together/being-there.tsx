import { useEffect, useState, useSyncExternalStore } from "react";
import type { Kind } from "../../blueprints/kinds.ts";
import type { Editor } from "../document/editor.ts";
import { useBeingThere } from "./use-readers.ts";

/** Tells the others which state or transition is selected here. Draws nothing, so that nothing is drawn anew for it. */
export function BeingOnBlueprint({ of, editor }: { readonly of: string; readonly editor: Editor }) {
  const document = useSyncExternalStore(editor.subscribe, () => editor.state().document);
  const spot = useSyncExternalStore(editor.subscribe, () => {
    const { states, transitions } = editor.state().selection;
    if (states.length + transitions.length !== 1) return "";
    return states.length === 1 ? `state:${states[0]}` : `transition:${transitions[0]}`;
  });
  useBeingThere("blueprint", of, spot, document);
  return null;
}

/** Tells the others which part of a form has the focus here. */
export function BeingOnForm(props: { readonly kind: Kind; readonly of: string; readonly document: unknown }) {
  const [spot, setSpot] = useState("");
  useEffect(() => {
    const moved = ({ target }: FocusEvent) => {
      const place = target instanceof Element ? target.closest<HTMLElement>("[data-pointer]") : null;
      setSpot((place?.dataset.pointer ?? "").slice(0, 200));
    };
    globalThis.document.addEventListener("focusin", moved);
    return () => globalThis.document.removeEventListener("focusin", moved);
  }, []);
  useBeingThere(props.kind, props.of, spot, props.document);
  return null;
}
