import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Blueprint, blueprintSchema } from "../../../blueprints/blueprint.ts";
import { addState } from "../../../designer/commands/add-state.ts";
import { connect } from "../../../designer/commands/connect.ts";
import { deleteSelection } from "../../../designer/commands/delete-selection.ts";
import { editTransition } from "../../../designer/commands/edit-transition.ts";
import { orderTransition } from "../../../designer/commands/order-transition.ts";
import { rename } from "../../../designer/commands/rename.ts";
import { createEditor } from "../../../designer/document/editor.ts";
import { seeded } from "../../../designer/perf/sample.ts";
import type { Choice, Clash } from "../../../designer/together/merge.ts";
import { mergeBlueprints } from "../../../designer/together/merge-blueprints.ts";
import { act } from "../random-edits.ts";
import { financeBlueprint, small } from "../sample.ts";

const base = small();
const named = (id: string, name: string, of: Blueprint = base) =>
  rename.apply(of, { kind: "state", id, language: "en", name })?.document ?? of;
const without = (states: string[], transitions: string[] = []) =>
  deleteSelection.apply(base, { states, transitions })?.document ?? base;
const during = (item: "note" | "reply") =>
  editTransition.apply(base, { id: "take", patch: { during: [{ ask: item, required: true }] } })?.document ?? base;
const places = (clashes: readonly Clash[]) => clashes.map(({ pointer }) => pointer);
const chosen = (pointer: string, choice: Choice) => new Map([[pointer, choice]]);

describe("two drafts that grew from one", () => {
  it("join by themselves where they touch different things, names in two languages and two parts of one step among them", () => {
    const mine = rename.apply(named("work", "Doing"), { kind: "state", id: "done", language: "fr", name: "Bouclé" });
    const who = editTransition.apply(base, { id: "take", patch: { before: { who: ["owner"] } } })?.document ?? base;
    const theirs = named("done", "Finished", who);
    const { document, clashes } = mergeBlueprints(base, mine?.document ?? base, theirs);
    expect(clashes).toEqual([]);
    expect(document.states.map(({ name }) => name)).toEqual([
      { en: "New", fr: "Nouveau" },
      { en: "Doing", fr: "Travail" },
      { en: "Finished", fr: "Bouclé" },
    ]);
    expect(document.transitions[0]?.before).toEqual({ who: ["owner"] });
  });

  it("take what only they did: a new state, and a step that is gone", () => {
    const theirs = addState.apply(without([], ["take"]), {})?.document ?? base;
    const both = mergeBlueprints(base, named("work", "Mine"), theirs).document;
    expect(both.states.map((s) => s.id)).toEqual(["new", "work", "done", "new-state"]);
    expect(both.states[1]?.name).toMatchObject({ en: "Mine" });
    expect(both.transitions.map((t) => t.id)).toEqual(["finish", "spam"]);
    expect(
      mergeBlueprints(base, named("work", "Mine"), named("work", "Theirs")).document.states[1]?.name,
    ).toMatchObject({
      en: "Mine",
    });
  });

  it("clash where both changed one thing: mine, theirs, or both where both can stand", () => {
    const [mine, theirs] = [during("note"), during("reply")];
    const asks = (choice: Choice) =>
      mergeBlueprints(
        base,
        mine,
        theirs,
        chosen("/transitions/take/during", choice),
      ).document.transitions[0]?.during?.map(({ ask }) => ask);
    const { clashes } = mergeBlueprints(base, mine, theirs);
    expect(clashes).toMatchObject([{ pointer: "/transitions/take/during", both: true }]);
    expect([asks("mine"), asks("theirs"), asks("both")]).toEqual([["note"], ["reply"], ["note", "reply"]]);
    const words = mergeBlueprints(base, named("work", "Mine"), named("work", "Theirs"));
    expect(words.clashes).toMatchObject([
      { pointer: "/states/work/name/en", mine: "Mine", theirs: "Theirs", both: false },
    ]);
  });

  it("keep two states that both added under one id, each with the steps that lead to it", () => {
    const added = addState.apply(base, {})?.document ?? base;
    const mine = connect.apply(named("new-state", "Mine", added), { from: "work", to: "new-state" })?.document ?? added;
    const theirs = connect.apply(named("new-state", "Theirs", added), { from: "new", to: "new-state" })?.document;
    const { document, clashes } = mergeBlueprints(base, mine, theirs ?? added);
    expect(clashes).toEqual([]);
    const name = (id: string) => document.states.find((state) => state.id === id)?.name;
    expect(document.states).toHaveLength(5);
    const led = document.transitions.filter(({ id }) => !base.transitions.some((one) => one.id === id));
    expect(led.map(({ from, to }) => [from, name(to)])).toEqual(
      expect.arrayContaining([
        [["work"], expect.objectContaining({ en: "Mine" })],
        [["new"], expect.objectContaining({ en: "Theirs" })],
      ]),
    );
  });

  it("ask about a state that I took away and to which their new step leads, and keep it until that is answered", () => {
    const theirs = connect.apply(base, { from: "work", to: "new" })?.document ?? base;
    const mine = without(["new"]);
    const { document, clashes } = mergeBlueprints(base, mine, theirs);
    expect(places(clashes)).toEqual(["/states/new"]);
    expect(document.states.map(({ id }) => id)).toContain("new");
    const gone = mergeBlueprints(base, mine, theirs, chosen("/states/new", "mine")).document;
    expect(gone.states.map(({ id }) => id)).toEqual(["work", "done"]);
    expect(gone.transitions.some(({ to }) => to === "new")).toBe(false);
  });

  it("ask about what one changed and the other took away", () => {
    const { clashes } = mergeBlueprints(base, without([], ["take"]), during("note"));
    expect(clashes).toMatchObject([{ pointer: "/transitions/take", theirs: { id: "take" } }]);
    expect(clashes[0]?.mine).toBe(undefined);
  });

  it("take the order that one of them gave the steps, and ask only when both gave another one", () => {
    const [mine, theirs] = [
      orderTransition.apply(base, { transition: "take", by: 1 })?.document ?? base,
      orderTransition.apply(base, { transition: "spam", by: -1 })?.document ?? base,
    ];
    const ids = (document: Blueprint) => document.transitions.map(({ id }) => id);
    expect(ids(mergeBlueprints(base, named("work", "Doing"), theirs).document)).toEqual(ids(theirs));
    const both = mergeBlueprints(base, mine, theirs);
    expect(places(both.clashes)).toEqual(["/transitions/~order"]);
    expect(ids(both.document)).toEqual(ids(mine));
    expect(ids(mergeBlueprints(base, mine, theirs, chosen("/transitions/~order", "theirs")).document)).toEqual(
      ids(theirs),
    );
  });

  it("are one clash as a whole where the parts together are no blueprint", () => {
    const one = without(["new"]);
    const two: Blueprint = {
      ...base,
      states: base.states.slice(0, 1),
      transitions: [],
      entry: { into: { new: "new" } },
    };
    const mine: Blueprint = { ...one, states: one.states, entry: { into: { open: "work" } } };
    const { document, clashes } = mergeBlueprints(base, mine, two);
    expect(blueprintSchema.safeParse(document).success).toBe(true);
    expect(clashes.length).toBeGreaterThan(0);
  });
});

/** What `count` random commands make of the document. */
function edited(document: Blueprint, seed: number, count: number): Blueprint {
  const editor = createEditor(document);
  const random = seeded(seed);
  for (let step = 0; step < count; step += 1) act(editor, random);
  return editor.state().document;
}

describe("whatever two people do", () => {
  const drafts = fc.tuple(fc.integer(), fc.integer(), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));

  it("what only one did stands, the result is a blueprint, and nothing leads to what is not there", () => {
    fc.assert(
      fc.property(drafts, ([a, b, steps, others]) => {
        const from = financeBlueprint();
        const [mine, theirs] = [edited(from, a, steps), edited(from, b, others)];
        expect(mergeBlueprints(from, mine, from)).toEqual({ document: mine, clashes: [] });
        expect(mergeBlueprints(from, from, theirs)).toEqual({ document: theirs, clashes: [] });
        const { document, clashes } = mergeBlueprints(from, mine, theirs);
        expect(blueprintSchema.safeParse(document).success).toBe(true);
        const ids = new Set(document.states.map(({ id }) => id));
        for (const { to, from: origins } of document.transitions)
          expect([to, ...(origins === "any" ? [] : origins)].every((id) => ids.has(id))).toBe(true);
        for (const choice of ["mine", "theirs", "both"] as const) {
          const all = new Map(clashes.map(({ pointer }) => [pointer, choice]));
          expect(blueprintSchema.safeParse(mergeBlueprints(from, mine, theirs, all).document).success).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("it does not matter who was first where they touched different things", () => {
    fc.assert(
      fc.property(drafts, ([a, b, steps, others]) => {
        const from = financeBlueprint();
        // Names of states by one, what steps ask by the other.
        const mine = from.states.reduce(
          (document, { id }, at) =>
            at % 2 === Math.abs(a) % 2 && at < steps ? named(id, `Name ${a}`, document) : document,
          from,
        );
        const theirs = from.transitions.reduce(
          (document, { id }, at) =>
            at < others && at % 2 === Math.abs(b) % 2
              ? (editTransition.apply(document, { id, patch: { during: [{ ask: "note" }] } })?.document ?? document)
              : document,
          from,
        );
        const [one, other] = [mergeBlueprints(from, mine, theirs), mergeBlueprints(from, theirs, mine)];
        expect([one.clashes, other.clashes]).toEqual([[], []]);
        expect(one.document).toEqual(other.document);
      }),
      { numRuns: 40 },
    );
  });
});
