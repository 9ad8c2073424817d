import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { readDeliveries } from "../../../api/effects/deliveries.ts";
import { readEffects, runAgain } from "../../../api/effects/effect-records.ts";
import { readEndpoint } from "../../../api/effects/webhook-endpoints.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import { RETRY_AFTER_MS } from "../../../api/worker/deliver.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { ANA, accepted, put, SMALL, step, submission } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { effectsDesk, receiver } from "./effects-desk.ts";

/** Long for who answers at once, on a machine that has much to do; short for who never answers. */
const TIMEOUT_MS = 10_000;
const SILENT_MS = 500;
const silent = (): void => {};
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** The small process, whose step `take` calls a webhook when it has been done. */
const calling = (url: string): Blueprint => ({
  ...SMALL,
  transitions: SMALL.transitions.map((one) =>
    one.id === "take" ? { ...one, after: [...(one.after ?? []), { do: "webhook", url }] } : one,
  ),
});

/** Writes 64 kB after 64 kB, up to a gigabyte, as fast as it is read. */
function gigabyte(response: ServerResponse): void {
  response.writeHead(500);
  const chunk = Buffer.alloc(65_536, "x");
  let left = 16_384;
  const more = (): void => {
    while (left > 0 && !response.destroyed && response.write(chunk)) left -= 1;
    if (left > 0 && !response.destroyed) response.once("drain", more);
  };
  more();
}

const FAULTS: readonly (readonly [string, ((response: ServerResponse) => void) | null, RegExp])[] = [
  ["is down", null, /^No answer: .*ECONNREFUSED/],
  ["says nothing in time", silent, /^No answer: Nothing whole within 0\.5 s\.$/],
  ["answers 500", (response) => response.writeHead(500).end("no"), /^Answered 500\.$/],
  [
    "closes half-way",
    (response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("half", () => response.destroy());
    },
    /^No answer: /,
  ],
  [
    "redirects to 169.254.169.254",
    (response) => response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data/" }).end(),
    /^Answered 302\.$/,
  ],
  ["sends a gigabyte", gigabyte, /^Answered 500\.$/],
];

describe.each(DATABASES)("a step that calls another system, on %s", (name) => {
  test.each(FAULTS)(
    "B13: stands when that one %s; the effect is shown failed, others go on, and it can be run again",
    async (_fault, misbehave, detail) => {
      let well = false;
      const bad = await receiver((_heard, response) => (well ? response.writeHead(204).end() : misbehave?.(response)));
      if (misbehave) ends.push(bad.close);
      else await bad.close();
      const good = await receiver((_heard, response) => response.writeHead(204).end());
      ends.push(good.close);
      const desk = await effectsDesk(name, {
        hosts: [bad.origin, good.origin],
        timeoutMs: misbehave === silent ? SILENT_MS : TIMEOUT_MS,
      });
      ends.push(desk.remove);
      const { store, clock, worker } = desk;
      await put(store, "blueprint", SMALL.key, calling(`${bad.origin}/taken`), 1);
      const door = createDoor({ store, clock });
      const { ticket } = await accepted(door, submission(clock.now()));
      await accepted(door, step(ticket.id, ANA, clock.now(), "take", "waiting"));
      const elsewhere = await desk.plant(await desk.ticket(), {
        type: "webhook",
        url: `${good.origin}/other`,
        body: {},
      });

      await worker.drain();
      expect(await desk.row(elsewhere)).toMatchObject({ status: "done" });
      const [pending] = await readEffects(store.db, ticket.id);
      expect(pending).toMatchObject({ status: "pending", attempts: 1, rule: expect.stringContaining("small") });
      expect(pending?.detail).toMatch(detail);
      for (const wait of RETRY_AFTER_MS) {
        clock.pass(wait * 2);
        await worker.drain();
      }
      const [failed] = await readEffects(store.db, ticket.id);
      expect(failed).toMatchObject({ status: "failed", attempts: RETRY_AFTER_MS.length + 1 });
      expect((await readTicket(store.db, ticket.id))?.ticket).toMatchObject({
        place: { state: "working" },
        assignee: "agent:ana",
      });
      const facts = (await readJournal(store.db, ticket.id)).map(({ fact }) => fact);
      expect(facts.filter(({ type }) => type === "effectFailed")).toMatchObject([
        { effect: failed?.id, detail: failed?.detail },
      ]);
      expect(await readDeliveries(store.db, failed?.id ?? "")).toHaveLength(RETRY_AFTER_MS.length + 1);

      if (!misbehave) return;
      well = true;
      expect(await runAgain(store.db, failed?.id ?? "", clock.now())).toMatchObject({ status: "pending" });
      clock.pass(3_600_000);
      await worker.drain();
      expect(await readEffects(store.db, ticket.id)).toMatchObject([{ status: "done", runs: 1 }]);
      expect(new Set(bad.heard.map(({ id }) => id))).toEqual(new Set([failed?.id]));
    },
  );

  test("plain http reaches a host that the operator lists; any other is refused in a sentence, and nothing is called", async () => {
    const listed = await receiver((_heard, response) => response.writeHead(204).end());
    const other = await receiver((_heard, response) => response.writeHead(204).end());
    ends.push(listed.close, other.close);
    const desk = await effectsDesk(name, { hosts: [listed.origin], timeoutMs: TIMEOUT_MS });
    ends.push(desk.remove);
    const { store, clock, worker } = desk;
    const door = createDoor({ store, clock });
    const taken = async (origin: string, version: number) => {
      await put(store, "blueprint", SMALL.key, calling(`${origin}/taken`), version);
      const { ticket } = await accepted(door, submission(clock.now()));
      await accepted(door, step(ticket.id, ANA, clock.now(), "take", "waiting"));
      await worker.drain();
      return ticket.id;
    };
    const first = await taken(listed.origin, 1);
    expect(await readEffects(store.db, first)).toMatchObject([{ status: "done", detail: "Answered 204." }]);
    expect(JSON.parse(listed.heard[0]?.body ?? "")).toMatchObject({ ticket: { id: first } });
    const second = await taken(other.origin, 2);
    const { host } = new URL(other.origin);
    const detail = `${host} is neither a webhook endpoint of this desk nor among the hosts of FILROUGE_WEBHOOK_HOSTS.`;
    expect(await readEffects(store.db, second)).toMatchObject([{ status: "failed", detail }]);
    expect((await readTicket(store.db, second))?.ticket.place?.state).toBe("working");
    expect(other.heard).toEqual([]);
    expect(await readEndpoint(store.db, "none")).toBeUndefined();
  });
});
