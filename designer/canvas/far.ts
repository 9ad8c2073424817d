/** Below this zoom, meta lines and pills' icons are too small to read and are left out. */
export const FAR = 0.45;

/** A class decides what is left out when far away: no box is drawn anew for it. */
export function farOrNear(element: HTMLElement | null, zoom: number): void {
  element?.classList.toggle("fr-far", zoom < FAR);
}
