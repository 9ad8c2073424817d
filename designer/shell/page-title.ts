import { useEffect, useSyncExternalStore } from "react";

let title = "";
const listeners = new Set<() => void>();

function set(next: string): void {
  if (title === next) return;
  title = next;
  document.title = next ? `${next} · Filrouge` : "Filrouge";
  for (const listener of listeners) listener();
}

/** Names the page in the browser's tab and in the top bar, as long as the screen is shown. */
export function usePageTitle(text: string): void {
  useEffect(() => set(text), [text]);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useShownTitle = (): string => useSyncExternalStore(subscribe, () => title);
