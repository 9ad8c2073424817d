import { describe, expect, test } from "vitest";
import type { Fact } from "../../../blueprints/facts.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { agent, Desk, HOUR, MINUTE, published, START } from "../desk.ts";
import { DAY, ruled } from "./rules.ts";

const ana = agent("ana");
const everyMinute = { since: "created", reaches: "PT1M", again: "PT1M", do: [{ do: "note", text: "Again." }] };
const count = (journal: readonly Fact[], type: Fact["type"]): number =>
  journal.filter((fact) => fact.type === type).length;

/** Two states between which timers swing for as long as nobody stops them. */
const swinging = published({
  key: "swing",
  entry: { into: { new: "left" } },
  states: [
    { id: "left", name: "Left", status: "open" },
    { id: "right", name: "Right", status: "open" },
  ],
  transitions: [
    { id: "go", name: "Go", from: ["left"], to: "right", start: { after: "PT1M", time: "calendar" } },
    { id: "back", name: "Back", from: ["right"], to: "left", start: { after: "PT1M", time: "calendar" } },
  ],
});

describe("R29: a hundred automatic acts a ticket a day", () => {
  test("stop a rule that goes on for ever, and the ticket names it", () => {
    const desk = new Desk(ruled([everyMinute])).submit().pass(3 * HOUR);
    expect(count(desk.journal, "timeRuleActed")).toBe(100);
    expect(desk.journal.at(-1)).toEqual({
      type: "loopCut",
      rules: ["time-rule:remind@1"],
      at: START + 101 * MINUTE,
      by: "system",
      rule: "time-rule:remind@1",
    });
    expect(desk.present.flags).toContain("loopCut");
    expect(new Date(desk.wakeAt ?? 0).toJSON()).toBe("2026-11-24T00:00:00.000Z");
  });

  test("stop timers that swing, naming both, and let them go on the next day", () => {
    const desk = new Desk(ruled([], { blueprints: [swinging], blueprint: () => swinging })).submit().pass(3 * HOUR);
    expect(count(desk.journal, "transitionTaken")).toBe(100);
    expect(desk.journal.at(-1)).toMatchObject({
      type: "loopCut",
      rules: ["blueprint:swing@1/transitions/go", "blueprint:swing@1/transitions/back"],
    });
    desk.pass(DAY);
    expect(count(desk.journal, "transitionTaken")).toBe(200);
    expect(count(desk.journal, "loopCut")).toBe(2);
  });

  test("keep nobody from working: what people do goes on, and so do the instants that only close", () => {
    const desk = new Desk(ruled([everyMinute])).submit({ assignee: "agent:ana" }).pass(3 * HOUR);
    desk.change(ana, { status: "solved" });
    expect(desk.present.status).toBe("solved");
    expect(desk.reasons).toEqual([]);
  });

  test("are counted the same however often somebody looks", () => {
    const often = new Desk(ruled([everyMinute])).submit().pass(2 * DAY);
    const late = new Desk(ruled([everyMinute])).submit().pass(2 * DAY, true);
    for (let wakes = 0; wakes < 10 && late.wakeAt !== null && late.wakeAt <= late.now; wakes++) late.wake();
    const told = (journal: readonly Fact[]): readonly string[] => journal.map(({ type, at }) => `${type} ${at}`);
    expect(told(late.journal)).toEqual(told(often.journal));
  });

  test("are folded from the journal alone", () => {
    const desk = new Desk(ruled([everyMinute])).submit().pass(3 * HOUR);
    const folded = desk.journal.reduce<ReturnType<typeof evolve> | null>(evolve, null);
    expect(folded).toEqual(desk.present);
    expect(folded?.automatic).toEqual({
      day: Math.floor(START / DAY),
      acts: 100,
      rules: ["time-rule:remind@1"],
      cut: true,
    });
  });
});
