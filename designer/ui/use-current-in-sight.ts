import { type RefObject, useLayoutEffect, useRef } from "react";

/** A row that scrolls sideways shows the one of it that is current: a phone has room for two or three. */
export function useCurrentInSight<Row extends HTMLElement>(selector: string, current: string): RefObject<Row | null> {
  const row = useRef<Row>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another current one is what brings it into sight
  useLayoutEffect(() => {
    const one = row.current?.querySelector<HTMLElement>(selector);
    const box = row.current;
    if (!one || !box) return;
    const [shown, room] = [one.getBoundingClientRect(), box.getBoundingClientRect()];
    if (shown.left < room.left) box.scrollLeft += shown.left - room.left;
    else if (shown.right > room.right) box.scrollLeft += shown.right - room.right;
  }, [selector, current]);
  return row;
}
