import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { calendarSchema } from "../../../../blueprints/calendar.ts";
import type { SlaPolicy } from "../../../../blueprints/sla-policy.ts";
import { instantOf, nextFriday, wallTime, worked } from "../../../../designer/screens/time-limits/example.ts";

const shipped = (key: string) => {
  const file = new URL(`../../../../blueprints/library/calendars/${key}.json`, import.meta.url);
  const { timeZone, week, holidays, openings } = calendarSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return {
    key,
    name: key,
    version: 1,
    hours: { timeZone, week, ...(holidays && { holidays }), ...(openings && { openings }) },
  };
};
const CALENDARS = [shipped("paris-office"), shipped("tokyo-office")];
const POLICY: SlaPolicy = {
  kind: "sla-policy",
  schemaVersion: 1,
  key: "standard",
  name: "Standard",
  targets: [
    { metric: "firstReply", within: "PT4H", time: "working" },
    { metric: "firstReply", priority: "urgent", within: "PT30M", time: "calendar" },
    { metric: "totalResolution", within: "P2D", time: "working" },
    { metric: "agentWork", within: "PT4H", time: "working", calendar: "tokyo-office" },
    { metric: "nextReply", within: "PT4H", time: "working", calendar: "nowhere" },
  ],
};
const PARIS = "Europe/Paris";
const friday = instantOf("2026-11-27T16:30", PARIS) ?? 0;

describe("the worked example of a policy", () => {
  it("counts over the weekend (in Tokyo over lunch too) in the calendar of each target, soonest first", () => {
    const lines = worked(POLICY, CALENDARS, "normal", friday);
    expect(lines.map(({ metric, dueAt }) => [metric, dueAt && wallTime(dueAt, PARIS)])).toEqual([
      ["agentWork", "2026-11-30T06:00"],
      ["firstReply", "2026-11-30T11:30"],
      ["totalResolution", "2026-12-01T16:30"],
      ["nextReply", null],
    ]);
  });

  it("shows what was counted", () => {
    const first = worked(POLICY, CALENDARS, "normal", friday).find(({ metric }) => metric === "firstReply");
    expect(first?.spans.map(({ from, to }) => [wallTime(from, PARIS), wallTime(to, PARIS)])).toEqual([
      ["2026-11-27T16:30", "2026-11-27T18:00"],
      ["2026-11-30T09:00", "2026-11-30T11:30"],
    ]);
  });

  it("takes a priority's own cell, in calendar time here", () => {
    const [first] = worked(POLICY, CALENDARS, "urgent", friday);
    expect(first).toMatchObject({ metric: "firstReply", dueAt: friday + 1_800_000, spans: [] });
  });

  it("starts at the next Friday afternoon where the calendar is, this one while it lasts", () => {
    const sunday = Date.parse("2026-11-22T21:00:00Z");
    expect(wallTime(nextFriday(sunday, PARIS), PARIS)).toBe("2026-11-27T16:30");
    const thatFriday = Date.parse("2026-11-27T22:59:00Z");
    expect(wallTime(nextFriday(thatFriday, PARIS), PARIS)).toBe("2026-11-27T16:30");
    expect(wallTime(nextFriday(thatFriday, "Asia/Tokyo"), "Asia/Tokyo")).toBe("2026-12-04T16:30");
  });

  it("knows no instant of an unfinished time", () => {
    expect(instantOf("", PARIS)).toBeNull();
  });
});
