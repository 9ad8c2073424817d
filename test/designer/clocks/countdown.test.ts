import { describe, expect, test } from "vitest";
import {
  inOrderOfDue,
  leftAt,
  onTheWall,
  type Reading,
  readAgainAt,
  urgencyOf,
} from "../../../designer/clocks/countdown.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Friday 17:00 in Paris, and the Monday after. */
const FRIDAY = Date.UTC(2026, 10, 20, 16);
const MONDAY_9 = Date.UTC(2026, 10, 23, 8);

/** A working target of 4 hours that is due Monday 10:00, read on Friday at 17:00 when the office has just closed. */
const weekend: Reading = {
  state: "running",
  time: "working",
  dueAt: MONDAY_9 + HOUR,
  targetMs: 4 * HOUR,
  leftMs: HOUR,
  open: { from: MONDAY_9, to: MONDAY_9 + 8 * HOUR },
};

describe("counting down in the browser", () => {
  test("S56: working time stands still while the office is closed, and ticks when it opens", () => {
    expect(leftAt(weekend, FRIDAY, FRIDAY)).toBe(HOUR);
    expect(leftAt(weekend, FRIDAY, MONDAY_9 - 1)).toBe(HOUR);
    expect(leftAt(weekend, FRIDAY, MONDAY_9 + 20 * MINUTE)).toBe(40 * MINUTE);
    expect(leftAt(weekend, FRIDAY, MONDAY_9 + HOUR + MINUTE)).toBe(-MINUTE);
  });

  test("working time is counted to the end of the open span; then the clock is read again", () => {
    const late: Reading = { ...weekend, leftMs: 3 * HOUR, open: { from: FRIDAY - HOUR, to: FRIDAY } };
    expect(leftAt(late, FRIDAY - HOUR, FRIDAY + 5 * HOUR)).toBe(2 * HOUR);
    expect(readAgainAt(late)).toBe(FRIDAY);
    expect(readAgainAt({ ...late, time: "calendar" })).toBeNull();
    expect(readAgainAt({ ...late, state: "paused" })).toBeNull();
  });

  test("calendar time always runs; what is paused never does", () => {
    const calendar: Reading = { ...weekend, time: "calendar", open: null };
    expect(leftAt(calendar, FRIDAY, FRIDAY + 90 * MINUTE)).toBe(-30 * MINUTE);
    expect(leftAt({ ...calendar, state: "paused" }, FRIDAY, FRIDAY + 90 * MINUTE)).toBe(HOUR);
    expect(leftAt({ ...weekend, state: "resting" }, FRIDAY, MONDAY_9 + HOUR)).toBe(HOUR);
  });

  test("a clock of the reader that is a little behind takes nothing away", () => {
    expect(leftAt({ ...weekend, time: "calendar" }, FRIDAY, FRIDAY - MINUTE)).toBe(HOUR);
  });
});

describe("how urgent it is", () => {
  const running = { state: "running", targetMs: 4 * HOUR } as const;

  test("S56: it warns in the last quarter of the target, or the last 15 minutes where those are longer", () => {
    expect(urgencyOf(running, HOUR + 1)).toBe("calm");
    expect(urgencyOf(running, HOUR)).toBe("soon");
    const short = { state: "running", targetMs: 40 * MINUTE } as const;
    expect(urgencyOf(short, 15 * MINUTE + 1)).toBe("calm");
    expect(urgencyOf(short, 15 * MINUTE)).toBe("soon");
  });

  test("S56: one minute over is overdue, the due instant itself is not", () => {
    expect(urgencyOf(running, 0)).toBe("soon");
    expect(urgencyOf(running, -MINUTE)).toBe("over");
    expect(urgencyOf({ ...running, state: "paused" }, -MINUTE)).toBe("over");
  });

  test("what stands still warns of nothing", () => {
    expect(urgencyOf({ ...running, state: "paused" }, MINUTE)).toBe("still");
    expect(urgencyOf({ ...running, state: "resting" }, MINUTE)).toBe("still");
  });
});

test("S56: over a weekend one working hour is left, though 65 hours pass on the wall", () => {
  expect(onTheWall(weekend, HOUR, FRIDAY)).toBe(false);
  expect(onTheWall(weekend, 30 * MINUTE, MONDAY_9 + 30 * MINUTE)).toBe(true);
  expect(onTheWall({ ...weekend, time: "calendar" }, HOUR, FRIDAY)).toBe(true);
});

test("S55: the badge shows the next due; when that one pauses, the next one", () => {
  const firstReply = { metric: "firstReply", state: "running", dueAt: FRIDAY + 2 * HOUR, leftMs: 2 * HOUR } as const;
  const wait = { metric: "requesterWait", state: "running", dueAt: FRIDAY, leftMs: 0 } as const;
  expect(inOrderOfDue([firstReply, wait])[0]?.metric).toBe("requesterWait");
  const paused = { ...wait, state: "paused", dueAt: null } as const;
  expect(inOrderOfDue([paused, firstReply]).map(({ metric }) => metric)).toEqual(["firstReply", "requesterWait"]);
});
