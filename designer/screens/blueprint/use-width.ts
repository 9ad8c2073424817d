import { useSyncExternalStore } from "react";

const NARROW = matchMedia("(max-width: 767px)");
const TABLET = matchMedia("(max-width: 1279px)");

const subscribe = (listener: () => void): (() => void) => {
  NARROW.addEventListener("change", listener);
  TABLET.addEventListener("change", listener);
  return () => {
    NARROW.removeEventListener("change", listener);
    TABLET.removeEventListener("change", listener);
  };
};

/** Narrow: the outline instead of the picture. Tablet: the settings lie over the picture. */
export function useWidth(): { readonly narrow: boolean; readonly tablet: boolean } {
  const narrow = useSyncExternalStore(subscribe, () => NARROW.matches);
  const tablet = useSyncExternalStore(subscribe, () => TABLET.matches);
  return { narrow, tablet };
}
