import { type RefObject, useLayoutEffect, useRef } from "react";

export interface RowFocus<E extends HTMLElement> {
  /** Goes on the box around the rows, and around the button that adds one. */
  readonly box: { readonly ref: RefObject<E | null>; readonly "data-rows": "" };
  /** Goes on what has the focus in each row: the button that removes it, as a rule. */
  readonly row: { readonly "data-row": "" };
  /** Said just before the row at this place is removed. */
  readonly removing: (at: number) => void;
}

/**
 * A removed row takes its button along, and the focus with it: the row that comes into its place gets it, else the last one, else
 * the first button of the box.
 */
export function useRowFocus<E extends HTMLElement>(count: number): RowFocus<E> {
  const box = useRef<E>(null);
  const gone = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the commit in which the row is gone, whatever else is drawn before
  useLayoutEffect(() => {
    const at = gone.current;
    gone.current = null;
    if (at === null || !box.current) return;
    // Rows may hold lists of their own.
    const rows = [...box.current.querySelectorAll<HTMLElement>("[data-row]")].filter(
      (one) => one.closest("[data-rows]") === box.current,
    );
    (rows[Math.min(at, rows.length - 1)] ?? box.current.querySelector("button"))?.focus();
  }, [count]);
  return {
    box: { ref: box, "data-rows": "" },
    row: { "data-row": "" },
    removing: (at) => {
      gone.current = at;
    },
  };
}
