import type { Json } from "../json.ts";
import { PRIORITIES, STATUSES } from "../status.ts";
import type { Evaluate, Operand } from "../vocabulary/operator.ts";
import { isNothing } from "./values.ts";

const STATUS_ORDER: ReadonlyMap<string, number> = new Map(STATUSES.map((status, index) => [status, index]));
const PRIORITY_ORDER: ReadonlyMap<string, number> = new Map(PRIORITIES.map((priority, index) => [priority, index]));

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * An instant in epoch ms: a number is one already, a text is an ISO date (its first instant, in UTC) or an ISO instant with its offset.
 * Undefined for anything else, for a day that the calendar does not have, and for a local time without an offset.
 */
export function instantOf(value: Json): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.length > 40) return undefined;
  const match = ISO.exec(value);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const [fraction = "", zone = "Z"] = match.slice(7, 9).map((part) => part ?? undefined);
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const ms = ((hour * 60 + minute) * 60 + second) * 1000 + Number(fraction.padEnd(3, "0"));
  const offset =
    zone === "Z" ? 0 : (zone.startsWith("-") ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)));
  return midnight + ms - offset * 60_000;
}

/**
 * Left minus right on the scale that both stand on: numbers, the status scale, priorities, instants.
 * Undefined where they have none in common.
 */
export function difference(left: Json, right: Json): number | undefined {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string") {
    for (const scale of [STATUS_ORDER, PRIORITY_ORDER]) {
      const [from, to] = [scale.get(left), scale.get(right)];
      if (from !== undefined && to !== undefined) return from - to;
    }
  }
  const [from, to] = [instantOf(left), instantOf(right)];
  return from === undefined || to === undefined ? undefined : from - to;
}

/** A comparison on a scale: false with nothing on either side, unknown where the two have no scale in common. */
export function comparison(left: Operand, right: Operand, holds: (difference: number) => boolean): Evaluate {
  const { evaluate } = left;
  const wanted = right.constant;
  if (typeof wanted === "number")
    return (data, run) => {
      const value = evaluate(data, run);
      if (typeof value === "number") return holds(value - wanted);
      return compared(value, wanted, holds);
    };
  const rank = typeof wanted === "string" ? STATUS_ORDER.get(wanted) : undefined;
  if (rank !== undefined)
    return (data, run) => {
      const value = evaluate(data, run);
      const at = typeof value === "string" ? STATUS_ORDER.get(value) : undefined;
      return at === undefined ? compared(value, wanted, holds) : holds(at - rank);
    };
  return (data, run) => compared(evaluate(data, run), right.evaluate(data, run), holds);
}

/** The comparison of two values. */
export function compared(
  left: Json | undefined,
  right: Json | undefined,
  holds: (difference: number) => boolean,
): boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (isNothing(left) || isNothing(right)) return false;
  const far = difference(left, right);
  return far === undefined || Number.isNaN(far) ? undefined : holds(far);
}
