import { afterEach, describe, expect, test } from "vitest";
import { createDoor } from "../../../api/tickets/door.ts";
import { pruneDecisions, pruneOld, pruneSent } from "../../../api/worker/prune.ts";
import { createWorker } from "../../../api/worker/worker.ts";
import { DATABASES } from "../../stores.ts";
import { effectsDesk, NOON } from "../effects/effects-desk.ts";

const DAY = 86_400_000;
const KEEP_MS = 90 * DAY;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

describe.each(DATABASES)("what is old is forgotten, on %s", (name) => {
  async function desk() {
    const made = await effectsDesk(name);
    ends.push(made.remove);
    const { db } = made.store;
    const attempts = (count: number, at: number) =>
      db
        .insertInto("delivery")
        .values(
          Array.from({ length: count }, (_, index) => ({
            ...{ effect: `${at}.${index}`, run: 0, attempt: 1, at, ms: 1, ok: 1, status: 200 },
            ...{ request: "POST /", answer: "", detail: "Answered 200." },
          })),
        )
        .execute();
    const mail = (id: string, at: number, state: "sent" | "held" | "digested" | "refused") =>
      db
        .insertInto("automatic_mail")
        .values({
          ...{ id, address: "remi@client.example", inside: 0, language: "fr", ticket: "t", at, state },
          ...{ subject: "", text: "", digest_at: state === "held" ? NOON + DAY : null, lease_until: null },
        })
        .execute();
    const count = async (table: "delivery" | "automatic_mail") =>
      (await db.selectFrom(table).select("at").execute()).length;
    return { ...made, attempts, mail, count };
  }

  test("in parts, the oldest first; what waits for its digest stays however old it is", async () => {
    const { store, attempts, mail, count } = await desk();
    await attempts(700, NOON - 100 * DAY);
    await attempts(3, NOON - 10 * DAY);
    for (const state of ["sent", "digested", "refused", "held"] as const) await mail(state, NOON - 100 * DAY, state);
    await mail("young", NOON - 10 * DAY, "sent");
    const before = NOON - KEEP_MS;
    expect(await pruneOld(store.db, before)).toBe(503);
    expect(await count("delivery")).toBe(203);
    expect(await pruneOld(store.db, before)).toBe(200);
    expect(await pruneOld(store.db, before)).toBe(0);
    expect(await count("delivery")).toBe(3);
    const left = await store.db.selectFrom("automatic_mail").select("id").orderBy("id").execute();
    expect(left.map(({ id }) => id)).toEqual(["held", "young"]);
  });

  test("what has left is forgotten with its mails and attempts; what has not left never is", async () => {
    const { store, attempts } = await desk();
    const { db } = store;
    const old = NOON - 400 * DAY;
    const effect = (id: string, status: "pending" | "done" | "failed" | "dropped", settled: number | null, at = old) =>
      db
        .insertInto("outbox")
        .values({
          ...{ id, ticket: "t", event: id, type: "mail", rule: "ticket", effect: "{}", status, attempts: 1, runs: 0 },
          ...{ next_at: NOON + DAY, lease_until: null, fence: 0, created_at: at, settled_at: settled, detail: null },
          ...{ destination: "mail:remi@client.example", place: 0 },
        })
        .execute();
    const mail = (id: string, at: number) =>
      db
        .insertInto("mail_log")
        .values({ id, ticket: null, at, recipients: "[]", subject: "", text: "", via: "smtp" })
        .execute();
    for (const [id, status] of [
      ["waits", "pending"],
      ["failed", "failed"],
      ["dropped", "dropped"],
    ] as const)
      await effect(id, status, status === "pending" ? null : old);
    await effect("done", "done", old);
    await effect("done-late", "done", NOON - DAY);
    await effect("done-young", "done", NOON - DAY, NOON - DAY);
    for (const id of ["done", "waits", "weekly"]) await mail(id, old);
    await mail("young", NOON - DAY);
    await attempts(2, old);
    await db.updateTable("delivery").set({ effect: "done" }).where("effect", "=", `${old}.0`).execute();

    const before = NOON - 365 * DAY;
    expect(await pruneSent(db, before)).toBe(3);
    const left = async (table: "outbox" | "mail_log") =>
      (await db.selectFrom(table).select("id").orderBy("id").execute()).map(({ id }) => id);
    expect(await left("outbox")).toEqual(["done-late", "done-young", "dropped", "failed", "waits"]);
    // Of what waits the log tells whether it has left.
    expect(await left("mail_log")).toEqual(["waits", "young"]);
    expect((await db.selectFrom("delivery").select("effect").execute()).map((one) => one.effect)).toEqual([`${old}.1`]);
    expect(await pruneSent(db, before)).toBe(0);
  });

  test("by the worker once an hour, all of it, and by none that was not told how long", async () => {
    const { store, clock, outside, worker, attempts, count } = await desk();
    await attempts(600, NOON - 100 * DAY);
    await worker.drain();
    expect(await count("delivery")).toBe(600);
    const door = createDoor({ store, clock });
    const pruning = createWorker({ outside, door, chance: () => 0.5, log: () => {}, keepMs: KEEP_MS });
    await pruning.drain();
    expect(await count("delivery")).toBe(0);
    await attempts(1, NOON - 99 * DAY);
    await pruning.drain();
    expect(await count("delivery")).toBe(1);
    clock.pass(3_600_000);
    await pruning.drain();
    expect(await count("delivery")).toBe(0);
  });

  test("the decision log by the age of what happened, a part of the tickets at a time; the journal stays", async () => {
    const { store, clock, outside, worker, ticket } = await desk();
    for (let n = 0; n < 3; n++) await ticket();
    await worker.drain();
    const { db } = store;
    const log = async () => (await db.selectFrom("decision").select("at").execute()).map(({ at }) => at);
    const journal = async () => (await db.selectFrom("journal").select("seq").execute()).length;
    const [before, facts] = [await log(), await journal()];
    expect(before.length).toBeGreaterThan(0);
    expect(await pruneDecisions(db, NOON - DAY, "")).toEqual({ gone: 0, next: null });
    const door = createDoor({ store, clock });
    const keep = { keepMs: KEEP_MS, keepLogMs: 2 * KEEP_MS };
    const pruning = createWorker({ outside, door, chance: () => 0.5, log: () => {}, ...keep });
    clock.pass(KEEP_MS + DAY);
    await pruning.drain();
    expect(await log()).toEqual(before);
    clock.pass(KEEP_MS + DAY);
    await pruning.drain();
    expect((await log()).filter((at) => before.includes(at))).toEqual([]);
    expect(await journal()).toBeGreaterThanOrEqual(facts);
  });
});
