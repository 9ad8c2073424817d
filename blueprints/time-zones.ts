import names from "./time-zones.json" with { type: "json" };

const known: ReadonlySet<string> = new Set(names);

/** True for an IANA name of a time zone, old names included, as the time zone data of this release know it. */
export const isTimeZone = (name: string): boolean => known.has(name);
