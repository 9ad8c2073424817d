import { describe, expect, it } from "vitest";
import { METRICS } from "../../../../blueprints/metric-names.ts";
import { type SlaPolicy, slaPolicySchema } from "../../../../blueprints/sla-policy.ts";
import {
  block,
  pasted,
  ROWS,
  targetFor,
  typed,
  withSettings,
  withTarget,
} from "../../../../designer/screens/time-limits/policy-table.ts";

const POLICY: SlaPolicy = {
  kind: "sla-policy",
  schemaVersion: 1,
  key: "standard",
  name: "Standard",
  targets: [
    { metric: "firstReply", within: "PT8H", time: "working" },
    { metric: "firstReply", priority: "urgent", within: "PT30M", time: "calendar" },
    { metric: "totalResolution", within: "P3D", time: "working", calendar: "tokyo-office" },
  ],
};
const first = (priority: "low" | "normal" | "high" | "urgent" | null) => ({ metric: "firstReply", priority }) as const;

describe("a policy as a table", () => {
  it("has a row for every metric", () => {
    expect([...ROWS].sort()).toEqual([...METRICS].sort());
  });

  it("puts a typed target where the order of the table has it", () => {
    const next = typed(POLICY, first("high"), "2 h");
    expect(next?.targets).toEqual([
      POLICY.targets[0],
      { metric: "firstReply", priority: "high", within: "PT2H", time: "working" },
      ...POLICY.targets.slice(1),
    ]);
    expect(slaPolicySchema.safeParse(next).success).toBe(true);
  });

  it("keeps kind of time and calendar of a cell unless they are said", () => {
    expect(typed(POLICY, first("urgent"), "1 h")?.targets[1]).toMatchObject({ within: "PT1H", time: "calendar" });
    expect(typed(POLICY, first("urgent"), "1 working hour")?.targets[1]).toMatchObject({ time: "working" });
    const total = typed(POLICY, { metric: "totalResolution", priority: null }, "5 d");
    expect(total?.targets[2]).toEqual({
      metric: "totalResolution",
      within: "P5D",
      time: "working",
      calendar: "tokyo-office",
    });
  });

  it("empties a cell by nothing or a dash, and refuses what is no length of time", () => {
    expect(typed(POLICY, first("urgent"), " ")?.targets).toHaveLength(2);
    expect(typed(POLICY, first("urgent"), "–")?.targets).toHaveLength(2);
    expect(typed(POLICY, first("urgent"), "soon")).toBeNull();
  });

  it("gives a priority without a cell of its own what every other priority has", () => {
    expect(targetFor(POLICY, first("low"))?.within).toBe("PT8H");
    expect(targetFor(POLICY, first("urgent"))?.within).toBe("PT30M");
    expect(targetFor(POLICY, { metric: "nextReply", priority: "low" })).toBeUndefined();
  });

  it("takes lines and tabs from a spreadsheet, and keeps what it could not read", () => {
    const { policy, cells, bad } = pasted(POLICY, first("high"), "2 h\t15 min\tbeyond\r\nsoon\t1 h\r\n");
    expect(cells).toBe(4);
    expect([...bad]).toEqual([["nextReply high", "soon"]]);
    expect(targetFor(policy, first("urgent"))?.within).toBe("PT15M");
    expect(targetFor(policy, { metric: "nextReply", priority: "urgent" })?.within).toBe("PT1H");
  });

  it("names the cells between two corners, whichever is first", () => {
    const cells = block({ metric: "nextReply", priority: "normal" }, first("low"));
    expect(cells.map((row) => row.map(({ metric, priority }) => `${metric} ${priority}`))).toEqual([
      ["firstReply low", "firstReply normal"],
      ["nextReply low", "nextReply normal"],
    ]);
  });

  it("writes settings of a metric only while there are some", () => {
    const warned = withSettings(POLICY, "firstReply", { warn: [{ at: 0.75 }] });
    expect(warned.metrics).toEqual({ firstReply: { warn: [{ at: 0.75 }] } });
    expect(withSettings(warned, "firstReply", { warn: [] })).toEqual(POLICY);
    const both = withSettings(warned, "nextReply", { notes: true });
    expect(withSettings(both, "firstReply", { warn: undefined }).metrics).toEqual({ nextReply: { notes: true } });
  });

  it("leaves a policy alone when an empty cell is emptied", () => {
    expect(withTarget(POLICY, first("low"), null)).toBe(POLICY);
  });
});
