import type { ClockView } from "../../api/contract/clocks.ts";

/** What counting down needs of a clock, as the server read it. */
export type Reading = Pick<ClockView, "state" | "time" | "dueAt" | "targetMs" | "leftMs" | "open">;

/**
 * What is left at `now` of a clock that was read at `readAt`, in the target's own kind of time; negative: so much over. Working time
 * ticks inside the open span alone: what comes after it is left to the next reading.
 */
export function leftAt({ state, time, leftMs, open }: Reading, readAt: number, now: number): number {
  if (state !== "running") return leftMs;
  if (time === "calendar") return leftMs - Math.max(0, now - readAt);
  if (!open) return leftMs;
  return leftMs - Math.max(0, Math.min(now, open.to) - Math.max(readAt, open.from));
}

/** When a reading says no more what is left: its open span is over. Null: it holds until something happens. */
export const readAgainAt = ({ state, time, open }: Reading): number | null =>
  state === "running" && time === "working" && open ? open.to : null;

/** calm, soon (it warns), over, or still (it stands still and is not over). */
export type Urgency = "calm" | "soon" | "over" | "still";

const LAST_MINUTES = 15 * 60_000;

/** It warns in the last quarter of the target or the last 15 minutes, whichever is longer; what has nothing left is not over yet. */
export function urgencyOf({ state, targetMs }: Pick<Reading, "state" | "targetMs">, left: number): Urgency {
  if (left < 0) return "over";
  if (state !== "running") return "still";
  return left <= Math.max(targetMs / 4, LAST_MINUTES) ? "soon" : "calm";
}

/** True when what is left passes on the wall's clock too, so that nobody needs to be told of working time. */
export const onTheWall = ({ state, time, dueAt }: Reading, left: number, now: number): boolean =>
  time === "calendar" || (state === "running" && dueAt !== null && Math.abs(dueAt - now - left) < 1000);

/** The next due first; what stands still comes last, the one with least left first. The badge shows the first. */
export const inOrderOfDue = <C extends Pick<ClockView, "state" | "dueAt" | "leftMs">>(clocks: readonly C[]): C[] =>
  [...clocks].sort((one, other) => rank(one) - rank(other) || one.leftMs - other.leftMs);

const rank = ({ state, dueAt }: Pick<ClockView, "state" | "dueAt">): number =>
  state !== "running" ? Number.MAX_VALUE : (dueAt ?? Number.MAX_VALUE / 2);
