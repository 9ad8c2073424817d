import type { IncomingHttpHeaders } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../api/ids.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { listening } from "../effects/effects-desk.ts";
import { freeTicket } from "./desk.ts";

let server: TestServer;
let ana: Visitor;
let marc: Visitor;
let ada: Visitor;

beforeAll(async () => {
  // Nothing may be delivered while it is looked at.
  server = await startServer({ env: { FILROUGE_WORKER: "apart", FILROUGE_WEBHOOK_HOSTS: "http://127.0.0.1:9" } });
  ana = await server.signIn("ana");
  marc = await server.signIn("marc");
  ada = await server.signIn("ada");
});
afterAll(() => server.remove());

const JSON_TYPE = { "content-type": "application/json" };

/** A webhook of this ticket that has failed for good, with one attempt kept; gives its id. */
async function failed(ticket: string, destination: string, type = "webhook"): Promise<string> {
  const { db } = await server.store();
  const id = newId();
  const effect = { id, ticket, rule: "rule:test", type, url: `${destination}/hook`, body: {} };
  await db
    .insertInto("outbox")
    .values({
      id,
      ticket,
      event: newId(),
      type,
      rule: "rule:test",
      effect: JSON.stringify(effect),
      status: "failed",
      attempts: 9,
      runs: 0,
      next_at: 0,
      lease_until: null,
      fence: 9,
      created_at: Date.now(),
      settled_at: Date.now(),
      detail: "Answered 500.",
      destination,
      place: 0,
    })
    .execute();
  const delivery = { effect: id, run: 0, attempt: 1, at: 1, ms: 12, ok: 0, status: 500 };
  await db
    .insertInto("delivery")
    .values({ ...delivery, request: "POST /hook", answer: "no", detail: "Answered 500." })
    .execute();
  return id;
}

describe("what leaves, over HTTP", () => {
  it("a manager lists what has failed, page by page, and sees each attempt with request and answer", async () => {
    const { id: ticket } = await freeTicket(ana);
    const ids = [];
    for (let times = 0; times < 5; times += 1) ids.push(await failed(ticket, "https://list.example"));
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const query = {
        status: "failed" as const,
        type: "webhook",
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      };
      const page = good(await marc.client.effects.all({ query }));
      seen.push(...page.items.map(({ id }) => id));
      more = page.next !== null;
      cursor = page.next ?? undefined;
    }
    expect(seen).toEqual(expect.arrayContaining(ids));
    expect(new Set(seen).size).toBe(seen.length);
    const { items } = good(await ana.client.effects.deliveries({ params: { id: ids[0] ?? "" } }));
    expect(items).toEqual([
      {
        run: 0,
        attempt: 1,
        at: 1,
        ms: 12,
        ok: false,
        status: 500,
        request: "POST /hook",
        answer: "no",
        detail: "Answered 500.",
      },
    ]);
    expect((await marc.raw("/api/effects?status=lost")).status).toBe(422);
    expect((await marc.raw("/api/effects?cursor=nonsense")).status).toBe(422);
  });

  it("many are run again at once, by id or by destination, each once", async () => {
    const { id: ticket } = await freeTicket(ana);
    const [one, two] = [await failed(ticket, "https://a.example"), await failed(ticket, "https://a.example")];
    const three = await failed(ticket, "https://b.example");
    const run = async (body: Parameters<typeof marc.client.effects.runMany>[0]["body"]) =>
      good(await marc.client.effects.runMany({ body })).started;
    expect(await run({ ids: [one, "nothing"] })).toBe(1);
    expect(await run({ ids: [one] })).toBe(0);
    for (const body of ["{}", '{"ids":[]}', '{"type":"webhook"}', '{"status":"done"}'])
      expect((await marc.raw("/api/effects/run", { method: "POST", headers: JSON_TYPE, body })).status, body).toBe(422);
    expect(await run({ status: "failed", type: "webhook", destination: "https://a.example" })).toBe(1);
    const { items } = good(await ana.client.effects.list({ params: { id: ticket } }));
    const status = new Map(items.map((item) => [item.id, item.status]));
    expect([one, two, three].map((id) => status.get(id))).toEqual(["pending", "pending", "failed"]);
  });

  it("those of a list say which ticket they are of, and are narrowed to a rule in any version, a ticket, a destination", async () => {
    const [here, there] = [await freeTicket(ana, "Narrowed"), await freeTicket(ana)];
    const one = await failed(here.id, "https://narrow.example");
    const two = await failed(there.id, "https://narrow.example");
    const { db } = await server.store();
    await db.updateTable("outbox").set({ rule: "trigger:a_b@7" }).where("id", "=", one).execute();
    await db.updateTable("outbox").set({ rule: "trigger:axb@7" }).where("id", "=", two).execute();
    const ids = async (query: NonNullable<Parameters<typeof marc.client.effects.all>[0]>["query"]) =>
      good(await marc.client.effects.all({ query: { limit: 200, ...query } })).items.map(({ id }) => id);
    expect(await ids({ destination: "https://narrow.example" })).toEqual(expect.arrayContaining([one, two]));
    expect(await ids({ rule: "trigger:a_b" })).toEqual([one]);
    expect(await ids({ rule: "trigger:axb@7" })).toEqual([two]);
    expect(await ids({ rule: "trigger:a" })).toEqual([]);
    expect(await ids({ ticket: String(here.number), type: "webhook" })).toEqual([one]);
    expect(await ids({ ticket: there.id, type: "webhook" })).toEqual([two]);
    expect(await ids({ ticket: "999999999" })).toEqual([]);
    const { items } = good(await marc.client.effects.all({ query: { rule: "trigger:a_b" } }));
    expect(items).toMatchObject([{ number: here.number, subject: "Narrowed", runs: 0, status: "failed" }]);
  });

  it("B13: what is given up is tried no more, its ticket is told once, and it can still be run again; each has a result", async () => {
    const { id: ticket } = await freeTicket(ana);
    const [gone, waits, held, arrived] = [
      await failed(ticket, "https://drop.example"),
      await failed(ticket, "https://drop.example"),
      await failed(ticket, "https://drop.example"),
      await failed(ticket, "https://drop.example"),
    ];
    const { db } = await server.store();
    const set = (id: string, values: object) => db.updateTable("outbox").set(values).where("id", "=", id).execute();
    await set(waits, { status: "pending", settled_at: null });
    await set(held, { status: "pending", settled_at: null, lease_until: Date.now() + 60_000 });
    await set(arrived, { status: "done" });
    const ids = [gone, waits, held, arrived, "nothing"];
    const outcomes = ["dropped", "dropped", "inHand", "settled", "notFound"];
    expect(good(await marc.client.effects.drop({ body: { ids } }))).toEqual({
      dropped: 2,
      results: ids.map((id, at) => ({ id, outcome: outcomes[at] })),
    });
    const shown = async () =>
      new Map(good(await ana.client.effects.list({ params: { id: ticket } })).items.map((item) => [item.id, item]));
    const after = await shown();
    expect(ids.slice(0, 4).map((id) => after.get(id)?.status)).toEqual(["dropped", "dropped", "pending", "done"]);
    expect(after.get(waits)).toMatchObject({ detail: expect.stringMatching(/^Given up by Marc/), nextAt: null });
    const { items } = good(await ana.client.tickets.journal({ params: { id: ticket } }));
    const told = items.filter(({ fact }) => fact.type === "effectFailed");
    expect(told.map(({ fact }) => fact.effect)).toEqual([waits]);
    expect((await marc.client.effects.run({ params: { id: waits } })).status).toBe(202);
    expect((await shown()).get(waits)).toMatchObject({ status: "pending", runs: 1 });
    for (const body of ["{}", '{"ids":[]}', '{"status":"failed"}'])
      expect((await marc.raw("/api/effects/drop", { method: "POST", headers: JSON_TYPE, body })).status, body).toBe(
        422,
      );
  });

  it("what happens to a ticket that somebody may not see is neither listed for them nor run again by them", async () => {
    const { db } = await server.store();
    const { id: ticket } = await freeTicket(ana);
    const id = await failed(ticket, "https://hidden.example");
    await db.updateTable("ticket").set({ department: "department:elsewhere" }).where("id", "=", ticket).execute();
    const { items } = good(await marc.client.effects.all({ query: { status: "failed", limit: 200 } }));
    expect(items.map((item) => item.id)).not.toContain(id);
    const body = { ids: [id] };
    const hidden = [{ id, outcome: "notFound" }];
    expect(good(await marc.client.effects.runMany({ body }))).toEqual({ started: 0, results: hidden });
    expect(good(await marc.client.effects.drop({ body }))).toEqual({ dropped: 0, results: hidden });
    const results = [{ id, outcome: "started" }];
    expect(good(await ada.client.effects.runMany({ body }))).toEqual({ started: 1, results });
  });

  it("everybody's session says that mails are written into the log", async () => {
    expect(good(await ana.client.session.read({})).mail).toBe("log");
  });
});

describe("webhook endpoints, over HTTP", () => {
  it("show their secret once, are renamed, switched off and on, given a new secret, and removed", async () => {
    const { webhooks } = ada.client;
    const made = good(await webhooks.create({ body: { name: "Billing", url: "https://hooks.example.com/in" } }));
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const { id } = made.endpoint;
    expect(made.endpoint).toMatchObject({
      name: "Billing",
      active: true,
      disabled: null,
      failures: 0,
      pausedUntil: null,
      destination: "https://hooks.example.com",
      last: null,
      oldSecretUntil: null,
    });
    const params = { id };
    expect(good(await webhooks.change({ params, body: { name: "Bills", active: false } }))).toMatchObject({
      name: "Bills",
      active: false,
    });
    expect(good(await webhooks.change({ params, body: { active: true } }))).toMatchObject({ active: true });
    const rotated = good(await webhooks.rotate({ params }));
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(made.secret);
    const listed = await ada.raw("/api/webhook-endpoints");
    expect(listed.text).toContain(id);
    const { db } = await server.store();
    const rows = JSON.stringify(await db.selectFrom("webhook_endpoint").selectAll().execute());
    for (const secret of [made.secret, rotated.secret])
      for (const where of [listed.text, rows]) expect(where).not.toContain(secret.slice("whsec_".length));
    expect((await webhooks.create({ body: { name: "Again", url: "https://hooks.example.com/other" } })).status).toBe(
      409,
    );
    expect((await webhooks.remove({ params })).status).toBe(204);
    expect((await webhooks.remove({ params })).status).toBe(404);
  });

  it("refuse an address that would never be called, and take one that the operator has listed", async () => {
    const create = (url: string) => ada.client.webhooks.create({ body: { name: "X", url } });
    for (const url of [
      "http://hooks.example.com/",
      "https://127.0.0.1/",
      "https://u:p@x.example/",
      "https://x.example:25/",
    ])
      expect(await create(url), url).toMatchObject({ status: 422, problem: { errors: [{ pointer: "/url" }] } });
    expect((await create("nonsense")).status).toBe(422);
    expect((await create("http://127.0.0.1:9/hook")).status).toBe(201);
    const { items, listed } = good(await ada.client.webhooks.list());
    expect(listed).toEqual(["http://127.0.0.1:9"]);
    const params = { id: items.find(({ name }) => name === "X")?.id ?? "" };
    const change = (url: string) => ada.client.webhooks.change({ params, body: { url } });
    expect(await change("http://10.0.0.7/")).toMatchObject({ status: 422, problem: { errors: [{ pointer: "/url" }] } });
    good(await ada.client.webhooks.create({ body: { name: "Y", url: "https://taken.example/" } }));
    expect(await change("https://taken.example/x")).toMatchObject({
      status: 409,
      problem: { errors: [{ pointer: "/url" }] },
    });
    expect(good(await change("https://moved.example/hook"))).toMatchObject({
      url: "https://moved.example/hook",
      destination: "https://moved.example",
    });
  });

  it("are sent one test, signed, which is shown with its answer and remembered as the last delivery", async () => {
    const heard: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
    const { origin, close } = await listening((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on("end", () => {
        heard.push({ headers: request.headers, body });
        response.writeHead(heard.length === 1 ? 200 : 500).end("thanks");
      });
    });
    const testing = await startServer({ env: { FILROUGE_WORKER: "apart", FILROUGE_WEBHOOK_HOSTS: origin } });
    try {
      const { webhooks } = (await testing.signIn("ada")).client;
      const { endpoint, secret } = good(await webhooks.create({ body: { name: "Here", url: `${origin}/in` } }));
      const params = { id: endpoint.id };
      // Even while it is off.
      good(await webhooks.change({ params, body: { active: false } }));
      const sent = good(await webhooks.test({ params }));
      expect(sent).toMatchObject({ ok: true, status: 200, answer: "thanks", detail: "Answered 200." });
      expect(sent.request).toContain(`POST ${origin}/in`);
      const [{ headers, body } = { headers: {}, body: "" }] = heard;
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
        type: "test",
        data: { endpoint: "Here" },
      });
      expect(good(await webhooks.test({ params }))).toMatchObject({ ok: false, status: 500, detail: "Answered 500." });
      const { items } = good(await webhooks.list());
      expect(items).toMatchObject([{ last: { ok: false, detail: "Answered 500." }, active: false }]);
      expect(heard).toHaveLength(2);
    } finally {
      await testing.remove();
      await close();
    }
  });
});
