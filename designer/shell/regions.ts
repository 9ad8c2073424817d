import { useShortcut } from "../ui/use-shortcut.ts";

const FOCUSABLE =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex='0']";

/** F6 and Shift+F6 go from one marked part of the page (`data-region`) to the next, as in desktop programs. */
export function useRegionCycle(): void {
  const go = (by: 1 | -1) => {
    const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(
      (region) => region.offsetParent !== null || region.getClientRects().length > 0,
    );
    if (regions.length === 0) return;
    // Regions may nest (a panel inside the content): the innermost one that holds focus counts.
    const at = regions.findLastIndex((region) => region.contains(document.activeElement));
    const next = regions[(at + by + regions.length) % regions.length] ?? regions[0];
    const inside = next?.querySelector<HTMLElement>(FOCUSABLE);
    (inside ?? next)?.focus();
  };
  useShortcut("F6", () => go(1), { inText: true });
  useShortcut("Shift+F6", () => go(-1), { inText: true });
}
