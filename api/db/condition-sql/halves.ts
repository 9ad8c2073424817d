import { type RawBuilder, sql } from "kysely";
import { STATUSES, type Status } from "../../../blueprints/status.ts";

/** A question to the database; true and false where it need not be asked. */
export type Asked = boolean | RawBuilder<boolean>;

/**
 * What the database can say of a condition of three values: rows for which it may hold, and rows for which it may not. Where it is
 * exact these are the rows for which it is true, and those for which it is false; else there are more, and they are looked at in code.
 */
export interface Halves {
  readonly yes: Asked;
  readonly no: Asked;
  readonly exact: boolean;
  /** No other status has a row for which it may hold, or may not. */
  readonly statuses: { readonly yes: ReadonlySet<Status>; readonly no: ReadonlySet<Status> };
}

const EVERY: ReadonlySet<Status> = new Set(STATUSES);
const ANY = { yes: EVERY, no: EVERY };

/** The database knows nothing of it. */
export const OPEN: Halves = { yes: true, no: true, exact: false, statuses: ANY };
/** It is unknown for every ticket, and so neither true nor false. */
export const UNKNOWN: Halves = { yes: false, no: false, exact: true, statuses: ANY };

export const exactly = (yes: Asked, no: Asked): Halves => ({ yes, no, exact: true, statuses: ANY });
/** True or false of every ticket, never unknown: `yes` must say it without null. */
export const plainly = (yes: Asked): Halves => exactly(yes, none(yes));
/** Rows for which it may hold, and no better. */
export const atMost = (yes: Asked): Halves => ({ ...OPEN, yes });

export const none = (asked: Asked): Asked => (typeof asked === "boolean" ? !asked : sql<boolean>`not ${asked}`);

function joined(parts: readonly Asked[], decides: boolean): Asked {
  if (parts.includes(decides)) return decides;
  const asked = parts.filter((part) => typeof part !== "boolean");
  const [first] = asked;
  if (!first) return !decides;
  if (asked.length === 1) return first;
  return sql<boolean>`(${sql.join(asked, decides ? sql` or ` : sql` and `)})`;
}

export const all = (parts: readonly Asked[]): Asked => joined(parts, false);
export const any = (parts: readonly Asked[]): Asked => joined(parts, true);

const common = (sets: readonly ReadonlySet<Status>[]): ReadonlySet<Status> =>
  new Set(STATUSES.filter((status) => sets.every((set) => set.has(status))));
const together = (sets: readonly ReadonlySet<Status>[]): ReadonlySet<Status> =>
  new Set(STATUSES.filter((status) => sets.some((set) => set.has(status))));

/** Kleene's "and": true where all are, false where one is. */
export const allHalves = (parts: readonly Halves[]): Halves => ({
  yes: all(parts.map(({ yes }) => yes)),
  no: any(parts.map(({ no }) => no)),
  exact: parts.every(({ exact }) => exact),
  statuses: {
    yes: common(parts.map(({ statuses }) => statuses.yes)),
    no: together(parts.map(({ statuses }) => statuses.no)),
  },
});

export const turned = ({ yes, no, exact, statuses }: Halves): Halves => ({
  yes: no,
  no: yes,
  exact,
  statuses: { yes: statuses.no, no: statuses.yes },
});

/** Kleene's "or", which is "and" turned inside out. */
export const anyHalves = (parts: readonly Halves[]): Halves => turned(allHalves(parts.map(turned)));
