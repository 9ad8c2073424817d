import { afterEach, describe, expect, test } from "vitest";
import { ANA as ANA_HERSELF, accepted, eventOf, REMI } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { type AvailabilityDesk, availabilityDesk, HOUR, NOON } from "./availability-desk.ts";

const ANA = "agent:ana";
const BRUNO = "agent:bruno";
/** Monday 17:00, when Ana's shift ends; her next one begins on Tuesday at 09:00. */
const EVENING = NOON + 5 * HOUR;
const MORNING = NOON + 21 * HOUR;
let desk: AvailabilityDesk | undefined;
afterEach(async () => {
  await desk?.remove();
  desk = undefined;
});

/** A public word on the ticket. */
const said = async ({ door, clock }: AvailabilityDesk, ticket: string, by: typeof REMI, kind: "requester" | "agent") =>
  accepted(door, {
    event: eventOf(ticket, by, clock.now(), {
      type: "messageReceived",
      message: {
        at: clock.now(),
        public: true,
        channel: "web",
        author: by.id,
        authorKind: kind,
        from: null,
        to: [],
        cc: [],
        messageId: null,
        inReplyTo: null,
        automatic: false,
        text: "Well?",
        attachments: [],
      },
    }),
  });

describe.each(DATABASES)("the end of a shift, on %s", (name) => {
  test("to the minute, what the requester answered and what is due before the next shift goes back and is given out again", async () => {
    desk = await availabilityDesk(name);
    const { clock, open, owners, facts, work, assigns, shift } = desk;
    await assigns({ goesBack: { shiftEnded: ["answered", "due"] } });
    await shift(ANA);
    const answered = await open(ANA);
    const told = await open(ANA);
    const due = await open(ANA, { dueAt: MORNING - 1 });
    const later = await open(ANA, { dueAt: MORNING });
    clock.pass(HOUR);
    for (const id of [answered, told]) await said(desk, id, REMI, "requester");
    clock.pass(1000);
    await said(desk, told, ANA_HERSELF, "agent");
    clock.set(EVENING - 1);
    expect(await work()).toBe(0);
    clock.set(EVENING);
    await work();
    expect(await owners([answered, told, due, later])).toEqual([BRUNO, ANA, BRUNO, ANA]);
    expect(await facts(answered, "handedBack")).toMatchObject([
      {
        person: ANA,
        why: "shiftEnded",
        because: "answered",
        since: EVENING,
        until: MORNING,
        by: "system",
        at: EVENING,
      },
    ]);
    expect(await facts(due, "handedBack")).toMatchObject([{ because: "due" }]);
    expect(await facts(due, "picked")).toMatchObject([{ person: BRUNO, considered: [{ id: BRUNO, refused: null }] }]);
    expect(await work()).toBe(0);
  });

  test("a break at noon is no end, nothing goes back by itself where the group says nothing, and the next end comes", async () => {
    desk = await availabilityDesk(name);
    const { store, clock, open, owners, work, assigns, shift } = desk;
    clock.set(NOON - HOUR);
    await assigns({});
    await shift(ANA);
    const id = await open(ANA, { dueAt: EVENING + 1 });
    clock.set(EVENING);
    await work();
    expect(await owners([id])).toEqual([ANA]);
    const next = () => store.db.selectFrom("presence").select("shift_ends_at").executeTakeFirst();
    expect(await next()).toEqual({ shift_ends_at: EVENING + 24 * HOUR });
  });

  test("after a stop of two hours it acts once, however many workers come back, and not on what was given since", async () => {
    desk = await availabilityDesk(name);
    const { store, clock, open, owners, facts, work, assigns, shift } = desk;
    await assigns({ goesBack: { shiftEnded: "all" } });
    await shift(ANA);
    const ids = [await open(ANA), await open(ANA)];
    clock.set(EVENING + HOUR);
    const since = await open(ANA);
    clock.set(EVENING + 2 * HOUR);
    await Promise.all([work(), work(), work()]);
    expect(await owners([...ids, since])).toEqual([BRUNO, BRUNO, ANA]);
    for (const id of ids) {
      expect(await facts(id, "handedBack")).toMatchObject([{ since: EVENING, at: EVENING + 2 * HOUR }]);
      expect(await facts(id, "assigned")).toHaveLength(1);
    }
    expect(await store.db.selectFrom("hand_back").select("person").execute()).toEqual([{ person: ANA }]);
  });

  test("who is on shift again when the worker comes back keeps his tickets", async () => {
    desk = await availabilityDesk(name);
    const { clock, open, owners, work, assigns, shift } = desk;
    await assigns({ goesBack: { shiftEnded: "all" } });
    await shift(ANA);
    const id = await open(ANA);
    clock.set(MORNING + HOUR);
    await work();
    expect(await owners([id])).toEqual([ANA]);
    clock.set(EVENING + 24 * HOUR);
    await work();
    expect(await owners([id])).toEqual([BRUNO]);
  });
});
