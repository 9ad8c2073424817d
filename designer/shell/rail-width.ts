import { useSyncExternalStore } from "react";

const STORED = "filrouge.rail";
const listeners = new Set<() => void>();

const isWide = (): boolean => localStorage.getItem(STORED) === "wide";

function setWide(wide: boolean): void {
  if (wide) localStorage.setItem(STORED, "wide");
  else localStorage.removeItem(STORED);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the rail shows names beside its pictures, as this browser was last told. */
export const useRailWidth = (): readonly [boolean, (wide: boolean) => void] => [
  useSyncExternalStore(subscribe, isWide),
  setWide,
];
