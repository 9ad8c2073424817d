import { describe, expect, test } from "vitest";
import { wakeMany } from "../../faults/wakes.ts";
import { DATABASES } from "../../stores.ts";

const TICKETS = 1000;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe.each(DATABASES)("two worker processes on %s", (name) => {
  test("R11, R12: act once on each of many tickets that come due at one instant, and never work on the same", async () => {
    const { wakes, never, often, once } = await wakeMany(name, TICKETS, 2);
    expect({ never, often, once }).toEqual({ never: 0, often: 0, once: TICKETS });
    expect(sum(wakes)).toBe(TICKETS);
  });
});

describe("two worker processes on postgres, when nothing keeps them apart", () => {
  test("R11 control: the harness finds tickets on which both acted", async () => {
    const { wakes, often } = await wakeMany("postgres", TICKETS, 2, { planted: true });
    expect(often).toBeGreaterThan(0);
    expect(sum(wakes)).toBeGreaterThan(TICKETS);
  });
});
