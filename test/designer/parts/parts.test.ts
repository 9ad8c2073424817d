import { describe, expect, it } from "vitest";
import { blueprintSchema } from "../../../blueprints/blueprint.ts";
import { partSchema } from "../../../blueprints/part.ts";
import { verify } from "../../../blueprints/verify.ts";
import { insertPart } from "../../../designer/commands/insert-part.ts";
import { isPartLike, partOf, plainPart } from "../../../designer/parts/plain-part.ts";
import { financeBlueprint, small } from "../sample.ts";

const selected = (...states: string[]) => ({ states, transitions: [] });
const codes = (document: object) => verify(document).findings.map(({ code }) => code);

describe("a part", () => {
  it("is what is selected: the states from the corner, and the steps among them alone", () => {
    const part = partOf(small(), selected("work", "done"), "end", "End");
    expect(partSchema.parse(part)).toMatchObject({
      states: [{ id: "work" }, { id: "done", reenter: "work" }],
      // What was common to all is common to these.
      transitions: [
        { id: "finish", from: ["work"], to: "done" },
        { id: "spam", from: ["work"], to: "done" },
      ],
      layout: { work: [0, 0], done: [320, 0] },
    });
    // Its way back led to a state that stays behind.
    expect(part?.states[0]).not.toHaveProperty("reenter");
    expect(partOf(small(), selected(), "none", "None")).toBe(null);
  });

  it("comes into a blueprint under names and ids of its own, framed, as often as one likes, and is undone in one step", () => {
    const part = partOf(financeBlueprint(), selected(...financeBlueprint().states.map(({ id }) => id)), "all", "All");
    if (!part) throw new Error("Nothing was selected.");
    const before = financeBlueprint();
    const once = insertPart.apply(before, { part })?.document ?? before;
    const twice = insertPart.apply(once, { part, at: [2000, 40] })?.document ?? once;
    expect(blueprintSchema.safeParse(twice).success).toBe(true);
    expect(twice.states).toHaveLength(3 * before.states.length);
    expect(new Set(twice.states.map(({ id }) => id)).size).toBe(twice.states.length);
    expect(new Set(twice.states.map(({ name }) => JSON.stringify(name))).size).toBe(twice.states.length);
    expect(twice.sections?.map(({ id, states }) => [id, states.length])).toEqual([
      ["all", before.states.length],
      ["all-2", before.states.length],
    ]);
    expect(twice.states.slice(0, before.states.length)).toEqual(before.states);
    expect(twice.layout?.[twice.sections?.[1]?.states[0] ?? ""]).toEqual([2000, 40]);
  });

  it("is verified: steps that lead out of it, ids used twice, people and fields that are not there", () => {
    const part = plainPart("sample", "Sample");
    const [answer] = part.transitions;
    if (!answer) throw new Error("The sample has a step.");
    expect(codes(part)).toEqual([]);
    expect(codes({ ...part, transitions: [{ ...answer, to: "elsewhere" }] })).toContain("part.stateMissing");
    expect(codes({ ...part, transitions: [answer, answer] })).toContain("part.twice");
    expect([isPartLike(part), isPartLike({ ...part, states: "none" }), isPartLike(small())]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
