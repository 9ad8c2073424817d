import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type TimeRule, timeRuleSchema } from "../../../../blueprints/time-rule.ts";
import {
  FROM,
  fromOf,
  isTimeRuleLike,
  stateFrom,
  stateValue,
  withFrom,
} from "../../../../designer/screens/time-rules/counting.ts";
import { plainRule } from "../../../../designer/screens/time-rules/plain-rule.ts";
import { financeBlueprint } from "../../sample.ts";

const RULE: TimeRule = { ...plainRule("late", "Late"), do: [{ do: "addTag", tag: "late" }] };
const FIELDS = [{ kind: "field", schemaVersion: 1, key: "expectedOn", name: "Expected on", type: "date" }] as const;
const PROCESS = financeBlueprint();
const LIBRARY = new URL("../../../../blueprints/library/time-rules/", import.meta.url);

describe("what a time rule counts from", () => {
  it.each(FROM)("%s is read back as it was chosen, and is a whole rule", (from) => {
    const rule = withFrom(RULE, from, [PROCESS], FIELDS);
    expect(fromOf(rule)).toBe(from);
    expect(timeRuleSchema.safeParse(rule).success).toBe(true);
  });

  it("changes back and forth without leaving anything behind", () => {
    const there = withFrom(RULE, "slaDue", [PROCESS], FIELDS);
    expect(there.since).toBeUndefined();
    expect(withFrom(there, "lastAgentAction", [PROCESS], FIELDS)).toEqual(RULE);
  });

  it("names a state of one process, or of any", () => {
    for (const state of [{ state: "late" }, { state: "late", blueprint: "finance-requests" }])
      expect(stateFrom(stateValue(state))).toEqual(state);
  });

  it("draws every shipped rule and a first draft; not what is no rule", () => {
    const shipped = readdirSync(LIBRARY).map((name): unknown =>
      JSON.parse(readFileSync(new URL(name, LIBRARY), "utf8")),
    );
    expect(shipped.length).toBeGreaterThan(3);
    expect([...shipped, plainRule("a", "A")].every(isTimeRuleLike)).toBe(true);
    expect([null, {}, { ...RULE, do: "late" }, { ...RULE, also: [{ nth: 3 }] }].some(isTimeRuleLike)).toBe(false);
  });
});
