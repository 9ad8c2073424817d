import { describe, expect, it } from "vitest";
import { type Blueprint, blueprintSchema, type Transition } from "../../../blueprints/blueprint.ts";
import { library } from "../../../blueprints/library.ts";
import { makeCommon } from "../../../designer/commands/make-common.ts";
import { meaningOf } from "../../../designer/complexity/alike.ts";
import { measured } from "../../../designer/complexity/measures.ts";
import { suggestions } from "../../../designer/complexity/suggestions.ts";
import { createEditor } from "../../../designer/document/editor.ts";
import { seeded } from "../../../designer/perf/sample.ts";
import { compileBlueprint } from "../../../runtime/compile.ts";
import { small } from "../sample.ts";

const blueprints = library.flatMap(({ document }) => (document.kind === "blueprint" ? [document] : []));

/** What the engine offers or does by itself in each state, whatever it is called inside. */
function offeredIn(document: Blueprint): unknown {
  const { states } = compileBlueprint(document, 1);
  return [...states].map(([id, { exits }]) => [id, exits.map(({ transition }) => meaningOf(transition)).sort()]);
}

/** A process with the same few steps drawn again and again from other states. */
function tangled(random: () => number): Blueprint {
  const ids = Array.from({ length: 4 + Math.floor(random() * 9) }, (_, index) => `s${index}`);
  const pick = () => ids[Math.floor(random() * ids.length)] ?? "s0";
  const transitions = Array.from({ length: 20 }, (_, index): Transition => {
    const name = `Step ${Math.floor(random() * 4)}`;
    const from = [...new Set(Array.from({ length: 1 + Math.floor(random() * 6) }, pick))];
    return {
      id: `t${index}`,
      name,
      from,
      to: random() < 0.8 ? "s0" : pick(),
      ...(random() < 0.3 && { primary: true }),
    };
  });
  const end = { id: "end", name: "End", status: "closed", final: "resolved" } as const;
  return {
    ...small(),
    states: [...ids.map((id) => ({ id, name: id, status: "open" as const })), end],
    transitions: [...transitions, { id: "close", name: "Close", from: ["s0"], to: "end" }],
    entry: { into: { new: "s0" } },
    layout: {},
  };
}

describe("one transition in the place of many arrows", () => {
  it("leaves in every state what was offered there, for 120 tangled processes, and is undone to the byte", () => {
    const random = seeded(7);
    let taken = 0;
    for (let round = 0; round < 120; round += 1) {
      const editor = createEditor(tangled(random));
      const before = JSON.stringify(editor.state().document);
      const meant = offeredIn(editor.state().document);
      let steps = 0;
      for (;;) {
        const next = suggestions(editor.state().document).find(({ act }) => act);
        if (!next?.act) break;
        const { length } = editor.state().document.transitions;
        expect(editor.run(makeCommon, next.act)).not.toBeNull();
        expect(offeredIn(editor.state().document)).toEqual(meant);
        expect(editor.state().document.transitions.length).toBeLessThanOrEqual(length);
        expect(blueprintSchema.safeParse(editor.state().document).success).toBe(true);
        steps += 1;
      }
      taken += steps;
      for (; steps > 0; steps -= 1) editor.undo();
      expect(JSON.stringify(editor.state().document)).toBe(before);
    }
    expect(taken).toBeGreaterThan(40);
  });

  it("is refused where it would mean something else", () => {
    expect(makeCommon.apply(small(), { transitions: ["take", "finish"], everywhere: false })).toBeNull();
    expect(makeCommon.apply(small(), { transitions: ["spam"], everywhere: true })).toBeNull();
    expect(makeCommon.apply(small(), { transitions: ["take"], everywhere: false })).toBeNull();
    const fromEnd = { ...small(), transitions: [{ id: "again", name: "Again", from: ["done", "work"], to: "new" }] };
    expect(makeCommon.apply(fromEnd, { transitions: ["again"], everywhere: true })).toBeNull();
  });

  it("carries along what spoke of the transitions that are gone", () => {
    const step = { name: "Hand over", to: "done" };
    const document: Blueprint = {
      ...small(),
      transitions: [
        { id: "a", from: ["new"], ...step },
        { id: "b", from: ["work"], ...step },
        { id: "c", name: "Then", from: ["new"], to: "work", after: [{ do: "takeTransition", transition: "b" }] },
      ],
      examples: [
        {
          name: "handed over",
          given: {},
          when: [{ as: "agent:ana", take: "b" }],
          // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language
          then: { facts: ["transitionTaken:b"], offered: { "agent:ana": ["b", "c"] } },
        },
      ],
    };
    const next = makeCommon.apply(document, { transitions: ["a", "b"], everywhere: false })?.document;
    expect(next?.transitions.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(next?.transitions[1]?.after).toEqual([{ do: "takeTransition", transition: "a" }]);
    expect(next?.examples?.[0]).toMatchObject({
      when: [{ as: "agent:ana", take: "a" }],
      // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language
      then: { facts: ["transitionTaken:a"], offered: { "agent:ana": ["a", "c"] } },
    });
  });
});

it("shipped processes are measured, and the whole is as hard as its hardest part", () => {
  for (const document of blueprints) {
    const { measures, weight } = measured(document);
    for (const { value } of measures) expect(Number.isInteger(value) && value >= 0).toBe(true);
    expect(measures.map((measure) => measure.weight)).toContain(weight);
    for (const { text } of suggestions(document)) {
      expect(text.en).not.toMatch(/undefined|NaN/);
      expect(text.fr).not.toMatch(/undefined|NaN/);
    }
  }
  expect(measured(small()).weight).toBe("easy");
});

it("states without a way in, twins and crowded states are pointed at", () => {
  const lonely = { ...small(), states: [...small().states, { id: "alone", name: "Alone", status: "open" as const }] };
  const about = (document: Blueprint) => suggestions(document).map(({ text, shows }) => [text.en, shows.states]);
  expect(about(lonely)).toContainEqual([expect.stringContaining("No ticket can get to “Alone”"), ["alone"]]);
  const twin = {
    ...small(),
    states: [...small().states, { id: "work-2", name: "Work again", status: "open" as const, reenter: "new" }],
    transitions: small().transitions.map((one) =>
      one.id === "finish" ? { ...one, from: ["new", "work", "work-2"] } : one,
    ),
  };
  expect(about(twin)).toContainEqual([expect.stringContaining("“Work” and “Work again”"), ["work", "work-2"]]);
  const many = Array.from({ length: 7 }, (_, index) => ({
    id: `t${index}`,
    name: `T${index}`,
    from: ["work"],
    to: "done",
  }));
  expect(about({ ...small(), transitions: many })).toContainEqual([expect.stringContaining("7 steps"), ["work"]]);
});
