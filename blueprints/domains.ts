import type { Json } from "./json.ts";

/** What is known beforehand of a path: its only possible values, null among them when it may be empty; null: nothing is known. */
export type Known = (path: string) => readonly Json[] | null;

/** What an operator asks of the value at its path. Ordering is answered false by an empty value, its negation true. */
export type Demand =
  | { readonly in: readonly Json[] }
  | { readonly notIn: readonly Json[] }
  | { readonly low: Json; readonly open: boolean }
  | { readonly high: Json; readonly open: boolean };

interface Domain {
  /** The only values possible, as JSON text; null: any. */
  among: ReadonlySet<string> | null;
  excluded: ReadonlySet<string>;
  low: number;
  lowOpen: boolean;
  high: number;
  highOpen: boolean;
  /** An ordering asks for a value that is there. */
  present: boolean;
}

const EMPTY = "null";
const whole = (): Domain => ({
  among: null,
  excluded: new Set(),
  low: Number.NEGATIVE_INFINITY,
  lowOpen: false,
  high: Number.POSITIVE_INFINITY,
  highOpen: false,
  present: false,
});

/** An empty text and an empty list are empty, as null is. */
const text = (value: Json): string =>
  value === "" || (Array.isArray(value) && value.length === 0) ? EMPTY : JSON.stringify(value);

/** What may still stand at each path, after everything that was asked of it. */
export class Domains {
  readonly #known: Known;
  /** Only the paths that were asked about. */
  readonly #paths: Map<string, Domain>;

  constructor(known: Known, paths: Map<string, Domain> = new Map()) {
    this.#known = known;
    this.#paths = paths;
  }

  copy(): Domains {
    return new Domains(this.#known, new Map([...this.#paths].map(([path, domain]) => [path, { ...domain }])));
  }

  /** True where the only possible values of the path are known. */
  isKnown(path: string): boolean {
    return this.#known(path) !== null;
  }

  #at(path: string): Domain {
    const domain = this.#paths.get(path);
    if (domain) return domain;
    const values = this.#known(path);
    const fresh = { ...whole(), among: values && new Set(values.map(text)) };
    this.#paths.set(path, fresh);
    return fresh;
  }

  /** Narrows a path; false when nothing is left there. */
  demand(path: string, demand: Demand, negated: boolean): boolean {
    const domain = this.#at(path);
    if ("in" in demand || "notIn" in demand) {
      const values = new Set(("in" in demand ? demand.in : demand.notIn).map(text));
      if ("in" in demand === negated) domain.excluded = new Set([...domain.excluded, ...values]);
      else domain.among = new Set([...values].filter((value) => domain.among?.has(value) ?? true));
    } else if (!this.#order(domain, demand, negated)) return true;
    return possible(domain);
  }

  /** False where the bound is no number, or where an empty value escapes it. */
  #order(
    domain: Domain,
    demand: { low: Json; open: boolean } | { high: Json; open: boolean },
    negated: boolean,
  ): boolean {
    const bound = "low" in demand ? demand.low : demand.high;
    if (typeof bound !== "number" || (negated && !domain.present && !domain.excluded.has(EMPTY))) return false;
    if (!negated) domain.present = true;
    const fromBelow = "low" in demand !== negated;
    const open = demand.open !== negated;
    if (fromBelow && (bound > domain.low || (bound === domain.low && open)))
      [domain.low, domain.lowOpen] = [bound, open];
    if (!fromBelow && (bound < domain.high || (bound === domain.high && open)))
      [domain.high, domain.highOpen] = [bound, open];
    return true;
  }
}

function possible(domain: Domain): boolean {
  const ranged = domain.low !== Number.NEGATIVE_INFINITY || domain.high !== Number.POSITIVE_INFINITY;
  const emptyFits = !domain.present && !domain.excluded.has(EMPTY);
  if (domain.among === null) {
    return emptyFits || domain.low < domain.high || (domain.low === domain.high && !domain.lowOpen && !domain.highOpen);
  }
  return [...domain.among].some((value) => {
    if (domain.excluded.has(value)) return false;
    if (value === EMPTY) return emptyFits;
    if (!ranged) return true;
    const number: unknown = JSON.parse(value);
    return typeof number === "number" && within(domain, number);
  });
}

const within = (domain: Domain, value: number): boolean =>
  (domain.lowOpen ? value > domain.low : value >= domain.low) &&
  (domain.highOpen ? value < domain.high : value <= domain.high);
