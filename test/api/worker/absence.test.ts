import { afterEach, describe, expect, test } from "vitest";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { readChanges } from "../../../api/people/changes.ts";
import { foresee } from "../../../api/people/leaving.ts";
import { setPresence } from "../../../api/people/presence.ts";
import { DATABASES } from "../../stores.ts";
import { type AvailabilityDesk, availabilityDesk, FINANCE, HOUR, NOON } from "./availability-desk.ts";

const DAY = 24 * HOUR;
const ANA = "agent:ana";
const BRUNO = "agent:bruno";
let desk: AvailabilityDesk | undefined;
afterEach(async () => {
  await desk?.remove();
  desk = undefined;
});

const absent = ({ store, clock }: AvailabilityDesk, absentUntil: number | null, by = "agent:marc") =>
  setPresence(store.db, store.dialect, { person: ANA, by, at: clock.now() }, { absentUntil });

describe.each(DATABASES)("an absence, on %s", (name) => {
  test("B38: what is due before the return is re-routed, the rest is kept, and each changes hands once", async () => {
    desk = await availabilityDesk(name);
    const { store, clock, open, owners, facts, work, assigns } = desk;
    await assigns({ goesBack: { absent: ["due"] } });
    const until = NOON + 10 * DAY;
    const soon = await Promise.all([1, 2, 3].map((day) => open(ANA, { dueAt: NOON + day * DAY })));
    const late = await open(ANA, { dueAt: NOON + 20 * DAY });
    const never = await open(ANA);
    const solved = await open(ANA, { dueAt: NOON + DAY, status: "solved" });
    const definitions = await new CompiledDefinitions().current(store.db);
    const foreseen = await foresee(store.db, definitions, ANA, { why: "absent", until });
    expect({ total: foreseen.total, back: [...foreseen.back] }).toEqual({ total: 5, back: [[FINANCE, 3]] });

    clock.pass(HOUR);
    await absent(desk, until);
    await work();
    expect(await owners([...soon, late, never, solved])).toEqual([BRUNO, BRUNO, BRUNO, ANA, ANA, ANA]);
    for (const id of soon) {
      const [handed] = await facts(id, "handedBack");
      expect(handed).toMatchObject({ person: ANA, why: "absent", because: "due", until, by: "agent:marc" });
      expect(handed?.rule).toBe("assignment:finance");
      // Once as it was opened, in the draft; then from Ana to Bruno, with nobody in between.
      expect(await facts(id, "assigned")).toMatchObject([{ assignee: BRUNO, was: { assignee: ANA, group: FINANCE } }]);
    }
    // Neither another look nor the return moves anything again.
    expect(await work()).toBe(0);
    clock.set(until);
    await work();
    expect(await owners(soon)).toEqual([BRUNO, BRUNO, BRUNO]);
    expect(await facts(late, "handedBack")).toEqual([]);
  });

  test("B38: at the instant of the return tickets reach him by themselves again, and the history says who set what", async () => {
    desk = await availabilityDesk(name);
    const { store, clock, open, owners, work, assigns } = desk;
    await assigns({ capacity: { perAgent: 1 } });
    await absent(desk, NOON + HOUR);
    const [first, second] = [await open(null), await open(null)];
    expect(await owners([first, second])).toEqual([BRUNO, null]);
    clock.set(NOON + HOUR - 1);
    await work();
    expect(await owners([first, second])).toEqual([BRUNO, null]);
    clock.set(NOON + HOUR);
    await work();
    expect(await owners([first, second])).toEqual([BRUNO, ANA]);
    expect(await readChanges(store.db, ANA)).toEqual([
      { at: NOON, by: "agent:marc", what: "absentUntil", from: null, to: NOON + HOUR },
    ]);
  });

  test("B38: with nobody there they wait in the group, and who comes back early keeps what was not reached", async () => {
    desk = await availabilityDesk(name);
    const { store, open, owners, facts, work, assigns } = desk;
    await assigns({ method: "byHand", goesBack: { absent: "all" } });
    const id = await open(ANA);
    await absent(desk, NOON + DAY);
    await work();
    expect(await owners([id])).toEqual([null]);
    expect(await facts(id, "handedBack")).toMatchObject([{ because: "all", group: FINANCE }]);
    const other = await open(ANA);
    await absent(desk, NOON + 2 * DAY);
    await absent(desk, null);
    await work();
    expect(await owners([other])).toEqual([ANA]);
    expect(await store.db.selectFrom("hand_back").select("given").orderBy("started_at").execute()).toHaveLength(2);
  });

  test("B38: an absence that was over before anybody could act on it moves nothing", async () => {
    desk = await availabilityDesk(name);
    const { clock, open, owners, work, assigns } = desk;
    await assigns({ goesBack: { absent: "all" } });
    const id = await open(ANA);
    await absent(desk, NOON + HOUR);
    clock.set(NOON + HOUR);
    await work();
    expect(await owners([id])).toEqual([ANA]);
  });

  test("B38: a hundred and thirty tickets go back in small parts, each once, with two workers at it", async () => {
    desk = await availabilityDesk(name);
    const { store, door, open, facts, work, assigns } = desk;
    await assigns({ goesBack: { absent: "all" } });
    const ids: string[] = [];
    for (let n = 0; n < 130; n++) ids.push(await open(ANA));
    await absent(desk, NOON + DAY);
    await Promise.all([work(), work()]);
    await door.settled();
    const times = await Promise.all(ids.map(async (id) => (await facts(id, "handedBack")).length));
    expect(new Set(times)).toEqual(new Set([1]));
    expect(await store.db.selectFrom("hand_back").select(["given", "finished_at"]).execute()).toEqual([
      { given: 130, finished_at: NOON },
    ]);
  });
});
