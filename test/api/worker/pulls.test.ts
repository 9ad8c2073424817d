import { afterEach, describe, expect, test } from "vitest";
import { setPresence } from "../../../api/people/presence.ts";
import { changeWork } from "../../../api/people/work.ts";
import type { Actor } from "../../../blueprints/people.ts";
import { definitions } from "../../runtime/desk.ts";
import { ANA, accepted, BRUNO, eventOf, put } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { type AvailabilityDesk, availabilityDesk, HOUR, NOON } from "./availability-desk.ts";

let desk: AvailabilityDesk | undefined;
afterEach(async () => {
  await desk?.remove();
  desk = undefined;
});

const solve = ({ door, clock }: AvailabilityDesk, ticket: string, by: Actor) =>
  accepted(door, {
    event: eventOf(ticket, by, clock.now(), { type: "changeRequested", changes: { status: "solved" } }),
  });

const NOTHING = definitions([], [], {});

describe.each(DATABASES)("pulling the next ticket, on %s", (name) => {
  /** Ana and Bruno have three tickets each, which is the most; two wait. */
  async function busy(pullsNext: "owner" | "closer") {
    const made = await availabilityDesk(name);
    desk = made;
    await made.assigns({ pullsNext, capacity: { perAgent: 3 } });
    const mine = [await made.open(ANA.id), await made.open(ANA.id), await made.open(ANA.id)];
    const his = [await made.open(BRUNO.id), await made.open(BRUNO.id), await made.open(BRUNO.id)];
    const waiting = [await made.open(null), await made.open(null)];
    expect(await made.owners(waiting)).toEqual([null, null]);
    return { made, mine, his, waiting };
  }

  test("B37: at closure the owner pulls the next, and the backlog goes on by its order", async () => {
    const { made, mine, his, waiting } = await busy("owner");
    made.clock.pass(HOUR);
    // Each closes one of the other's.
    await solve(made, his[0] ?? "", ANA);
    made.clock.pass(1);
    await solve(made, mine[0] ?? "", BRUNO);
    await made.work();
    expect(await made.owners(waiting)).toEqual([BRUNO.id, ANA.id]);
    expect(await made.work()).toBe(0);
  });

  test("B37: at closure the closer pulls the next when he has room; else the method chooses", async () => {
    const { made, mine, his, waiting } = await busy("closer");
    made.clock.pass(HOUR);
    await solve(made, his[0] ?? "", BRUNO);
    made.clock.pass(1);
    // Bruno has made room for himself, and closes Ana's too: the first claim is his, for the second he has no room.
    await solve(made, mine[0] ?? "", BRUNO);
    await made.work();
    expect(await made.owners(waiting)).toEqual([BRUNO.id, ANA.id]);
    const third = await made.open(null);
    expect(await made.owners([third])).toEqual([null]);
  });

  test("B37: the closer goes before who has less to do", async () => {
    desk = await availabilityDesk(name);
    const { assigns, open, owners, work, clock, store } = desk;
    await assigns({ pullsNext: "closer", capacity: { perAgent: 2 } });
    const away = (person: string, availability: "online" | "away") =>
      setPresence(store.db, store.dialect, { person, by: person, at: clock.now() }, { availability });
    for (const one of [ANA, BRUNO]) await away(one.id, "away");
    const anas = await open(ANA.id);
    const brunos = [await open(BRUNO.id), await open(BRUNO.id)];
    const waits = await open(null);
    for (const one of [ANA, BRUNO]) await away(one.id, "online");
    // Now both have one: by the method it would be Ana's, who has waited longer.
    await solve(desk, brunos[0] ?? "", BRUNO);
    await work();
    expect(await owners([anas, waits])).toEqual([ANA.id, BRUNO.id]);
  });

  test("B37: in turn the order is kept, and who is away is passed by once", async () => {
    desk = await availabilityDesk(name);
    const { assigns, open, owners, store, clock } = desk;
    await assigns({ method: "roundRobin" });
    const ids = [await open(null), await open(null), await open(null)];
    const set = (availability: "online" | "away") =>
      setPresence(store.db, store.dialect, { person: BRUNO.id, by: BRUNO.id, at: clock.now() }, { availability });
    await set("away");
    ids.push(await open(null));
    await set("online");
    // What somebody takes by hand is nobody's turn.
    await open(BRUNO.id);
    ids.push(await open(null), await open(null));
    expect((await owners(ids)).map((one) => one?.slice(6, 7)).join("")).toBe("abaaba");
  });

  test("what is said of one person stands in place of what the group says: more, less, or another channel", async () => {
    desk = await availabilityDesk(name);
    const { assigns, open, owners, store, clock } = desk;
    await assigns({ capacity: { perAgent: 1, channels: { chat: 1 } } });
    const change = (person: string, capacity: object) =>
      changeWork(store.db, store.dialect, NOTHING, { person, by: ANA.id, at: clock.now() }, { capacity });
    await change(BRUNO.id, { perAgent: 3, channels: { chat: 2 } });
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push(await open(null, { channel: "chat" }));
    const found = await owners(ids);
    expect(found.filter((one) => one === BRUNO.id)).toHaveLength(2);
    expect(found.filter((one) => one === ANA.id)).toHaveLength(1);
  });

  test("S27: tickets that nobody can take now are in nobody's way, however many they are", async () => {
    desk = await availabilityDesk(name);
    const { assigns, open, owners, store, clock, work } = desk;
    await assigns({ capacity: { channels: { chat: 0 } } });
    const chats: string[] = [];
    for (let n = 0; n < 25; n++) chats.push(await open(null, { channel: "chat" }));
    const set = (availability: "online" | "away") =>
      Promise.all(
        [ANA, BRUNO].map(({ id: person }) =>
          setPresence(store.db, store.dialect, { person, by: person, at: clock.now() }, { availability }),
        ),
      );
    await set("away");
    const mail = await open(null);
    await set("online");
    await work();
    expect(new Set(await owners(chats))).toEqual(new Set([null]));
    expect(await owners([mail])).toEqual([ANA.id]);
  });

  test("the backlog goes by its order: the oldest, the highest priority, or what is due first", async () => {
    for (const backlog of ["oldest", "priority", "due"] as const) {
      const made = await availabilityDesk(name);
      const { assigns, open, owners, store, clock, work } = made;
      await assigns({ backlog, capacity: { perAgent: 1 } });
      const away = (person: string, availability: "online" | "away") =>
        setPresence(store.db, store.dialect, { person, by: person, at: clock.now() }, { availability });
      for (const one of [ANA, BRUNO]) await away(one.id, "away");
      const ids: string[] = [];
      for (const priority of ["low", "urgent", null, "normal"] as const) {
        ids.push(await open(null, { priority }));
        clock.pass(1000);
      }
      // What a time limit would have written.
      for (const [id, due] of [
        [ids[3], NOON + 5],
        [ids[2], NOON + 9],
      ] as const)
        await store.db
          .updateTable("ticket")
          .set({ sla_due_at: due })
          .where("id", "=", id ?? "")
          .execute();
      await away(ANA.id, "online");
      await work();
      const first = { oldest: 0, priority: 1, due: 3 }[backlog];
      expect((await owners(ids)).indexOf(ANA.id)).toBe(first);
      await made.remove();
    }
  });

  test("effort points weigh where the group counts them, in the choice and at the cap", async () => {
    desk = await availabilityDesk(name);
    const { assigns, open, owners, store } = desk;
    await put(store, "field", "effort", {
      kind: "field",
      schemaVersion: 1,
      key: "effort",
      name: "Effort",
      type: "number",
    });
    await assigns({ load: { by: "effort" }, capacity: { perAgent: 8 } });
    const heavy = await open(ANA.id, { fields: { effort: 5 } });
    const light = [await open(null), await open(null), await open(null)];
    expect(await owners([heavy, ...light])).toEqual([ANA.id, BRUNO.id, BRUNO.id, BRUNO.id]);
    const more = [
      await open(null, { fields: { effort: 6 } }),
      await open(null),
      await open(null, { fields: { effort: 9 } }),
    ];
    expect(await owners(more)).toEqual([BRUNO.id, ANA.id, ANA.id]);
    expect(await owners([await open(null)])).toEqual([null]);
  });
});
