import data from "tzdata/timezone-data.json" with { type: "json" };

/** An era of a zone: minutes behind UTC in standard time, its rules, its name, and its end as the wall clock showed it. */
type Era = readonly [behind: string, rules: string, name: string, until: string | null];
/** First year, last year, (unused), month, day, [hours, minutes, seconds, which clock], minutes added, letters. */
export type Rule = readonly [
  from: string,
  to: string,
  type: string,
  month: string,
  on: string,
  at: readonly [hours: string, minutes: string, seconds: string, clock: string | null],
  save: string,
  letters: string,
];
export type Zone = readonly Era[];

interface Data {
  readonly version: string;
  /** A text is another name of a zone. */
  readonly zones: Readonly<Record<string, Zone | string>>;
  readonly rules: Readonly<Record<string, readonly Rule[]>>;
}

// The shape is the package's own promise; every zone of it is compiled in the tests.
export const otherZoneData = data as unknown as Data;
