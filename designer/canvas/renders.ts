declare global {
  interface Window {
    /** Set by the measuring page only: how often boxes and arrows were drawn. */
    __renders?: { state: number; arrow: number; canvas: number };
  }
}

/** Counts a render where somebody measures. */
export function counted(what: "state" | "arrow" | "canvas"): void {
  if (window.__renders) window.__renders[what] += 1;
}
