import { useReactFlow } from "@xyflow/react";
import { ArrowRight, Check, Circle, Clock3, type LucideIcon, Pause } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { appendState } from "../commands/append-state.ts";
import { stateOf } from "../commands/edits.ts";
import { useEditor, useEditorState } from "../document/use-editor.ts";
import { drawing } from "../i18n/drawing.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { usePickList } from "../ui/use-pick-list.ts";
import { type NextThing, nextThings } from "./next-things.ts";
import { BOX, placesOf } from "./places.ts";
import type { Renaming } from "./stage.ts";

const ICONS: { readonly [kind in NextThing["kind"]]: LucideIcon } = {
  open: Circle,
  waiting: Pause,
  finished: Check,
  timed: Clock3,
  existing: ArrowRight,
};

export interface AppendProps {
  /** The state after which something comes. */
  readonly from: string;
  /** `name`: what was drawn has no name of its own yet. Null: nothing was chosen. `giveBack`: by a key or a choice, so that the focus goes back. */
  readonly onDone: (name: Renaming | null, giveBack: boolean) => void;
}

/** What comes next, by typing: a new state of that name, or a state there is. Arrow keys choose, Enter draws. */
export function AppendList({ from, onDone }: AppendProps) {
  const t = useWords(drawing);
  const say = useSay();
  const language = useLanguage();
  const editor = useEditor();
  const document = useEditorState((s) => s.document);
  const box = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  const [text, setText] = useState("");
  useLayoutEffect(() => box.current?.focus(), []);
  const things = nextThings(document, from, text, language);
  const end = (name: Renaming | null, giveBack: boolean) => {
    if (left.current) return;
    left.current = true;
    onDone(name, giveBack);
  };
  const pick = usePickList(things, (thing) => {
    const { name, title } = appendState;
    const change = editor.run({ name, title, apply: thing.apply }, null);
    const id = change?.select?.states[0];
    end(thing.name === null && id !== undefined ? { kind: "state", id } : null, true);
  });
  const origin = stateOf(document, from);
  const words = (thing: NextThing) =>
    thing.kind === "existing" ? t("append.existing", { name: thing.name ?? "" }) : t(`append.${thing.kind}`);
  return (
    <>
      <input
        ref={box}
        {...pick.box}
        aria-label={t("append.box")}
        maxLength={200}
        placeholder={t("append.hint")}
        className="control"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          pick.restart();
        }}
        onBlur={() => end(null, false)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (pick.onKey(event) || event.key !== "Escape") return;
          event.preventDefault();
          end(null, true);
        }}
      />
      <div
        id={pick.list}
        role="listbox"
        aria-label={t("append.list")}
        className="mt-1 max-h-72 overflow-y-auto max-sm:max-h-none"
      >
        {things.map((thing, index) => {
          const Icon = ICONS[thing.kind];
          return (
            <div key={thing.id} {...pick.option(index)}>
              <Icon size={16} aria-hidden className="shrink-0 text-soft" />
              <span className="min-w-0">
                {thing.kind !== "existing" && thing.name !== null && (
                  <span className="block truncate font-medium">{thing.name}</span>
                )}
                <span
                  className={thing.kind !== "existing" && thing.name !== null ? "block text-xs text-soft" : "block"}
                >
                  {words(thing)}
                </span>
              </span>
            </div>
          );
        })}
      </div>
      {things.length === 0 && (
        <p className="m-0 p-2 text-soft">{t("append.none", { name: origin ? say(origin.name) : "" })}</p>
      )}
    </>
  );
}

const WIDTH = 320;
const HEIGHT = 370;

/** The list beside its state, as far as the picture has room. */
export function AppendBox(props: AppendProps) {
  const t = useWords(drawing);
  const say = useSay();
  const editor = useEditor();
  const flow = useReactFlow();
  const box = useRef<HTMLDivElement>(null);
  const [{ x, y, shown }, setPlace] = useState({ x: 0, y: 0, shown: false });
  useLayoutEffect(() => {
    const room = box.current?.parentElement;
    if (!room) return;
    const [left, top] = placesOf(editor.state().document).get(props.from) ?? [0, 0];
    const view = flow.getViewport();
    const right = (left + BOX.width) * view.zoom + view.x + 16;
    const within = (wanted: number, size: number, all: number) => Math.max(8, Math.min(wanted, all - size - 8));
    setPlace({
      x: within(right, WIDTH, room.clientWidth),
      y: within(top * view.zoom + view.y, HEIGHT, room.clientHeight),
      shown: true,
    });
  }, [props.from, editor, flow]);
  const origin = stateOf(editor.state().document, props.from);
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={t("append.title", { name: origin ? say(origin.name) : "" })}
      className="popup nopan nodrag nowheel absolute z-20 p-2"
      style={{ left: x, top: y, width: WIDTH, opacity: shown ? 1 : 0 }}
    >
      <p className="m-0 px-1 pb-1.5 text-xs text-soft">{t("append.title", { name: origin ? say(origin.name) : "" })}</p>
      <AppendList {...props} />
    </div>
  );
}
