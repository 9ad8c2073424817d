/** Chance with a seed: the same seed gives the same desk. */
export interface Dice {
  /** 0 … 1 */
  readonly roll: () => number;
  /** A whole number from 0 to below `sides`. */
  readonly below: (sides: number) => number;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
}

/** Mulberry32: small, and good enough for plausible stories. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (sides: number): number => Math.floor(roll() * sides);
  return { roll, below, pick: (items) => items[below(items.length)] ?? items[0] };
}
