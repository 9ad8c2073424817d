import { useEffect } from "react";

const holders = new Set<object>();

/** True while a page holds work that the server does not have: it stays open when the session ends. */
export const hasUnsent = (): boolean => holders.size > 0;

/** Somebody left on purpose: nothing is held for them. */
export const letGo = (): void => holders.clear();

/** Says that this page holds such work. */
export function useUnsent(held: boolean): void {
  useEffect(() => {
    if (!held) return;
    const holder = {};
    holders.add(holder);
    return () => {
      holders.delete(holder);
    };
  }, [held]);
}
