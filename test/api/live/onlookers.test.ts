import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { createOnlookers, documentPlace, FORGOTTEN_AFTER_MS, othersAt } from "../../../api/live/onlookers.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

describe.each(DATABASES)("who looks at tickets, on %s", (name) => {
  async function desk() {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    const clock = clockAt(1_000_000);
    return { clock, onlookers: createOnlookers(store, clock) };
  }
  const ana = { place: "t1", window: "a", person: "agent:ana", typing: false, spot: "" };

  test("who says nothing for half a minute is forgotten, who says it again is no news", async () => {
    const { clock, onlookers } = await desk();
    expect(await onlookers.look(ana)).toBe(true);
    clock.pass(FORGOTTEN_AFTER_MS - 1);
    expect((await onlookers.at(["t1"])).length).toBe(1);
    expect(await onlookers.look(ana)).toBe(false);
    clock.pass(FORGOTTEN_AFTER_MS - 1);
    expect((await onlookers.at(["t1", "t2"])).length).toBe(1);
    clock.pass(1);
    expect([await onlookers.at(["t1"]), await onlookers.at(null)]).toEqual([[], []]);
    expect(await onlookers.look(ana)).toBe(true);
  });

  test("S28: of a person in two windows the one in which he types counts, and oneself is never somebody else", async () => {
    const { onlookers } = await desk();
    await onlookers.look({ ...ana, window: "b", typing: true });
    await onlookers.look(ana);
    await onlookers.look({ ...ana, place: "t2", window: "c" });
    const bruno = await othersAt(onlookers, "agent:bruno", ["t1", "t3"]);
    expect([...bruno.keys()]).toEqual(["t1"]);
    expect(bruno.get("t1")).toMatchObject([{ person: "agent:ana", typing: true }]);
    expect((await othersAt(onlookers, "agent:ana", null)).size).toBe(0);
  });

  test("another spot in the same document is news, and so is leaving it", async () => {
    const { onlookers } = await desk();
    const drawing = { ...ana, place: documentPlace("blueprint", "refund"), spot: "state:open" };
    expect(await onlookers.look(drawing)).toBe(true);
    expect(await onlookers.look(drawing)).toBe(false);
    expect(await onlookers.look({ ...drawing, spot: "state:late" })).toBe(true);
    const seen = await othersAt(onlookers, "agent:bruno", [drawing.place]);
    expect(seen.get("blueprint/refund")).toMatchObject([{ person: "agent:ana", spot: "state:late" }]);
    expect(await onlookers.away(drawing)).toBe(true);
    expect((await othersAt(onlookers, "agent:bruno", [drawing.place])).size).toBe(0);
  });

  test("nobody fills the memory with windows", async () => {
    const { onlookers } = await desk();
    for (let window = 0; window < 60; window++) await onlookers.look({ ...ana, window: `w${window}` });
    expect((await onlookers.at(null)).length).toBe(50);
  });
});
