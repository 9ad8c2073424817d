import { afterEach, describe, expect, test } from "vitest";
import { beginUndo, createJob, jobView, readJob } from "../../../api/bulk/jobs.ts";
import { goOn } from "../../../api/bulk/run.ts";
import { clockAt } from "../../../api/clock.ts";
import type { BulkAction } from "../../../api/contract/bulk.ts";
import { Statements } from "../../../api/db/statements.ts";
import { putPerson } from "../../../api/people/people.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { multiply } from "../../many-tickets.ts";
import { ANA, accepted, furnish, put, SMALL, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const MARC = "agent:marc";
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

/** The same without the state in which the requester is asked. */
const unasked: Blueprint = {
  ...SMALL,
  states: SMALL.states.filter(({ id }) => id !== "asked"),
  transitions: SMALL.transitions.filter(({ from, to }) => to !== "asked" && !from.includes("asked")),
};

describe.each(DATABASES)("tickets and a new version of their blueprint on %s", (name) => {
  async function desk(here: { readonly waiting: number; readonly asked: number }) {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    await putPerson(store.db, {
      key: MARC,
      name: "Marc",
      email: "marc@filrouge.example",
      language: "en",
      roles: ["role:manager"],
      rights: ["publish", "design"],
      departments: ["department:finance"],
      groups: ["group:finance"],
      active: true,
    });
    const clock = clockAt(NOON);
    const door = createDoor({ store, clock });
    const open = async () => (await accepted(door, submission(clock.now()))).ticket.id;
    const [waiting, asked] = [await open(), await open()];
    await accepted(door, step(asked, ANA, clock.now(), "take", "waiting"));
    await accepted(door, step(asked, ANA, clock.now(), "ask", "working", { product: "billing" }));
    const ids = {
      waiting: [waiting, ...(await multiply(store, waiting, here.waiting - 1))],
      asked: [asked, ...(await multiply(store, asked, here.asked - 1))],
    };
    const own = { store, clock, door, statements: new Statements() };
    const view = async (id: string) => {
      const job = await readJob(store.db, id);
      if (!job) throw new Error("There is no such job.");
      return jobView(store.db, job);
    };
    const bring = async (
      id: string,
      action: Omit<Extract<BulkAction, { readonly do: "version" }>, "do" | "blueprint">,
    ) => {
      const all = [...ids.waiting, ...ids.asked];
      const whole: BulkAction = { do: "version", blueprint: "small", ...action };
      await createJob(store.db, { id, person: MARC, at: clock.now(), hash: "h", action: whole }, all);
      goOn(own, id);
      await expect.poll(async () => (await view(id)).doneAt).not.toBeNull();
      return view(id);
    };
    const undo = async (id: string) => {
      await beginUndo(store.db, id, clock.now());
      goOn(own, id);
      await expect.poll(async () => (await view(id)).undo?.doneAt ?? null).not.toBeNull();
      return view(id);
    };
    const places = async () =>
      Object.fromEntries(
        (
          await store.db
            .selectFrom("ticket")
            .select((e) => ["blueprint_version", "state", e.fn.countAll<number>().as("tickets")])
            .groupBy(["blueprint_version", "state"])
            .execute()
        ).map(({ blueprint_version, state, tickets }) => [`${state}@${blueprint_version}`, Number(tickets)]),
      );
    const placeOf = async (id: string) => (await readTicket(store.db, id))?.ticket.place;
    const whole = async () => expect((await checkStore(store.db)).faults).toEqual([]);
    return { store, clock, door, ids, bring, undo, places, placeOf, whole };
  }

  // A thousand where one writes at a time; the other database goes the same way for each.
  const scale = name === "sqlite" ? 1 : 0.05;
  const [quietly, moving] = [900 * scale, 100 * scale];

  test("B30: a thousand tickets follow to a version without their state as it was said, and back again from where nobody has moved", async () => {
    const { store, clock, door, ids, bring, places, placeOf, whole } = await desk({ waiting: quietly, asked: moving });
    await put(store, "blueprint", SMALL.key, unasked, clock.now());
    expect(await places()).toEqual({ "waiting@1": quietly, "asked@1": moving });
    clock.pass(HOUR);
    const done = await bring("job-1", { version: 2, states: { asked: "working" }, restore: false });
    expect(done.counts).toMatchObject({ changed: quietly + moving, refused: 0, failed: 0 });
    expect(await places()).toEqual({ "waiting@2": quietly, "working@2": moving });
    const [quiet = "", moved = "", other = ""] = [ids.waiting[1], ids.asked[1], ids.asked[2]];
    // How long it has waited in a state that is the same goes on; a state that it was put into begins anew.
    expect(await placeOf(quiet)).toMatchObject({ since: NOON, visits: { waiting: 1 } });
    expect(await placeOf(moved)).toMatchObject({ since: NOON + HOUR, before: "asked", putFrom: "asked" });
    expect((await readJournal(store.db, moved)).slice(-3).map(({ fact }) => fact.type)).toEqual([
      "versionChanged",
      "stateEntered",
      "statusChanged",
    ]);
    // One of them goes on: it is not taken back to where it was.
    await accepted(door, step(other, ANA, clock.now(), "answer", "working"));

    await put(store, "blueprint", SMALL.key, SMALL, clock.now());
    const back = await bring("job-2", { version: 3, states: {}, restore: true });
    expect(back.counts).toMatchObject({ changed: quietly + moving, refused: 0, failed: 0 });
    expect(await places()).toEqual({ "waiting@3": quietly, "asked@3": moving - 1, "answered@3": 1 });
    await whole();
  });

  test("B30: where nothing is said for a state that is gone its tickets stay on their version and are told of, and others leave", async () => {
    const { store, clock, bring, undo, places, placeOf, ids, whole } = await desk({ waiting: 3, asked: 2 });
    await put(store, "blueprint", SMALL.key, unasked, clock.now());
    const done = await bring("job-1", { version: 2, states: { waiting: null }, restore: false });
    expect(done.counts).toMatchObject({ changed: 3, refused: 2 });
    expect(await places()).toEqual({ "null@null": 3, "asked@1": 2 });
    expect((await readTicket(store.db, ids.waiting[0] ?? ""))?.ticket.flags).toContain("revoked");
    expect((await undo("job-1")).undo).toMatchObject({ undone: 3 });
    expect(await placeOf(ids.waiting[2] ?? "")).toMatchObject({ version: 1, state: "waiting" });
    await whole();
  });

  test("a version that is not there, another blueprint, and who may not publish are refused on each", async () => {
    const { store, door, clock, bring, ids } = await desk({ waiting: 1, asked: 1 });
    expect((await bring("job-1", { version: 9, states: {}, restore: false })).counts).toMatchObject({ refused: 2 });
    expect((await bring("job-2", { version: 1, states: {}, restore: false })).counts).toMatchObject({ same: 2 });
    const event = {
      id: "e",
      ticket: ids.asked[0] ?? "",
      at: clock.now(),
      actor: ANA,
      type: "versionRequested",
    } as const;
    const answer = await door.apply({
      event: { ...event, blueprint: "small", version: 1, states: {}, restore: false },
    });
    expect(answer).toMatchObject({ outcome: "rejected", reasons: [{ code: "notAllowed" }] });
    expect((await checkStore(store.db)).faults).toEqual([]);
  });
});
