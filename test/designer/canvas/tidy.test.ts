import elk from "elkjs/lib/elk.bundled.js";
import { describe, expect, test } from "vitest";
import { type Blueprint, blueprintSchema } from "../../../blueprints/blueprint.ts";
import { placesAround } from "../../../designer/canvas/around-kept.ts";
import { asElk, placesFrom } from "../../../designer/canvas/elk.ts";
import { BOX, keptStates, placesOf } from "../../../designer/canvas/places.ts";
import { addNote } from "../../../designer/commands/add-note.ts";
import { addState } from "../../../designer/commands/add-state.ts";
import { moveStates } from "../../../designer/commands/move-states.ts";
import { tidyUp } from "../../../designer/commands/tidy-up.ts";
import { createEditor } from "../../../designer/document/editor.ts";
import { sampleBlueprint } from "../../../designer/perf/sample.ts";
import { financeBlueprint, small } from "../sample.ts";

/** What the page does in a worker, with the same engine. */
async function tidied(document: Blueprint, selected?: readonly string[]): Promise<Blueprint> {
  const only = new Set(selected ?? document.states.map(({ id }) => id));
  const result = await new elk.default().layout(asElk(document, only));
  return tidyUp.apply(document, { places: placesFrom(document, only, result) })?.document ?? document;
}

/** The same when all but what was placed by hand is to move. */
async function tidiedAround(document: Blueprint): Promise<Blueprint> {
  const result = await new elk.default().layout(asElk(document, new Set(document.states.map(({ id }) => id))));
  const places = placesAround(document, new Set(keptStates(document)), result);
  return tidyUp.apply(document, { places })?.document ?? document;
}

const noted = (document: Blueprint, state: string): Blueprint =>
  addNote.apply(document, { state })?.document ?? document;
const placed = (document: Blueprint): Blueprint => ({
  ...document,
  layout: Object.fromEntries([...placesOf(document)].map(([id, [x, y]]) => [id, [x, y]])),
});
/** With room for notes between the rows. */
const roomy = (document: Blueprint): Blueprint => ({
  ...document,
  layout: Object.fromEntries(Object.entries(document.layout ?? {}).map(([id, [x, y]]) => [id, [x, 2 * y]])),
});
const beside = (document: Blueprint, state: string) => {
  const [[x, y], [left, top]] = [document.notes?.[0]?.at ?? [0, 0], placesOf(document).get(state) ?? [0, 0]];
  return [x - left, y - top];
};

describe("tidy up", () => {
  test("of a selection moves these alone: what else was placed by hand stays to the byte, and is covered by none", async () => {
    const before = placed(financeBlueprint());
    const chosen = before.states.slice(0, 3).map(({ id }) => id);
    // Drawn by hand on one spot: they need more room than they had.
    const heaped = moveStates.apply(before, {
      to: Object.fromEntries(chosen.map((id, at) => [id, [at * 10, at * 10]] as const)),
    })?.document;
    if (!heaped) throw new Error("Nothing has moved.");
    const after = await tidied(heaped, chosen);
    expect(after).not.toEqual(heaped);
    expect(blueprintSchema.safeParse(after).success).toBe(true);
    const rest = ({ layout }: Blueprint) => Object.entries(layout ?? {}).filter(([id]) => !chosen.includes(id));
    expect(JSON.stringify(rest(after))).toBe(JSON.stringify(rest(heaped)));
    const all = [...placesOf(after).values()];
    const over = all.filter((a, at) =>
      all.slice(at + 1).some((b) => Math.abs(a[0] - b[0]) < BOX.width && Math.abs(a[1] - b[1]) < BOX.height),
    );
    expect(over).toEqual([]);
  });

  test("of the whole picture keeps what was placed by hand: the others stand around it and cover nothing; twice moves nothing more", async () => {
    const before = await tidied(placed(financeBlueprint()));
    const [first = "", second = ""] = before.states.map(({ id }) => id);
    const [x, y] = placesOf(before).get(second) ?? [0, 0];
    const dropped = moveStates.apply(before, { to: { [first]: [x, y + 20] } })?.document ?? before;
    expect(keptStates(dropped)).toEqual([first]);
    const after = await tidiedAround(dropped);
    expect(blueprintSchema.safeParse(after).success).toBe(true);
    expect(after.layout?.[first]).toEqual([x, y + 20, "kept"]);
    const places = [...placesOf(after).values()];
    const over = places.filter((a, at) =>
      places.slice(at + 1).some((b) => Math.abs(a[0] - b[0]) < BOX.width && Math.abs(a[1] - b[1]) < BOX.height),
    );
    expect(over).toEqual([]);
    expect(await tidiedAround(after)).toBe(after);
    // What nobody pushed aside stands where the whole picture has it.
    const still = before.states.slice(2).filter(({ id }) => String(after.layout?.[id]) === String(before.layout?.[id]));
    expect(still.length).toBeGreaterThan(before.states.length / 2);
    // Asked for, it is tidied too, and kept no more.
    expect(keptStates(await tidied(after))).toEqual([]);
  });

  test("is done when asked, never by the way: what is added leaves every place as it was", () => {
    const before = placed(small());
    const after = addState.apply(before, {})?.document;
    expect(after?.layout).toMatchObject(before.layout ?? {});
  });

  test("a note goes with the state that it stands at, and covers no state", async () => {
    for (const document of [placed(financeBlueprint()), roomy(sampleBlueprint(40))]) {
      const state = document.states.at(-1)?.id ?? "";
      const before = noted(document, state);
      const after = await tidied(before);
      expect(placesOf(after).get(state)).not.toEqual(placesOf(before).get(state));
      const [dx, dy] = beside(after, state);
      expect(dx).toBe(beside(before, state)[0]);
      expect(dy).toBeLessThanOrEqual(beside(before, state)[1] ?? 0);
      const [x, y] = after.notes?.[0]?.at ?? [0, 0];
      for (const [left, top] of placesOf(after).values())
        expect(x < left + BOX.width && x + 220 > left && y < top + BOX.height && y + 72 > top).toBe(false);
    }
  });

  test("a note among states that are moved together goes along, and comes back with undo; one state alone takes none", () => {
    const before = noted(placed(small()), "work");
    const editor = createEditor(before);
    const to = (dx: number, ...ids: readonly string[]) =>
      Object.fromEntries(
        ids.map((id) => [id, [(placesOf(before).get(id)?.[0] ?? 0) + dx, placesOf(before).get(id)?.[1] ?? 0]] as const),
      );
    editor.run(moveStates, { to: to(500, "work", "done") });
    expect(beside(editor.state().document, "work")).toEqual(beside(before, "work"));
    editor.undo();
    expect(JSON.stringify(editor.state().document)).toBe(JSON.stringify(before));
    editor.run(moveStates, { to: to(500, "work") });
    expect(editor.state().document.notes).toEqual(before.notes);
  });

  test("of hundreds of states gives each a place of its own", async () => {
    const after = await tidied({ ...sampleBlueprint(160), layout: {} });
    const all = [...placesOf(after).values()];
    expect(new Set(all.map(String)).size).toBe(160);
  });
});
