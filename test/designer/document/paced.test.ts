import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { paced } from "../../../designer/document/paced.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Changes every so many ms, and when each was acted on, counted from the first; ms. */
function acted(changes: number, everyMs: number): readonly number[] {
  const start = performance.now();
  const times: number[] = [];
  const pace = paced(() => times.push(Math.round(performance.now() - start)));
  for (let i = 0; i < changes; i += 1) {
    pace.changed();
    vi.advanceTimersByTime(everyMs);
  }
  vi.advanceTimersByTime(5_000);
  return times;
}

test("a change alone is acted on at once", () => {
  expect(acted(1, 0)).toEqual([0]);
  expect(acted(3, 500)).toEqual([0, 500, 1000]);
});

test("a run of changes is acted on at its beginning and its end", () => {
  expect(acted(10, 40)).toEqual([0, 9 * 40 + 120]);
});

test("a long run is acted on every second, too", () => {
  expect(acted(60, 40)).toEqual([0, 1040, 2040, 59 * 40 + 120]);
});

test("what is forgotten is not acted on; what comes after it is", () => {
  let times = 0;
  const pace = paced(() => {
    times += 1;
  });
  pace.changed();
  pace.changed();
  pace.forget();
  vi.advanceTimersByTime(5_000);
  expect(times).toBe(1);
  pace.changed();
  expect(times).toBe(2);
});
