import { expect, test } from "vitest";
import { slaPolicySchema } from "../../../blueprints/sla-policy.ts";
import { compilePolicy } from "../../../runtime/clocks/compile-policy.ts";
import { agent, Desk, HOUR, START } from "../desk.ts";
import { ruled } from "./rules.ts";

const ana = agent("ana");
const policy = compilePolicy(
  slaPolicySchema.parse({
    kind: "sla-policy",
    schemaVersion: 1,
    key: "standard",
    name: "Standard",
    targets: [
      { metric: "firstReply", within: "PT4H", time: "calendar" },
      { metric: "totalResolution", within: "PT20H", time: "calendar" },
    ],
  }),
  1,
  0,
);

const desk = (...rules: readonly object[]): Desk =>
  new Desk(ruled(rules, { policies: [policy], policy: () => policy })).submit();

const dues = ({ journal }: Desk): readonly number[] =>
  journal.flatMap((fact) => (fact.type === "timeRuleActed" ? [(fact.dueAt - START) / HOUR] : []));

test("a rule since the breach counts from the instant at which the promise was due", () => {
  const late = desk({ since: "slaBreached", reaches: "PT2H" }).pass(10 * HOUR);
  expect(dues(late)).toEqual([6]);
  late.pass(20 * HOUR);
  expect(dues(late)).toEqual([6, 22]);
});

test("a rule until the next due instant acts so long before each promise that is still to keep", () => {
  const rule = { until: "slaDue", reaches: "PT1H" };
  expect(dues(desk(rule).pass(30 * HOUR))).toEqual([3, 19]);
  const replied = desk(rule).pass(HOUR).says(ana, "Hello.");
  expect(replied.wakeAt).toBe(START + 19 * HOUR);
});
