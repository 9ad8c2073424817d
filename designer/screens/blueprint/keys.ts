import type { Sentence } from "../../../blueprints/text.ts";
import type { designer } from "../../i18n/designer.ts";
import { singleKeysOff } from "../../ui/use-shortcut.ts";

type Word = keyof (typeof designer)["en"];

/** One key of the designer: what it does, in the list that `?` shows. */
export interface Key {
  /** `n`, `Ctrl+d`, `Shift+Alt+t`; several spellings of one thing. */
  readonly keys: readonly string[];
  readonly title: Sentence | Word;
  /** As printed in the list; absent: the first key. */
  readonly shown?: string;
  /** On the whole page but in text boxes; else only while picture or outline has focus. */
  readonly everywhere?: true;
  /** Stands in the menu of the picture, and in the bar of a selection, while it can do something. */
  readonly enabled?: () => boolean;
  readonly act: () => void;
}

/** As printed beside what it does: `Ctrl+Z`. */
export const shownKey = ({ shown, keys }: Key): string =>
  shown ??
  keys[0]?.replace(/(^|\+)([a-z])$/, (_, plus: string, letter: string) => `${plus}${letter.toUpperCase()}`) ??
  "";

const isMac = (): boolean => navigator.platform.startsWith("Mac");

/** The combination as a text: `Ctrl+Shift+z`, `n`, `?`, `ArrowLeft`. Ctrl is ⌘ on a Mac. */
export function pressed(
  event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): string {
  const ctrl = isMac() ? event.metaKey : event.ctrlKey;
  const letter = /^[a-z]$/i.test(event.key);
  // With Alt some layouts give another character; the key's place says which was meant.
  const key =
    event.altKey && event.code.startsWith("Key")
      ? event.code.slice(3).toLowerCase()
      : letter
        ? event.key.toLowerCase()
        : event.key;
  const digit = event.code.startsWith("Digit") && event.shiftKey ? event.code.slice(5) : null;
  const shift = event.shiftKey && (key.length > 1 || letter || ctrl || event.altKey || digit !== null);
  return [ctrl && "Ctrl", shift && "Shift", event.altKey && "Alt", digit ?? key].filter(Boolean).join("+");
}

/** The key that was pressed, if it is one of ours. Single letters can be switched off. */
export function keyOf(list: readonly Key[], combination: string): Key | undefined {
  if (combination.length === 1 && singleKeysOff()) return undefined;
  return list.find((key) => key.keys.includes(combination));
}
