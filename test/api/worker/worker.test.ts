import { createServer, type IncomingMessage } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { readEffects, runAgain } from "../../../api/effects/effect-records.ts";
import { createEgress } from "../../../api/effects/egress.ts";
import type { Outside } from "../../../api/effects/executor.ts";
import { readMailLog } from "../../../api/effects/mail-log.ts";
import { claimEffects, LEASE_MS, settleEffect } from "../../../api/effects/outbox.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import { RETRY_AFTER_MS } from "../../../api/worker/deliver.ts";
import { openIncidents } from "../../../api/worker/incidents.ts";
import { createWorker } from "../../../api/worker/worker.ts";
import type { Effect } from "../../../blueprints/facts.ts";
import { ANA, accepted, furnish, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A receiver on loopback that answers as it is told, and remembers. */
async function receiver(
  answer: (request: IncomingMessage, times: number) => { status: number; headers?: Record<string, string> },
) {
  const heard: { id: string; body: unknown }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      heard.push({ id: String(request.headers["webhook-id"]), body: JSON.parse(body) });
      const { status, headers } = answer(request, heard.length);
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The receiver has no port.");
  return { origin: `http://127.0.0.1:${address.port}`, heard };
}

describe.each(DATABASES)("the worker on %s", (name) => {
  async function desk(hosts: readonly string[] = []) {
    const { store, remove } = await freshStore(name);
    ends.push(remove);
    await furnish(store);
    const clock = clockAt(NOON);
    const door = createDoor({ store, clock });
    const outside: Outside = { store, clock, definitions: new CompiledDefinitions(), egress: createEgress(hosts) };
    const lines: string[] = [];
    const worker = createWorker({ outside, door, chance: () => 0.5, log: (line) => lines.push(line) });
    /** A ticket that has an effect of this kind waiting. */
    const withEffect = async (change: (effect: Effect) => Effect) => {
      const { ticket } = await accepted(door, submission(clock.now()));
      await accepted(door, step(ticket.id, ANA, clock.now(), "take", "waiting"));
      await accepted(door, step(ticket.id, ANA, clock.now(), "answer", "working"));
      const [waiting] = await readEffects(store.db, ticket.id);
      if (!waiting) throw new Error("No effect is waiting.");
      const effect = JSON.stringify(change(waiting.effect));
      await store.db.updateTable("outbox").set({ effect }).where("id", "=", waiting.id).execute();
      return { ticket: ticket.id, id: waiting.id };
    };
    const webhook =
      (url: string) =>
      (effect: Effect): Effect => ({
        id: effect.id,
        ticket: effect.ticket,
        rule: effect.rule,
        type: "webhook",
        url,
        body: { hello: 1 },
      });
    return { store, clock, door, outside, worker, lines, withEffect, webhook };
  }

  test("wakes a ticket when its time has come, once, stamped with its due instant", async () => {
    const { store, clock, door, worker } = await desk();
    const { ticket } = await accepted(door, submission(NOON));
    await accepted(door, step(ticket.id, ANA, NOON, "take", "waiting"));
    clock.set(NOON + 48 * HOUR - 1);
    await worker.drain();
    expect((await readTicket(store.db, ticket.id))?.ticket.place?.state).toBe("working");
    clock.set(NOON + 60 * HOUR);
    await worker.drain();
    await worker.drain();
    const late = await readTicket(store.db, ticket.id);
    expect(late).toMatchObject({ wakeAt: null, ticket: { place: { state: "late", since: NOON + 48 * HOUR } } });
    const taken = (await readJournal(store.db, ticket.id)).filter(({ fact }) => fact.type === "transitionTaken");
    expect(taken.map(({ fact }) => fact)).toMatchObject([
      { transition: "take" },
      { transition: "too-late", how: "time", dueAt: NOON + 48 * HOUR, noticedAt: NOON + 60 * HOUR },
    ]);
  });

  test("two workers that see the same due ticket act once", async () => {
    const { store, clock, door, outside, worker } = await desk();
    const other = createWorker({ outside, door: createDoor({ store, clock }), chance: () => 0.5, log: () => {} });
    const { ticket } = await accepted(door, submission(NOON));
    await accepted(door, step(ticket.id, ANA, NOON, "take", "waiting"));
    clock.set(NOON + 60 * HOUR);
    await Promise.all([worker.drain(), other.drain()]);
    const types = (await readJournal(store.db, ticket.id)).map(({ fact }) => fact.type);
    expect(types.filter((type) => type === "transitionTaken")).toHaveLength(2);
    expect(await openIncidents(store.db)).toEqual([]);
  });

  test("writes a notification into the mail log, once, and the row is done", async () => {
    const { store, worker, withEffect } = await desk();
    const { ticket } = await withEffect((effect) => effect);
    await worker.drain();
    await worker.drain();
    const { items } = await readMailLog(store.db, { limit: 10 });
    expect(items).toMatchObject([
      { ticket, to: ["ana@filrouge.example", "bruno@filrouge.example"], text: "Answered." },
    ]);
    expect(await readEffects(store.db, ticket)).toMatchObject([{ status: "done", attempts: 1, settledAt: NOON }]);
  });

  test("calls a webhook of a listed host with the effect's id, and again after a refusal", async () => {
    const { origin, heard } = await receiver((_request, times) => ({ status: times === 1 ? 503 : 204 }));
    const { store, clock, worker, withEffect, webhook } = await desk([origin]);
    const { ticket, id } = await withEffect(webhook(`${origin}/hook`));
    await worker.drain();
    expect(await readEffects(store.db, ticket)).toMatchObject([
      { status: "pending", attempts: 1, nextAt: NOON + (RETRY_AFTER_MS[0] ?? 0), detail: "Answered 503." },
    ]);
    await worker.drain();
    expect(heard).toHaveLength(1);
    clock.pass(RETRY_AFTER_MS[0] ?? 0);
    await worker.drain();
    expect(heard).toEqual([
      { id, body: { hello: 1 } },
      { id, body: { hello: 1 } },
    ]);
    expect(await readEffects(store.db, ticket)).toMatchObject([{ status: "done", attempts: 2 }]);
  });

  test("waits as long as the other side asks", async () => {
    const { origin } = await receiver(() => ({ status: 429, headers: { "retry-after": "3600" } }));
    const { store, worker, withEffect, webhook } = await desk([origin]);
    const { ticket } = await withEffect(webhook(`${origin}/hook`));
    await worker.drain();
    expect(await readEffects(store.db, ticket)).toMatchObject([{ status: "pending", nextAt: NOON + HOUR }]);
  });

  test("follows no redirect, and calls no host that is not listed", async () => {
    const elsewhere = await receiver(() => ({ status: 200 }));
    const { origin } = await receiver(() => ({ status: 302, headers: { location: `${elsewhere.origin}/` } }));
    const { store, worker, withEffect, webhook } = await desk([origin]);
    const redirected = await withEffect(webhook(`${origin}/hook`));
    const unlisted = await withEffect(webhook(`${elsewhere.origin}/hook`));
    await worker.drain();
    expect(elsewhere.heard).toEqual([]);
    expect(await readEffects(store.db, redirected.ticket)).toMatchObject([
      { status: "pending", detail: "Answered 302." },
    ]);
    expect(await readEffects(store.db, unlisted.ticket)).toMatchObject([{ status: "failed" }]);
  });

  test("gives up after the last attempt, tells the ticket, and runs again by hand under the same id", async () => {
    const { origin, heard } = await receiver((_request, times) => ({
      status: times > RETRY_AFTER_MS.length + 1 ? 200 : 500,
    }));
    const { store, clock, worker, withEffect, webhook } = await desk([origin]);
    const { ticket, id } = await withEffect(webhook(`${origin}/hook`));
    for (const wait of [0, ...RETRY_AFTER_MS]) {
      clock.pass(wait);
      await worker.drain();
    }
    expect(await readEffects(store.db, ticket)).toMatchObject([
      { status: "failed", attempts: RETRY_AFTER_MS.length + 1 },
    ]);
    const failed = (await readJournal(store.db, ticket)).filter(({ fact }) => fact.type === "effectFailed");
    expect(failed.map(({ fact }) => fact)).toMatchObject([{ effect: id, detail: "Answered 500." }]);
    expect(await runAgain(store.db, id, clock.now())).toMatchObject({ status: "pending", attempts: 0 });
    await worker.drain();
    expect(await readEffects(store.db, ticket)).toMatchObject([{ status: "done" }]);
    expect(new Set(heard.map((one) => one.id))).toEqual(new Set([id]));
    expect(await runAgain(store.db, id, clock.now())).toBeUndefined();
  });

  test("a claim holds until its lease ends, and a worker that lost it settles nothing", async () => {
    const { store, clock, withEffect } = await desk();
    const { ticket } = await withEffect((effect) => effect);
    const [first] = await claimEffects(store, clock.now(), 10);
    if (!first) throw new Error("Nothing was claimed.");
    expect(await claimEffects(store, clock.now() + LEASE_MS - 1, 10)).toEqual([]);
    const [second] = await claimEffects(store, clock.now() + LEASE_MS, 10);
    expect(second).toMatchObject({ id: first.id, attempts: 2, fence: first.fence + 1 });
    expect(await settleEffect(store.db, first, { status: "failed", at: NOON, detail: "stale" })).toBe(false);
    if (second) expect(await settleEffect(store.db, second, { status: "done", at: NOON, detail: "ok" })).toBe(true);
    expect(await readEffects(store.db, ticket)).toMatchObject([{ status: "done", detail: "ok" }]);
  });

  test("an effect whose worker dies at every attempt is given up", async () => {
    const { store, clock, worker, withEffect } = await desk();
    const { ticket } = await withEffect((effect) => effect);
    for (let attempt = 0; attempt <= RETRY_AFTER_MS.length; attempt++) {
      expect(await claimEffects(store, clock.now(), 10)).toHaveLength(1);
      clock.pass(LEASE_MS);
    }
    await worker.drain();
    expect(await readEffects(store.db, ticket)).toMatchObject([{ status: "failed" }]);
    expect((await readMailLog(store.db, { limit: 10 })).items).toEqual([]);
  });

  test("a ticket that can't be woken becomes an incident and does not hold up the others", async () => {
    const { store, clock, door, worker } = await desk();
    const stuck = await accepted(door, submission(NOON));
    const fine = await accepted(door, submission(NOON));
    await accepted(door, step(fine.ticket.id, ANA, NOON, "take", "waiting"));
    await store.db.updateTable("ticket").set({ wake_at: NOON, body: "{" }).where("id", "=", stuck.ticket.id).execute();
    clock.set(NOON + 60 * HOUR);
    await worker.drain().catch(() => {});
    await worker.drain().catch(() => {});
    expect((await readTicket(store.db, fine.ticket.id))?.ticket.place?.state).toBe("late");
    const told = await openIncidents(store.db);
    const { id } = stuck.ticket;
    // What can't be read can't be searched either.
    expect(told.map(({ key, ticket }) => [key, ticket]).sort()).toEqual([
      [`wake:${id}`, id],
      [`words:${id}`, id],
    ]);
  });
});
