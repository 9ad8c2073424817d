import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../api/ids.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
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

  it("what happens to a ticket that somebody may not see is neither listed for them nor run again by them", async () => {
    const { db } = await server.store();
    const { id: ticket } = await freeTicket(ana);
    const id = await failed(ticket, "https://hidden.example");
    await db.updateTable("ticket").set({ department: "department:elsewhere" }).where("id", "=", ticket).execute();
    const { items } = good(await marc.client.effects.all({ query: { status: "failed", limit: 200 } }));
    expect(items.map((item) => item.id)).not.toContain(id);
    expect(good(await marc.client.effects.runMany({ body: { ids: [id] } }))).toEqual({ started: 0 });
    expect(good(await ada.client.effects.runMany({ body: { ids: [id] } }))).toEqual({ started: 1 });
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
  });
});
