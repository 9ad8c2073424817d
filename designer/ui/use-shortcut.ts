import { type RefObject, useEffect, useRef } from "react";

/** True where keys are for typing: our single-letter keys never act there. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input, textarea, select, [role=textbox], [role=combobox], .monaco-editor") !== null
  );
}

export interface ShortcutOptions {
  /** Only while focus is inside this element; absent: on the whole page, but never behind an open dialog or menu. */
  readonly within?: RefObject<HTMLElement | null>;
  readonly enabled?: boolean;
  /** Acts in editable targets too; only for combinations with Ctrl. */
  readonly inText?: boolean;
}

/** Windows that hold the keyboard while they are open; a side sheet does not. */
const OVER = "[role=dialog]:not([data-side]), [role=alertdialog], [role=menu]";

const mac = () => navigator.platform.startsWith("Mac");

/** Name of the pressed combination: `Ctrl+Shift+Z`, `j`, `?`, `Enter`. Ctrl is ⌘ on a Mac. */
function combination(event: KeyboardEvent): string {
  const ctrl = mac() ? event.metaKey : event.ctrlKey;
  const named = event.key.length > 1 || event.key === " ";
  const shift = event.shiftKey && (named || ctrl || event.altKey || /^[a-z]$/i.test(event.key));
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return [ctrl && "Ctrl", event.altKey && "Alt", shift && "Shift", key].filter(Boolean).join("+");
}

const normal = (keys: string): string =>
  keys
    .split("+")
    .map((part) => (part.length === 1 ? part.toLowerCase() : part))
    .join("+");

/** Single letters can be switched off in the profile (WCAG 2.1.4). */
export const singleKeysOff = (): boolean => localStorage.getItem("filrouge.singleKeys") === "off";

export const setSingleKeys = (on: boolean): void =>
  on ? localStorage.removeItem("filrouge.singleKeys") : localStorage.setItem("filrouge.singleKeys", "off");

/**
 * Binds keys: `useShortcut("j", next)`, `useShortcut(["Ctrl+Enter"], send, { inText: true })`, `useShortcut("g m", mine)` for two in a row.
 * Never acts in editable targets unless `inText`.
 */
export function useShortcut(
  keys: string | readonly string[],
  act: (event: KeyboardEvent) => void,
  options: ShortcutOptions = {},
): void {
  const latest = useRef(act);
  latest.current = act;
  const list = (typeof keys === "string" ? [keys] : keys).join("\n");
  const { within, enabled = true, inText = false } = options;
  useEffect(() => {
    if (!enabled) return;
    const wanted = list.split("\n").map((entry) => (entry === " " ? ["Space"] : entry.split(" ").map(normal)));
    let first: string | null = null;
    let since = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      if (!inText && isEditable(target)) return;
      if (within) {
        if (!target || !within.current?.contains(target)) return;
      } else if (!inText && document.querySelector(OVER)) return;
      const pressed = combination(event);
      if (pressed.length === 1 && singleKeysOff()) return;
      const now = event.timeStamp;
      for (const sequence of wanted) {
        const [a, b] = sequence;
        const hit = b === undefined ? a === pressed : first === a && b === pressed && now - since < 1500;
        if (hit) {
          event.preventDefault();
          first = null;
          latest.current(event);
          return;
        }
      }
      if (wanted.some((sequence) => sequence.length > 1 && sequence[0] === pressed)) {
        first = pressed;
        since = now;
      } else first = null;
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [list, within, enabled, inText]);
}
