import { useCallback, useRef, useState } from "react";
import type { Json } from "../../blueprints/json.ts";

interface Stored<T> {
  readonly value: T;
  /** When it was written, epoch ms. */
  readonly at: number;
}

const nameOf = (key: string): string => `filrouge.draft.${key}`;

export function readDraft<T extends Json>(key: string): Stored<T> | null {
  try {
    const text = localStorage.getItem(nameOf(key));
    // Only we write under this name, and always in this shape.
    return text === null ? null : (JSON.parse(text) as Stored<T>);
  } catch {
    return null;
  }
}

export function writeDraft(key: string, value: Json, at = Date.now()): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify({ value, at }));
  } catch {
    // A full or closed store: what is typed stays on the screen.
  }
}

/** When what stood under a name was emptied here, epoch ms: what is older elsewhere does not come back. */
const emptied = new Map<string, number>();

export function dropDraft(key: string): void {
  emptied.set(key, Date.now());
  localStorage.removeItem(nameOf(key));
}

/** Keeps what was kept elsewhere at that instant, unless this computer has newer words; true: it was kept. */
export function adoptDraft(key: string, value: string, at: number): boolean {
  const here = readDraft<string>(key);
  if ((here?.at ?? emptied.get(key) ?? 0) >= at) return false;
  writeDraft(key, value, at);
  return true;
}

/** Text that survives a closed browser: kept on this computer with every key pressed. */
export function useTextDraft(key: string) {
  const [known, setKnown] = useState(() => ({ key, stored: readDraft<string>(key) }));
  let { stored } = known;
  if (known.key !== key) {
    // At once: what was typed under one name never shows under another.
    stored = readDraft<string>(key);
    setKnown({ key, stored });
  }
  const set = useCallback(
    (value: string) => {
      if (value === "") dropDraft(key);
      else writeDraft(key, value);
      setKnown({ key, stored: value === "" ? null : { value, at: Date.now() } });
    },
    [key],
  );
  const text = stored?.value ?? "";
  const latest = useRef({ key, text });
  latest.current = { key, text };
  /** It was sent: what was typed behind it meanwhile stays. Gives what is left. */
  const sent = useCallback(
    (value: string): string => {
      const now = latest.current;
      if (now.key !== key) {
        dropDraft(key);
        return "";
      }
      const left = now.text.startsWith(value) ? now.text.slice(value.length).trimStart() : now.text;
      set(left);
      return left;
    },
    [key, set],
  );
  /** What was kept elsewhere, at that instant: it is shown unless this computer has newer words. */
  const adopt = useCallback(
    (value: string, at: number) => {
      if (adoptDraft(key, value, at)) setKnown({ key, stored: { value, at } });
    },
    [key],
  );
  return { text, at: stored?.at ?? null, set, sent, adopt };
}
