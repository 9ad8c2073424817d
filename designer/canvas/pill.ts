import type { Transition } from "../../blueprints/blueprint.ts";

/** In px: the label of a step, on its line. */
export const PILL_HEIGHT = 24;
const PILL_MOST = 190;

/** Width of a pill, without measuring: a character of 12 px Inter is about 6.4 px, an icon with its gap 16. */
export function pillWidth(name: string, icons: number): number {
  const text = [...name].reduce(
    (sum, letter) => sum + (/[A-ZÀ-ÖmwMW@]/.test(letter) ? 9 : /[ilI.,'’ ]/.test(letter) ? 3.8 : 6.8),
    0,
  );
  return Math.min(PILL_MOST, Math.round(24 + text + icons * 16));
}

export const iconsOf = (transition: Transition): number =>
  [transition.start, transition.before, transition.during?.length, transition.after?.length].filter(Boolean).length;
