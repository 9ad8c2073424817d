import type { ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, test } from "vitest";
import { readDeliveries } from "../../../api/effects/deliveries.ts";
import { FAILURES_AT_MOST } from "../../../api/effects/destinations.ts";
import { runAllAgain } from "../../../api/effects/effect-records.ts";
import { createEndpoint, readEndpoint, rotateEndpoint, signingFor } from "../../../api/effects/webhook-endpoints.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import { RETRY_AFTER_MS } from "../../../api/worker/deliver.ts";
import { openIncidents } from "../../../api/worker/incidents.ts";
import { DATABASES } from "../../stores.ts";
import { effectsDesk, listening, NOON, receiver, SECRET } from "./effects-desk.ts";

/** How long is waited for one of whom nothing whole comes: long enough for the good one beside it, however busy the machine. */
const SILENT_MS = 2_000;
const PATIENT_MS = 60_000;
const HOUR = 3_600_000;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function receiving(answer: Parameters<typeof receiver>[0]) {
  const one = await receiver(answer);
  ends.push(one.close);
  return one;
}

const ok = (_heard: unknown, response: ServerResponse): void => {
  response.writeHead(204).end();
};

/** Sends without an end, as fast as it is read. */
function pour(response: ServerResponse): void {
  response.writeHead(200);
  const chunk = Buffer.alloc(65_536, "x");
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}

describe.each(DATABASES)("receivers that misbehave, on %s", (name) => {
  async function desk(hosts: readonly string[], timeoutMs = PATIENT_MS) {
    const made = await effectsDesk(name, { hosts, timeoutMs });
    ends.push(made.remove);
    const hook = (ticket: string, url: string) => made.plant(ticket, { type: "webhook", url, body: { hello: 1 } });
    return { ...made, hook };
  }

  /** How one that misbehaves is shown, and that another ticket's webhook has gone its way meanwhile. */
  async function shownAs(misbehave: (response: ServerResponse) => void, timeoutMs?: number) {
    const bad = await receiving((_heard, response) => misbehave(response));
    const good = await receiving(ok);
    const { ticket, hook, worker, row, store } = await desk([bad.origin, good.origin], timeoutMs);
    const first = await ticket();
    const failing = await hook(first, `${bad.origin}/hook`);
    const fine = await hook(await ticket(), `${good.origin}/hook`);
    const before = await readJournal(store.db, first);
    await worker.drain();
    expect(await row(fine)).toMatchObject({ status: "done" });
    expect(await readJournal(store.db, first)).toEqual(before);
    const [delivery] = await readDeliveries(store.db, failing);
    return { row: await row(failing), delivery, heard: bad.heard };
  }

  test("bad input 33: one that is down", async () => {
    const gone = await listening(() => {});
    await gone.close();
    const { ticket, hook, worker, row } = await desk([gone.origin]);
    const id = await hook(await ticket(), `${gone.origin}/hook`);
    await worker.drain();
    const shown = await row(id);
    expect(shown).toMatchObject({ status: "pending", attempts: 1 });
    expect(shown.detail).toMatch(/^No answer: .*ECONNREFUSED/);
  });

  test("bad input 33: one that answers 500 is kept with what it said", async () => {
    const { row, delivery } = await shownAs((response) => response.writeHead(500).end("no\0pe".repeat(9_999)));
    expect(row).toMatchObject({ status: "pending", detail: "Answered 500.", next_at: NOON + (RETRY_AFTER_MS[0] ?? 0) });
    expect(delivery).toMatchObject({ run: 0, attempt: 1, ok: 0, status: 500, at: NOON, detail: "Answered 500." });
    expect(delivery?.request).toMatch(/^POST http:\/\/127.0.0.1:\d+\/hook\n(.|\n)*\n\n\{"hello":1\}$/);
    expect(delivery?.answer).toMatch(/^nopenope/);
    expect(delivery?.answer?.length).toBeLessThanOrEqual(2_000);
  });

  test("bad input 33: one that says nothing in time", async () => {
    const { row } = await shownAs(() => {}, SILENT_MS);
    expect(row).toMatchObject({ status: "pending", detail: "No answer: Nothing whole within 2 s." });
  });

  test("bad input 33: one that drips its answer, a byte at a time", async () => {
    const { row } = await shownAs((response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drip));
    }, SILENT_MS);
    expect(row).toMatchObject({ status: "pending", detail: "No answer: Nothing whole within 2 s." });
  });

  test("bad input 33: one that closes half-way", async () => {
    const { row } = await shownAs((response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("half", () => response.destroy());
    });
    expect(row.status).toBe("pending");
    expect(row.detail).toMatch(/^No answer: /);
  });

  test("bad input 33: one that hangs up", async () => {
    const { row } = await shownAs((response) => response.destroy());
    expect(row).toMatchObject({ status: "pending", detail: "No answer: socket hang up" });
  });

  test("bad input 33: one that redirects to the metadata of the machine is not followed", async () => {
    const { row, heard } = await shownAs((response) =>
      response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data/" }).end(),
    );
    expect(row).toMatchObject({ status: "pending", detail: "Answered 302." });
    expect(heard).toHaveLength(1);
  });

  test("bad input 33: one that sends without an end is cut off, and its status says all", async () => {
    const { row, delivery } = await shownAs(pour);
    expect(row).toMatchObject({ status: "done", detail: "Answered 200." });
    expect(delivery?.answer).toHaveLength(2_000);
  });

  test("bad input 33: one whose headers do not end", async () => {
    const { row } = await shownAs((response) => {
      response.writeHead(
        200,
        Array.from({ length: 2_000 }, (_, index) => [`x-${index}`, "y".repeat(50)] as const).flat(),
      );
      response.end();
    });
    expect(row.status).toBe("pending");
    expect(row.detail).toMatch(/^No answer: /);
  });

  test("R25: 429 is asked again when it says, and is no failure of the destination", async () => {
    const { origin } = await receiving((_heard, response) => response.writeHead(429, { "retry-after": "3600" }).end());
    const { ticket, hook, worker, row, store } = await desk([origin]);
    const id = await hook(await ticket(), `${origin}/hook`);
    await worker.drain();
    expect(await row(id)).toMatchObject({ status: "pending", next_at: NOON + HOUR });
    expect(await store.db.selectFrom("destination").selectAll().execute()).toEqual([]);
  });

  test("R26: after ten failures in a row a destination is left alone for a while, and then tried by one", async () => {
    let well = false;
    const { origin, heard } = await receiving((_heard, response) => response.writeHead(well ? 204 : 503).end());
    const { ticket, hook, worker, row, clock, store } = await desk([origin]);
    const ids: string[] = [];
    for (let index = 0; index < 30; index += 1) ids.push(await hook(await ticket(), `${origin}/${index}`));
    await worker.drain();
    expect(heard.length).toBeGreaterThanOrEqual(FAILURES_AT_MOST);
    expect(heard.length).toBeLessThanOrEqual(FAILURES_AT_MOST + 1);
    const untried = (await Promise.all(ids.map(row))).filter(({ attempts }) => attempts === 0);
    expect(untried).toHaveLength(30 - heard.length);
    expect(untried[0]).toMatchObject({
      status: "pending",
      detail: expect.stringMatching(/failed 1[01] times in a row/),
    });
    const [paused] = await store.db.selectFrom("destination").selectAll().execute();
    const until = paused?.paused_until ?? 0;
    expect(until).toBeGreaterThan(NOON);

    const before = heard.length;
    clock.set(until - 1);
    await worker.drain();
    expect(heard).toHaveLength(before);
    clock.set(until);
    await worker.drain();
    expect(heard).toHaveLength(before + 1);
    well = true;
    clock.pass(HOUR);
    await worker.drain();
    expect(await store.db.selectFrom("destination").selectAll().execute()).toEqual([]);
    expect((await Promise.all(ids.map(row))).every(({ status }) => status === "done")).toBe(true);
  });

  test("R26: one destination that hangs keeps two requests, and holds up no other", async () => {
    const hanging = await receiving(() => {});
    const good = await receiving(ok);
    const { ticket, hook, another, row } = await desk([hanging.origin, good.origin], 5_000);
    const held: string[] = [];
    for (let index = 0; index < 6; index += 1) held.push(await hook(await ticket(), `${hanging.origin}/${index}`));
    const fine = await hook(await ticket(), `${good.origin}/hook`);
    const worker = another();
    worker.start();
    await expect.poll(async () => (await row(fine)).status).toBe("done");
    expect(hanging.heard.length).toBeLessThanOrEqual(2);
    await worker.stop();
    // What was claimed and not begun is there again, as if nobody had claimed it.
    const left = (await Promise.all(held.map(row))).filter(({ attempts }) => attempts === 0);
    expect(left.length).toBeGreaterThanOrEqual(2);
    expect(left.every(({ status, lease_until }) => status === "pending" && lease_until === null)).toBe(true);
  });

  test("R23: of one ticket the effects reach a destination in their order, of others beside it", async () => {
    const { origin, heard } = await receiving(({ path }, response) =>
      response.writeHead(path === "/a/0" && heard.length < 3 ? 503 : 204).end(),
    );
    const elsewhere = await receiving(ok);
    const { ticket, hook, worker, clock, row } = await desk([origin, elsewhere.origin]);
    const [a, b] = [await ticket(), await ticket()];
    for (const index of [0, 1, 2]) await hook(a, `${origin}/a/${index}`);
    const beside = await hook(a, `${elsewhere.origin}/a`);
    for (const index of [0, 1]) await hook(b, `${origin}/b/${index}`);
    await worker.drain();
    expect(heard.map(({ path }) => path)).not.toContain("/a/1");
    expect(heard.map(({ path }) => path).filter((path) => path.startsWith("/b"))).toEqual(["/b/0", "/b/1"]);
    expect(await row(beside)).toMatchObject({ status: "done" });
    clock.pass(HOUR);
    await worker.drain();
    clock.pass(HOUR);
    await worker.drain();
    const paths = heard.map(({ path }) => path).filter((path) => path.startsWith("/a"));
    expect([...new Set(paths)]).toEqual(["/a/0", "/a/1", "/a/2"]);
  });

  test("an effect that has failed for good no longer holds up what comes after it, and is run again with many", async () => {
    let well = false;
    const { origin, heard } = await receiving(({ path }, response) =>
      response.writeHead(path === "/last" || well ? 204 : 503).end(),
    );
    const { ticket, hook, worker, clock, row, store } = await desk([origin]);
    const one = await ticket();
    const failing = await hook(one, `${origin}/first`);
    const last = await hook(one, `${origin}/last`);
    for (const wait of [0, ...RETRY_AFTER_MS]) {
      clock.pass(wait);
      await worker.drain();
    }
    expect(await row(failing)).toMatchObject({ status: "failed", attempts: RETRY_AFTER_MS.length + 1 });
    expect(await row(last)).toMatchObject({ status: "done" });
    well = true;
    expect(await runAllAgain(store.db, [failing, last], clock.now())).toMatchObject([{ id: failing }]);
    await worker.drain();
    expect(await row(failing)).toMatchObject({ status: "done", runs: 1 });
    const deliveries = await readDeliveries(store.db, failing);
    expect(deliveries.map(({ run, attempt }) => [run, attempt])).toEqual([
      ...Array.from({ length: 9 }, (_, index) => [0, index + 1]),
      [1, 1],
    ]);
    expect(new Set(heard.filter(({ path }) => path === "/first").map(({ id }) => id))).toEqual(new Set([failing]));
  });
});

describe.each(DATABASES)("webhook endpoints on %s", (name) => {
  async function desk(answer: Parameters<typeof receiver>[0]) {
    const { origin, heard } = await receiving(answer);
    const made = await effectsDesk(name, { hosts: [origin], timeoutMs: PATIENT_MS });
    ends.push(made.remove);
    const { db } = made.store;
    const secret = await createEndpoint(db, SECRET, { id: "one", name: "Billing", url: `${origin}/`, at: NOON });
    if (secret === undefined) throw new Error("No endpoint was made.");
    const hook = async () =>
      made.plant(await made.ticket(), { type: "webhook", url: `${origin}/hook`, body: { n: 1 } });
    return { ...made, origin, heard, secret, hook };
  }

  test("what is sent to one is signed with its secret, and after a rotation with both for a day", async () => {
    const { heard, origin, secret, hook, worker, clock, store } = await desk(ok);
    // The library compares with the machine's own clock.
    clock.set(Date.now());
    const verified = (index: number, by: string) => {
      const { body, headers } = heard[index] ?? { body: "", headers: {} };
      return () => new Webhook(by).verify(body, headers as Record<string, string>);
    };
    await hook();
    await worker.drain();
    expect(verified(0, secret)()).toEqual({ n: 1 });
    const next = (await rotateEndpoint(store.db, SECRET, "one", clock.now())) ?? "";
    await hook();
    await worker.drain();
    expect(verified(1, secret)()).toEqual({ n: 1 });
    expect(verified(1, next)()).toEqual({ n: 1 });
    const signing = await signingFor(store.db, SECRET, origin, clock.now() + 24 * HOUR);
    expect(signing?.secrets).toEqual([next]);
  });

  test("R25: one that answers 410 is switched off, and a person is told", async () => {
    const { hook, worker, row, store, heard } = await desk((_heard, response) => response.writeHead(410).end());
    const id = await hook();
    await worker.drain();
    expect(await row(id)).toMatchObject({
      status: "failed",
      detail: "Billing answered 410: it is gone, and was switched off.",
    });
    expect(await readEndpoint(store.db, "one")).toMatchObject({
      active: false,
      disabled: expect.stringContaining("410"),
      last: { at: NOON, ok: false, detail: expect.stringContaining("410") },
    });
    expect(await openIncidents(store.db)).toMatchObject([{ key: "webhook:one", kind: "effect" }]);
    const later = await hook();
    await worker.drain();
    expect(await row(later)).toMatchObject({
      status: "failed",
      detail: "The webhook endpoint Billing is switched off.",
    });
    expect(heard).toHaveLength(1);
  });

  test("a host has one endpoint", async () => {
    const { store, origin } = await desk(ok);
    expect(
      await createEndpoint(store.db, SECRET, { id: "two", name: "Again", url: `${origin}/x`, at: NOON }),
    ).toBeUndefined();
  });
});
