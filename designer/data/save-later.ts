import { useCallback, useEffect, useRef } from "react";

const LATER_MS = 800;

/**
 * Sends what is typed to the server a moment after the last key, and at once when the page goes away or shows something else:
 * the one way in which anything half-written gets there.
 */
export function useSaveLater() {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const waiting = useRef<(() => Promise<unknown>) | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const now = useCallback(() => {
    clearTimeout(timer.current);
    const save = waiting.current;
    waiting.current = null;
    // One after the other: what is newer must not be overtaken.
    if (save) last.current = last.current.then(save, save);
  }, []);
  const later = useCallback(
    (save: () => Promise<unknown>) => {
      waiting.current = save;
      clearTimeout(timer.current);
      timer.current = setTimeout(now, LATER_MS);
    },
    [now],
  );
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = null;
  }, []);
  useEffect(() => {
    const hidden = () => {
      if (document.hidden) now();
    };
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      now();
    };
  }, [now]);
  return { later, now, forget };
}
