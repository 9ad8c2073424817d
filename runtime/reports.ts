import type { Fact } from "../blueprints/facts.ts";
import type { Status } from "../blueprints/status.ts";

/** Where the values of a figure lie: the middle one, and the one that nine of ten do not exceed. Null: there is none. */
export interface Spread {
  readonly count: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** By nearest rank: each is a value that occurred. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  const rank = (share: number): number | null => sorted[Math.ceil(share * sorted.length) - 1] ?? null;
  return { count: sorted.length, median: rank(0.5), p90: rank(0.9) };
}

/** One stay in a state of a blueprint. Epoch ms; `to` null: the ticket is there still. */
export interface Stay {
  readonly blueprint: string;
  readonly version: number;
  readonly state: string;
  readonly from: number;
  readonly to: number | null;
}

/** One stretch of time in a status. */
export interface StatusSpan {
  readonly status: Status;
  readonly from: number;
  readonly to: number | null;
}

/** Where a ticket has been, told by its whole journal; steps that were taken back are none of it. */
export interface Whereabouts {
  readonly stays: readonly Stay[];
  readonly statuses: readonly StatusSpan[];
}

/** The facts that tell where a ticket is; the others need not be read for it. */
export const WHEREABOUTS = [
  "ticketCreated",
  "statusChanged",
  "blueprintEntered",
  "stateEntered",
  "blueprintLeft",
  "stepUndone",
] as const satisfies readonly Fact["type"][];

/** A fact at its place in the journal. */
export interface Entry {
  readonly seq: number;
  readonly fact: Fact;
}

/** Those that hold: without what steps wrote that were taken back. */
export function entriesThatHold(entries: readonly Entry[]): readonly Entry[] {
  let held: readonly Entry[] = entries;
  for (const { seq: at, fact } of entries)
    if (fact.type === "stepUndone") held = held.filter(({ seq }) => seq <= fact.after || seq > at);
  return held;
}

export function whereaboutsOf(entries: readonly Entry[]): Whereabouts {
  const stays: Stay[] = [];
  const statuses: StatusSpan[] = [];
  const leave = (at: number): Stay | undefined => {
    const last = stays.at(-1);
    if (last?.to !== null) return undefined;
    stays[stays.length - 1] = { ...last, to: at };
    return last;
  };
  for (const { fact } of entriesThatHold(entries)) {
    const { at } = fact;
    switch (fact.type) {
      case "ticketCreated":
        statuses.push({ status: fact.draft.status ?? "new", from: at, to: null });
        break;
      case "statusChanged": {
        const last = statuses.at(-1);
        if (last) statuses[statuses.length - 1] = { ...last, to: at };
        statuses.push({ status: fact.to, from: at, to: null });
        break;
      }
      case "blueprintEntered": {
        leave(at);
        const { blueprint, version, state } = fact;
        stays.push({ blueprint, version, state, from: at, to: null });
        break;
      }
      case "stateEntered": {
        const before = leave(at);
        if (before) stays.push({ ...before, state: fact.state, from: at, to: null });
        break;
      }
      case "versionChanged": {
        const before = leave(at);
        if (before) stays.push({ ...before, version: fact.to, from: at, to: null });
        break;
      }
      case "blueprintLeft":
        leave(at);
        break;
      default:
    }
  }
  return { stays, statuses };
}

/** For whom a ticket waits: for us, for its requester, for somebody else, for whoever is asked to approve; once solved for nobody. */
export const WAITS_ON = ["us", "requester", "thirdParty", "manager"] as const;
export type WaitsOn = (typeof WAITS_ON)[number];

/** By its status alone, which does not tell of approvals. */
export function waitsOn(status: Status): Exclude<WaitsOn, "manager"> | null {
  switch (status) {
    case "new":
    case "open":
      return "us";
    case "pending":
      return "requester";
    case "hold":
      return "thirdParty";
    case "solved":
    case "closed":
      return null;
  }
}

/** How old what is unsolved is: the youngest that each name holds, in days. */
export const AGES = [
  { key: "day", from: 0 },
  { key: "threeDays", from: 1 },
  { key: "week", from: 3 },
  { key: "month", from: 7 },
  { key: "older", from: 30 },
] as const;
export type Age = (typeof AGES)[number]["key"];
