import { useSyncExternalStore } from "react";

const WIDE = matchMedia("(min-width: 1024px)");

const subscribe = (listener: () => void): (() => void) => {
  WIDE.addEventListener("change", listener);
  return () => WIDE.removeEventListener("change", listener);
};

/** Room for two things side by side. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => WIDE.matches);
