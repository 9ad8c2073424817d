import { useReactFlow, ViewportPortal } from "@xyflow/react";
import { useLayoutEffect, useRef, useState } from "react";
import { textIn } from "../../blueprints/text.ts";
import { stateOf, transitionOf } from "../commands/edits.ts";
import { rename } from "../commands/rename.ts";
import { useEditor } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { cornerOf } from "./folding.ts";
import { BOX, placesOf } from "./places.ts";
import type { Renaming } from "./stage.ts";

interface NameInputProps {
  readonly what: Renaming;
  /** `giveBack`: a key ended it, so that the focus goes back to the picture; else it went elsewhere by itself. */
  readonly onDone: (giveBack: boolean) => void;
}

/** Renames in place: Enter takes the name over, Escape leaves it. */
export function NameInput({ what, onDone }: NameInputProps) {
  const t = useWords(designer);
  const language = useLanguage();
  const editor = useEditor();
  const { document } = editor.state();
  const subject =
    what.kind === "section"
      ? document.sections?.find((it) => it.id === what.id)
      : what.kind === "state"
        ? stateOf(document, what.id)
        : transitionOf(document, what.id);
  const [name, setName] = useState(subject ? textIn(subject.name, language) : "");
  const box = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  const end = (take: boolean, giveBack = true) => {
    if (left.current) return;
    left.current = true;
    if (take) editor.run(rename, { ...what, language, name });
    onDone(giveBack);
  };
  return (
    <input
      ref={box}
      aria-label={t("canvas.nameBox")}
      className="control nodrag nopan font-semibold"
      value={name}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => end(true, false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") end(true);
        else if (event.key === "Escape") end(false);
      }}
    />
  );
}

/** The name box over the state, or over the transition's pill. */
export function RenameBox({ what, onDone }: NameInputProps) {
  const editor = useEditor();
  const flow = useReactFlow();
  const place = () => {
    const { document } = editor.state();
    if (what.kind === "section") {
      const section = document.sections?.find((it) => it.id === what.id);
      const [x, y] = section ? cornerOf(section, placesOf(document)) : [0, 0];
      return { x: x - 8, y: y - 40, width: BOX.width };
    }
    if (what.kind === "state") {
      const [x, y] = placesOf(document).get(what.id) ?? [0, 0];
      return { x: x + 4, y: y + BOX.height / 2 - 17, width: BOX.width - 8 };
    }
    const pill = globalThis.document.querySelector(`[data-transition="${what.id}"]`)?.getBoundingClientRect();
    const { x, y } = pill
      ? flow.screenToFlowPosition({ x: pill.x + pill.width / 2, y: pill.y + pill.height / 2 })
      : { x: 0, y: 0 };
    return { x: x - 95, y: y - 17, width: 190 };
  };
  const [{ x, y, width }] = useState(place);
  return (
    <ViewportPortal>
      <div
        style={{
          position: "absolute",
          transform: `translate(${x}px, ${y}px)`,
          width,
          zIndex: 10,
          pointerEvents: "all",
        }}
      >
        <NameInput what={what} onDone={onDone} />
      </div>
    </ViewportPortal>
  );
}
