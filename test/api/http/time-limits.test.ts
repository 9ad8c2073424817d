import { CompiledQuery, createQueryId, type RootOperationNode } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../api/ids.ts";
import { listByDue } from "../../../api/tickets/queries.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { freeTicket } from "./desk.ts";

let server: TestServer;
let ada: Visitor;
let marc: Visitor;
let ana: Visitor;
let remi: Visitor;
beforeAll(async () => {
  server = await startServer();
  ada = await server.signIn("ada");
  marc = await server.signIn("marc");
  ana = await server.signIn("ana");
  remi = await server.signIn("remi");
});
afterAll(() => server.remove());

const numbers = (items: readonly { readonly number: number }[]) => items.map(({ number }) => number);

/** A ticket of the demo desk whose first reply is overdue. */
async function overdueTicket() {
  const { items } = good(await ada.client.tickets.list({ query: { view: "overdue", limit: 200 } }));
  const found = items.find(({ clocks }) => clocks.some(({ metric, breached }) => metric === "firstReply" && breached));
  if (!found) throw new Error("No demo ticket is overdue.");
  return found;
}

describe("lists by time limit", () => {
  it("next due first, then those without a limit; pages of any size show each ticket once", async () => {
    const whole = good(await ada.client.tickets.list({ query: { order: "due", limit: 200 } }));
    const due = (item: (typeof whole.items)[number]) => item.clocks[0]?.dueAt ?? Number.POSITIVE_INFINITY;
    const dues = whole.items.map(due);
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    expect(dues.filter(Number.isFinite).length).toBeGreaterThan(10);
    expect(dues.at(-1)).toBe(Number.POSITIVE_INFINITY);
    const paged: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = { order: "due", limit: 7, ...(cursor === undefined ? {} : { cursor }) } as const;
      const page: typeof whole = good(await ada.client.tickets.list({ query }));
      paged.push(...numbers(page.items));
      cursor = page.next;
    }
    expect(paged).toEqual(numbers(whole.items));
  });

  it("a cursor of another order is refused", async () => {
    const { next } = good(await ada.client.tickets.list({ query: { limit: 1 } }));
    const answer = await ada.client.tickets.list({ query: { order: "due", limit: 1, cursor: next ?? "" } });
    expect(answer).toMatchObject({ ok: false, status: 422, problem: { errors: [{ pointer: "/cursor" }] } });
  });

  it("every count of a view equals the length of its list, and the filters agree with them", async () => {
    const { counts } = good(await ada.client.tickets.list({ query: { limit: 1 } }));
    for (const view of ["overdue", "dueSoon", "paused", "noAction"] as const) {
      const { items } = good(await ada.client.tickets.list({ query: { view, limit: 200 } }));
      expect(items.length, view).toBe(counts[view]);
      expect(items.length, view).toBeGreaterThan(0);
    }
    for (const [sla, view] of [
      ["breached", "overdue"],
      ["due", "dueSoon"],
      ["paused", "paused"],
    ] as const) {
      const { items } = good(await ada.client.tickets.list({ query: { sla, limit: 200 } }));
      expect(items.length, sla).toBe(counts[view]);
    }
  });

  it("A13: what waits stands in the paused view, its clocks shown as paused with what is left", async () => {
    const { items } = good(await ada.client.tickets.list({ query: { view: "paused", limit: 200 } }));
    for (const { status, clocks } of items) {
      expect(["pending", "hold"]).toContain(status);
      expect(
        clocks.some(({ state, dueAt }) => state === "paused" && dueAt === null),
        JSON.stringify(clocks),
      ).toBe(true);
    }
  });

  it("a page by due instant is read along its index, whatever the statuses, from the start and from a mark", async () => {
    const { db } = await server.store();
    const nodes: RootOperationNode[] = [];
    const watched = db.withPlugin({
      transformQuery: ({ node }) => {
        nodes.push(node);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const statuses = ["new", "open", "pending", "hold"] as const;
    const { next } = await listByDue(watched, { statuses }, { limit: 3 });
    await listByDue(watched, { statuses }, { limit: 3, after: next ?? "" });
    expect(nodes).toHaveLength(2);
    for (const node of nodes) {
      const { sql, parameters } = db.getExecutor().compileQuery(node, createQueryId());
      const { rows } = await db.executeQuery(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]));
      expect(JSON.stringify(rows)).toMatch(/USING INDEX ticket_sla_due/);
      expect(JSON.stringify(rows)).not.toContain("TEMP B-TREE");
    }
  });

  it("a requester has neither clocks, nor counts, nor an order by them", async () => {
    const { id } = good(await remi.client.tickets.create({ body: { subject: "Mine" } })).ticket;
    expect(good(await ana.client.tickets.read({ params: { id } })).clocks.length).toBeGreaterThan(0);
    expect(good(await remi.client.tickets.read({ params: { id } })).clocks).toEqual([]);
    const list = good(await remi.client.tickets.list({ query: { order: "due", sla: "any", limit: 200 } }));
    expect(list.items.some((item) => item.id === id)).toBe(true);
    expect(list.items.flatMap(({ clocks }) => clocks)).toEqual([]);
    expect(list.counts).toMatchObject({ overdue: 0, dueSoon: 0, paused: 0, noAction: 0 });
    const journal = JSON.stringify(good(await remi.client.tickets.journal({ params: { id } })));
    expect(journal).not.toMatch(/sla|timeRule|rearmed/);
  });
});

describe("the clocks of a ticket", () => {
  it("tell target, policy, calendar and every interval, and why it is due when it is", async () => {
    const { id } = await overdueTicket();
    const { lines } = good(
      await ana.client.tickets
        .clocks({ params: { id } })
        .then((one) => (one.ok ? one : ada.client.tickets.clocks({ params: { id } }))),
    );
    const first = lines.find(({ metric }) => metric === "firstReply");
    expect(first).toMatchObject({
      name: { en: "First reply", fr: "Première réponse" },
      result: "breached",
      from: { kind: "sla-policy", key: "standard", version: 1 },
      calendar: { key: "paris-office", timeZone: "Europe/Paris" },
    });
    const counted = first?.spans.filter((span) => span.counted).reduce((sum, { ms }) => sum + ms, 0);
    expect(counted).toBe(first?.elapsedMs);
  });

  it("come as a table too: a row an interval", async () => {
    const { id } = await overdueTicket();
    const table = await ada.raw(`/api/tickets/${id}/clocks?format=csv`);
    expect(table.headers.get("content-type")).toContain("text/csv");
    const [head, ...rows] = table.text.trimEnd().split("\r\n");
    const { lines } = good(await ada.client.tickets.clocks({ params: { id } }));
    expect(head?.split(",").slice(0, 5)).toEqual(["ticket", "metric", "of", "instance", "result"]);
    expect(rows).toHaveLength(lines.reduce((sum, { spans }) => sum + Math.max(1, spans.length), 0));
  });

  it("a breach is excused by who has the right, with a reason, once; what is not broken cannot be", async () => {
    const { id } = await overdueTicket();
    const params = { id };
    const body = { metric: "firstReply", instance: 1, reason: "=HYPERLINK(the requester called)" } as const;
    const { ticket } = good(await marc.client.tickets.excuse({ params, body, idempotencyKey: newId() }));
    expect(ticket.clocks.find(({ metric }) => metric === "firstReply")).toMatchObject({
      breached: true,
      excused: true,
    });
    const { lines } = good(await ada.client.tickets.clocks({ params }));
    expect(lines.find(({ metric }) => metric === "firstReply")).toMatchObject({
      result: "breached",
      excused: body.reason,
    });
    // A spreadsheet would run a reason that begins like a formula.
    expect((await ada.raw(`/api/tickets/${id}/clocks?format=csv`)).text).toContain(`,'${body.reason},`);
    expect(await marc.client.tickets.excuse({ params, body })).toMatchObject({ ok: false, status: 422 });
    const free = await freeTicket(ana);
    const none = await marc.client.tickets.excuse({ params: { id: free.id }, body });
    expect(none).toMatchObject({ ok: false, status: 422, problem: { errors: [{ pointer: "/metric" }] } });
    const empty = await marc.client.tickets.excuse({ params, body: { ...body, reason: "  " } });
    expect(empty).toMatchObject({ ok: false, status: 422, problem: { errors: [{ pointer: "/reason" }] } });
  });
});

describe("policies and time rules", () => {
  it("a dry run counts what a rule would touch now and within a day, and changes nothing", async () => {
    const { id } = await freeTicket(ana, "Dry");
    const { facts } = await (await server.store()).db
      .selectFrom("ticket")
      .select("facts")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const document = (reaches: string) => ({
      kind: "time-rule",
      schemaVersion: 1,
      key: "try-me",
      name: "Try me",
      since: "created",
      reaches,
      time: "calendar",
      when: { is: [{ var: "ticket.subject" }, "Dry"] },
      do: [{ do: "addTag", tag: "old" }],
    });
    const soon = good(await marc.client.definitions.dryRun({ body: { document: document("PT5H") } }));
    expect(soon).toMatchObject({
      kind: "time-rule",
      now: 0,
      next24h: 1,
      complete: true,
      examples: [{ id, subject: "Dry" }],
    });
    const later = good(await marc.client.definitions.dryRun({ body: { document: document("P3D") } }));
    expect(later).toMatchObject({ now: 0, next24h: 0, examples: [] });
    const at = good(await marc.client.definitions.dryRun({ body: { document: document("PT1S") } }));
    expect(at.kind === "time-rule" && at.now + at.next24h).toBe(1);
    const after = await (await server.store()).db
      .selectFrom("ticket")
      .select("facts")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(after.facts).toBe(facts);
  });

  it("a dry run counts the tickets of a policy, and those that are over", async () => {
    const document = (within: string) => ({
      kind: "sla-policy",
      schemaVersion: 1,
      key: "try-policy",
      name: "Try",
      when: { is: [{ var: "ticket.status" }, "open"] },
      targets: [{ metric: "totalResolution", within, time: "calendar" }],
    });
    const strict = good(await marc.client.definitions.dryRun({ body: { document: document("PT1S") } }));
    const easy = good(await marc.client.definitions.dryRun({ body: { document: document("P3000D") } }));
    const { items } = good(await ada.client.tickets.list({ query: { status: "open", limit: 200 } }));
    expect(strict).toMatchObject({ kind: "sla-policy", matches: items.length, complete: true });
    expect(easy).toMatchObject({ matches: items.length, breachedNow: 0 });
    expect(strict.kind === "sla-policy" && strict.breachedNow).toBeGreaterThan(5);
  });

  it("other documents cannot be tried", async () => {
    const document = { kind: "template", schemaVersion: 1, key: "t", name: "T", text: "Hello." };
    const answer = await marc.client.definitions.dryRun({ body: { document } });
    expect(answer).toMatchObject({ ok: false, status: 422, problem: { errors: [{ pointer: "/document/kind" }] } });
  });

  it("the order of policies and of rules is set; a policy that is switched off is so until it is published again", async () => {
    const keysOf = async (kind: "sla-policy" | "time-rule") =>
      good(await ana.client.definitions.list({ query: { kind } })).items.map(({ key }) => key);
    expect(await keysOf("sla-policy")).toEqual(["tokyo", "standard"]);
    good(await marc.client.definitions.order({ params: { kind: "sla-policy" }, body: { keys: ["standard"] } }));
    expect(await keysOf("sla-policy")).toEqual(["standard", "tokyo"]);
    const { policies } = good(await ana.client.directory.read());
    expect(policies.map(({ key }) => key)).toEqual(["standard", "tokyo"]);

    const params = { kind: "sla-policy", key: "tokyo" } as const;
    const off = good(await marc.client.definitions.retire({ params, body: {} }));
    expect(off).toMatchObject({ published: null, retired: 1, position: 2 });
    expect(await marc.client.definitions.retire({ params, body: {} })).toMatchObject({
      ok: false,
      status: 409,
      problem: { code: "notInForce" },
    });
    expect(good(await ana.client.directory.read()).policies.map(({ key }) => key)).toEqual(["standard"]);
    const body = good(await ana.client.definitions.version({ params: { ...params, version: 1 } }));
    good(await marc.client.definitions.saveDraft({ params, body, ifMatch: 0 }));
    const draft = good(await marc.client.definitions.read({ params })).draft;
    good(await marc.client.definitions.publish({ params, body: {}, ifMatch: draft?.revision ?? 0 }));
    expect(good(await ana.client.definitions.read({ params }))).toMatchObject({ published: 2, retired: null });
    const { items } = good(await ana.client.definitions.rearms());
    expect(items.some(({ definitions }) => definitions.includes("sla-policy:tokyo@2"))).toBe(true);
    for (const { done, total } of items) expect(done).toBeLessThanOrEqual(total);
  });

  it("a calendar by whose hours something counts is not switched off under it", async () => {
    const answer = await marc.raw("/api/definitions/calendar/paris-office/retire", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(answer.status).toBe(409);
  });
});
