import { afterEach, describe, expect, test } from "vitest";
import { asked } from "../../../api/bulk/events.ts";
import { beginUndo, createJob, jobView, readJob } from "../../../api/bulk/jobs.ts";
import { goOn, resumeBulk, stopBulk } from "../../../api/bulk/run.ts";
import { clockAt } from "../../../api/clock.ts";
import type { BulkAction } from "../../../api/contract/bulk.ts";
import { Statements } from "../../../api/db/statements.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import type { Answers } from "../../../blueprints/event.ts";
import { ANA, accepted, furnish, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

describe.each(DATABASES)("one thing done to many tickets on %s", (name) => {
  async function desk(tickets: number) {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    const clock = clockAt(NOON);
    const door = createDoor({ store, clock });
    const ids: string[] = [];
    for (let made = 0; made < tickets; made++) {
      const { ticket } = await accepted(door, submission(clock.now()));
      await accepted(door, step(ticket.id, ANA, clock.now(), "take", "waiting"));
      ids.push(ticket.id);
    }
    const own = { store, clock, door, statements: new Statements() };
    const view = async (id: string) => {
      const job = await readJob(store.db, id);
      if (!job) throw new Error("There is no such job.");
      return jobView(store.db, job);
    };
    const start = async (id: string, action: BulkAction, on: readonly string[] = ids) => {
      await createJob(store.db, { id, person: ANA.id, at: clock.now(), hash: "h", action }, on);
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
    const ticketOf = async (id: string) => {
      const found = await readTicket(store.db, id);
      if (!found) throw new Error("The ticket is gone.");
      return found.ticket;
    };
    const items = (job: string) =>
      store.db.selectFrom("bulk_item").selectAll().where("job", "=", job).orderBy("position").execute();
    return { own, store, door, clock, ids, start, undo, view, ticketOf, items };
  }
  const ask = (answers: Answers = {}): BulkAction => ({
    do: "step",
    blueprint: "small",
    transition: "ask",
    answers: { ...answers },
  });

  test("B39: sixty tickets, one step with a mandatory field: asked once, 57 done and 3 refused with the reason, one undo", async () => {
    const { store, door, clock, ids, start, undo, ticketOf, items } = await desk(60);
    const away = [ids[5], ids[30], ids[59]].filter((id) => id !== undefined);
    for (const id of away) await accepted(door, step(id, ANA, clock.now(), "answer", "working"));
    const before = await ticketOf(ids[0] ?? "");
    const done = await start("job-1", ask({ product: "billing" }));
    expect(done.counts).toEqual({ waiting: 0, changed: 57, same: 0, refused: 3, hidden: 0, failed: 0 });
    const refused = (await items("job-1")).filter(({ outcome }) => outcome === "refused");
    expect(refused.map(({ ticket }) => ticket)).toEqual(away);
    expect(refused[0]?.reasons).toContain("Ask is not offered in Answered.");
    expect(await ticketOf(ids[0] ?? "")).toMatchObject({
      status: "pending",
      place: { state: "asked" },
      fields: { product: "billing" },
    });
    clock.pass(MINUTE);
    // Somebody goes on with one of them: that one stays.
    await accepted(door, step(ids[1] ?? "", ANA, clock.now(), "back", "asked"));
    const back = await undo("job-1");
    expect(back.undo).toMatchObject({ undone: 56, refused: 1, waiting: 0 });
    const stays = (await items("job-1")).find(({ undo: one }) => one === "refused");
    expect(stays).toMatchObject({ ticket: ids[1] });
    expect(stays?.undo_reasons).toContain("Something has happened on the ticket since.");
    const { facts: _, updatedAt: __, ...stands } = await ticketOf(ids[0] ?? "");
    expect(before).toMatchObject(stands);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("B39: what is missing is refused on each, and nothing is written", async () => {
    const { start, ticketOf, ids, items } = await desk(5);
    const done = await start("job-2", ask());
    expect(done.counts).toMatchObject({ changed: 0, refused: 5 });
    expect((await items("job-2"))[0]?.reasons).toContain("product");
    expect((await ticketOf(ids[0] ?? "")).place?.state).toBe("working");
    expect(done.undoUntil).toBeNull();
  });

  test("owner, priority and tags are changed together, count as no work on one ticket, and are taken back whole", async () => {
    const { store, start, undo, ticketOf, ids, clock } = await desk(6);
    const [first = ""] = ids;
    const before = await ticketOf(first);
    clock.pass(MINUTE);
    const done = await start("job-3", {
      do: "change",
      assignee: "agent:bruno",
      priority: "high",
      addTags: ["november", "refund"],
    });
    expect(done.counts).toMatchObject({ changed: 6 });
    const changed = await ticketOf(first);
    expect(changed).toMatchObject({ assignee: "agent:bruno", priority: "high", tags: ["november", "refund"] });
    expect(changed.lastAgentActionAt).toBe(before.lastAgentActionAt);
    expect((await start("job-4", { do: "change", priority: "high" })).counts).toMatchObject({ same: 6, changed: 0 });
    expect((await undo("job-3")).undo).toMatchObject({ undone: 6, refused: 0 });
    const { facts: _, updatedAt: __, ...stands } = await ticketOf(first);
    expect(before).toMatchObject(stands);
    const journal = (await readJournal(store.db, first)).map(({ fact }) => fact);
    expect(journal.at(-1)).toMatchObject({ type: "stepUndone", transition: "" });
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("what has left the house is not taken back, and says so", async () => {
    const { store, start, undo, items, ids, ticketOf } = await desk(4);
    await start("job-5", { do: "step", blueprint: "small", transition: "answer" });
    await store.db
      .updateTable("outbox")
      .set({ status: "done", attempts: 1 })
      .where("ticket", "=", ids[0] ?? "")
      .execute();
    expect((await undo("job-5")).undo).toMatchObject({ undone: 3, refused: 1 });
    const stays = (await items("job-5")).find(({ undo: one }) => one === "refused");
    expect(stays?.undo_reasons).toContain("Somebody has been told by mail.");
    expect((await ticketOf(ids[0] ?? "")).place?.state).toBe("answered");
    expect((await ticketOf(ids[1] ?? "")).place?.state).toBe("working");
  });

  test("a stop in the middle loses nothing and does nothing twice; what is not there is hidden", async () => {
    const { own, store, start, view, ids, ticketOf } = await desk(8);
    const all = [...ids, "gone"];
    const action: BulkAction = { do: "change", addTags: ["once"] };
    await createJob(store.db, { id: "job-6", person: ANA.id, at: NOON, hash: "h", action }, all);
    const job = { id: "job-6", action };
    // Half of it was committed by a server that stopped before it wrote so down.
    for (const id of ids.slice(0, 4)) {
      const one = asked(job, await ticketOf(id), ANA, NOON);
      if ("event" in one) await accepted(own.door, one);
    }
    await stopBulk(own);
    const again = { ...own, door: createDoor({ store, clock: own.clock }) };
    await resumeBulk(again);
    await expect.poll(async () => (await view("job-6")).doneAt).not.toBeNull();
    expect((await view("job-6")).counts).toMatchObject({ changed: 8, hidden: 1 });
    const journal = await readJournal(store.db, ids[0] ?? "");
    expect(journal.filter(({ fact }) => fact.type === "tagged")).toHaveLength(1);
    expect((await start("job-7", action, [])).total).toBe(0);
  });
});
