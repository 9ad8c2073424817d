import { type RefObject, useLayoutEffect, useRef } from "react";

/** A row that scrolls sideways shows the one of it that is current: a phone has room for two or three. */
export function useCurrentInSight<Row extends HTMLElement>(selector: string, current: string): RefObject<Row | null> {
  const row = useRef<Row>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another current one is what brings it into sight
  useLayoutEffect(() => {
    const one = row.current?.querySelector<HTMLElement>(selector);
    const box = row.current;
    if (!one || !box) return;
    const before = one.offsetLeft - box.offsetLeft;
    if (before < box.scrollLeft) box.scrollLeft = before;
    else if (before + one.offsetWidth > box.scrollLeft + box.clientWidth)
      box.scrollLeft = before + one.offsetWidth - box.clientWidth;
  }, [selector, current]);
  return row;
}
