import { useCallback, useEffect, useState } from "react";
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
  const [stored, setStored] = useState(() => readDraft<string>(key));
  useEffect(() => setStored(readDraft<string>(key)), [key]);
  const set = useCallback(
    (value: string) => {
      if (value === "") dropDraft(key);
      else writeDraft(key, value);
      setStored(value === "" ? null : { value, at: Date.now() });
    },
    [key],
  );
  return { text: stored?.value ?? "", at: stored?.at ?? null, set };
}
