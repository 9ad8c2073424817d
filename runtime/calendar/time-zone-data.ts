import data from "moment-timezone/data/packed/latest.json" with { type: "json" };

/** Release of the time zone database that every computation here follows. */
export const timeZoneRelease: string = data.version;

/** From an instant on (UTC ms), local time is UTC plus `offset` ms. */
export interface Shift {
  readonly at: number;
  readonly offset: number;
}

const targets = new Map(
  data.links.map((link): [string, string] => {
    const [target = "", name = ""] = link.split("|");
    return [name, target];
  }),
);
const packed = new Map(data.zones.map((line): [string, string] => [line.slice(0, line.indexOf("|")), line]));

/** Every name of a zone, old names included, in order. */
export const timeZoneNames: readonly string[] = [...packed.keys(), ...targets.keys()].sort();

/** The changes of a zone's clocks as they are laid down, to the end of 2037; null for a name that is not known. */
export function shiftsOf(name: string): readonly Shift[] | null {
  const line = packed.get(targets.get(name) ?? name);
  if (line === undefined) return null;
  // Name | abbreviations | minutes behind UTC | which of them, in turn | minutes from one change to the next.
  const [, , behind = "", turns = "", steps = ""] = line.split("|");
  const offsets = behind.split(" ").map((minutes) => 0 - Math.round(minutesOf(minutes) * 60) * 1000);
  const gaps = steps.split(" ").filter((step) => step !== "");
  let at = Number.NEGATIVE_INFINITY;
  return [...turns].map((turn, index) => {
    const shift = { at, offset: offsets[DIGITS.indexOf(turn)] ?? 0 };
    at = (index === 0 ? 0 : at) + Math.round(minutesOf(gaps[index] ?? "0") * 60) * 1000;
    return shift;
  });
}

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX";

/** A number of base 60 with a fraction, as the package packs it: `-1y.k`. */
function minutesOf(text: string): number {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  let value = 0;
  for (const digit of whole) value = value * 60 + DIGITS.indexOf(digit);
  let unit = 1;
  for (const digit of fraction) {
    unit /= 60;
    value += DIGITS.indexOf(digit) * unit;
  }
  return text.startsWith("-") ? -value : value;
}
