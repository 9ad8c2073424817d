import { describe, expect, test } from "vitest";
import type { DirectoryView } from "../../../api/contract/directory.ts";
import { library } from "../../../blueprints/library.ts";
import { judge, type Question } from "../../../designer/problems/judge.ts";

const shipped = (kind: string, key?: string) =>
  library.flatMap(({ document }) =>
    document.kind === kind && (key === undefined || document.key === key) ? [document] : [],
  );
const calendars: DirectoryView["calendars"] = shipped("calendar").flatMap((one) =>
  one.kind === "calendar" ? [{ key: one.key, name: one.name, version: 1, hours: one }] : [],
);
const directory: NonNullable<Question["directory"]> = {
  fields: shipped("field").flatMap((one) => (one.kind === "field" ? [one] : [])),
  templates: [],
  calendars,
  people: [],
  empty: [],
  noSeats: [],
};
const around = [...shipped("blueprint", "finance-requests"), ...shipped("sla-policy")];

async function judged(kind: string, key: string, among: readonly unknown[] | null = around, more: object = {}) {
  const [document] = shipped(kind, key);
  return judge({ number: 1, document: { ...document, ...more }, directory, around: among });
}

describe("what the page's own checks say of a rule", () => {
  test.each([
    ["time-rule", "finance-no-action"],
    ["time-rule", "no-action"],
    ["time-rule", "hold-past-its-date"],
    ["sla-policy", "standard"],
    ["sla-policy", "tokyo"],
  ])("examples of the %s %s are played among the processes in force", async (kind, key) => {
    const { examples } = await judged(kind, key);
    expect(examples?.length).toBeGreaterThan(1);
    expect(examples?.filter(({ passed }) => !passed)).toEqual([]);
  });

  test("an example that does not hold is found", async () => {
    const acts = { facts: ["timeRuleActed"] };
    // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language; a document is never awaited.
    const wrong = { name: "wrong", given: {}, when: [{ pass: "PT1H" }], then: acts };
    const { examples } = await judged("time-rule", "no-action", around, { examples: [wrong] });
    expect(examples).toMatchObject([{ name: "wrong", passed: false }]);
  });

  test("as long as the processes have not been read, no example is said to fail", async () => {
    expect((await judged("time-rule", "finance-no-action", null)).examples).toBeNull();
  });

  test("a state that no process has is warned of once the processes have been read", async () => {
    const since = { state: "lost" };
    const codes = async (among: readonly unknown[] | null) =>
      (await judged("time-rule", "no-action", among, { since })).findings.map(({ code }) => code);
    expect(await codes(around)).toContain("state.unknown");
    expect(await codes(null)).not.toContain("state.unknown");
  });

  test("a blueprint's examples play alone, with its calendars where a limit counts working time", async () => {
    const { examples } = await judged("blueprint", "finance-requests", null);
    expect(examples?.every(({ passed }) => passed)).toBe(true);
  });
});
