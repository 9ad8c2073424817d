import { describe, expect, it } from "vitest";
import { blueprintSchema } from "../../../blueprints/blueprint.ts";
import { linksOf } from "../../../blueprints/export/links.ts";
import type { JsonObject } from "../../../blueprints/json.ts";
import { partSchema } from "../../../blueprints/part.ts";
import { verify } from "../../../blueprints/verify.ts";
import { sectionTitle } from "../../../designer/canvas/folding.ts";
import { connect } from "../../../designer/commands/connect.ts";
import { insertPart } from "../../../designer/commands/insert-part.ts";
import { rename } from "../../../designer/commands/rename.ts";
import { updatePart } from "../../../designer/commands/update-part.ts";
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

  it("is brought up to a newer version where it was put in: what changed there comes, what changed here stays", () => {
    const was = plainPart("sample", "Sample");
    const put = insertPart.apply(small(), { part: was, version: 1 })?.document ?? small();
    const own = put.sections?.[0]?.from;
    expect(own).toMatchObject({
      part: "sample",
      version: 1,
      states: { asked: "asked" },
      transitions: { answer: "answer" },
    });
    // Here: another name, and a way in. There: another name for the same, a note, a new state, a step.
    const named =
      rename.apply(put, { kind: "state", id: "asked", language: "en", name: "Asked here" })?.document ?? put;
    const here = connect.apply(named, { from: "work", to: "asked" })?.document ?? named;
    const [asked, answered] = was.states;
    if (!asked || !answered) throw new Error("The sample has two states.");
    const now = {
      ...was,
      states: [
        { ...asked, name: { en: "Asked for", fr: "Demandé" }, note: "Wait a day." },
        { ...answered },
        { id: "work", name: "Looked at", status: "open" as const },
      ],
      transitions: [...was.transitions, { id: "look", name: "Look", from: ["asked"], to: "work" }],
      layout: { ...was.layout, work: [320, 200] as [number, number] },
    };
    const change = updatePart.apply(here, { section: "sample", was, now, version: 2 });
    const next = change?.document ?? here;
    expect(blueprintSchema.safeParse(next).success).toBe(true);
    expect(next.states.find(({ id }) => id === "asked")).toMatchObject({
      name: { en: "Asked here" },
      note: "Wait a day.",
    });
    expect(change?.said.en).toBe("Sample is at version 2. 1 changed here and there: kept as here.");
    // The id that the part uses stands for something else here.
    expect(next.states.find(({ id }) => id === "work")?.name).toMatchObject({ en: "Work" });
    expect(next.transitions.find(({ id }) => id === "look")).toMatchObject({ from: ["asked"], to: "work-2" });
    expect(next.transitions.some(({ from, to }) => to === "asked" && from.includes("work"))).toBe(true);
    expect(next.sections?.[0]).toMatchObject({ states: ["asked", "answered", "work-2"], from: { version: 2 } });
    const [x = 0, y = 0] = next.layout?.asked ?? [];
    expect(next.layout?.["work-2"]).toEqual([x + 320, y + 200]);
    // And what the part has lost again goes, with the steps that led there.
    const back = updatePart.apply(next, { section: "sample", was: now, now: was, version: 3 })?.document ?? next;
    expect(back.states.map(({ id }) => id)).toEqual(here.states.map(({ id }) => id));
    expect(back.transitions.map(({ id }) => id)).toEqual(here.transitions.map(({ id }) => id));
    expect(linksOf(back as unknown as JsonObject)).toContainEqual({
      kind: "part",
      key: "sample",
      pointer: "/sections/0/from/part",
    });
  });

  it("is verified: steps that lead out of it, ids used twice, people and fields that are not there", () => {
    const part = plainPart("sample", "Sample");
    const [answer] = part.transitions;
    if (!answer) throw new Error("The sample has a step.");
    expect(codes(part)).toEqual([]);
    // A step of it reads its own answers, as in a blueprint.
    const all = financeBlueprint().states.map(({ id }) => id);
    const whole = partOf(financeBlueprint(), selected(...all), "whole", "Whole") ?? part;
    expect(verify(whole).findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(codes({ ...part, transitions: [{ ...answer, to: "elsewhere" }] })).toContain("part.stateMissing");
    expect(codes({ ...part, transitions: [answer, answer] })).toContain("part.twice");
    expect([isPartLike(part), isPartLike({ ...part, states: "none" }), isPartLike(small())]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

it("where a part was put in, the box that opens and closes says which version of it stands there", () => {
  const part = plainPart("rma", "RMA");
  const put = insertPart.apply(small(), { part, version: 3 })?.document ?? small();
  const [section] = put.sections ?? [];
  if (!section) throw new Error("It is framed.");
  expect(sectionTitle(section, "fr")).toBe("RMA · version 3");
  const draft = insertPart.apply(small(), { part })?.document.sections?.[0];
  expect(draft && sectionTitle(draft, "en")).toBe("RMA");
});
