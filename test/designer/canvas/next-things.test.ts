import { describe, expect, it } from "vitest";
import { blueprintSchema } from "../../../blueprints/blueprint.ts";
import { nextThings } from "../../../designer/canvas/next-things.ts";
import { small } from "../sample.ts";

const ids = (from: string, text: string) => nextThings(small(), from, text, "en").map((it) => it.id);

describe("what may come after a state", () => {
  it("offers new states first, then those there are, with what it leads to already and itself last", () => {
    expect(ids("new", "")).toEqual(["open", "waiting", "finished", "timed", "to work", "to done", "to new"]);
  });

  it("takes a name typed in full for the state that carries it, and any other for a new one", () => {
    expect(ids("new", "done")[0]).toBe("to done");
    expect(ids("new", "wor")).toEqual(["open", "waiting", "finished", "timed", "to work"]);
    const [first] = nextThings(small(), "new", "Refunded ", "fr");
    expect(first?.apply(small())?.document.states.at(-1)).toMatchObject({ name: { en: "Refunded", fr: "Refunded" } });
  });

  it("draws each of them as one valid change", () => {
    for (const thing of nextThings(small(), "work", "", "fr")) {
      const change = thing.apply(small());
      expect(blueprintSchema.safeParse(change?.document).success, thing.id).toBe(true);
      expect(change?.document.transitions.at(-1)?.from, thing.id).toEqual(["work"]);
    }
  });

  it("offers nothing after an end", () => {
    expect(ids("done", "")).toEqual([]);
  });
});
