/** Below this zoom, guides would jump from box to box. */
export const FAR = 0.45;
/** Below this zoom, meta lines and pills' icons are too small to read: they make room for names in larger letters. */
const SMALL = 0.65;

/** A class decides what is left out when far away: no box is drawn anew for it. */
export function farOrNear(element: HTMLElement | null, zoom: number): void {
  element?.classList.toggle("fr-far", zoom < SMALL);
}
