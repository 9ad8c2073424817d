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

export function writeDraft(key: string, value: Json): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify({ value, at: Date.now() }));
  } catch {
    // A full or closed store: what is typed stays on the screen.
  }
}

export const dropDraft = (key: string): void => localStorage.removeItem(nameOf(key));

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
  /** It was sent: what was typed behind it meanwhile stays. */
  const sent = useCallback(
    (value: string) => {
      const now = latest.current;
      if (now.key === key) set(now.text.startsWith(value) ? now.text.slice(value.length).trimStart() : now.text);
      else dropDraft(key);
    },
    [key, set],
  );
  return { text, at: stored?.at ?? null, set, sent };
}
