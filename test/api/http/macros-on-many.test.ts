import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDocument } from "../../publish.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { financeTicket, freeTicket, written } from "./desk.ts";

let server: TestServer;
let ana: Visitor;
let marc: Visitor;

beforeAll(async () => {
  server = await startServer();
  ana = await server.signIn("ana");
  marc = await server.signIn("marc");
});
afterAll(() => server.remove());

const urgent = { params: { key: "urgent" } };

describe("a macro on many tickets", () => {
  test("says of each what it would come to, and writes nothing", async () => {
    const [one, two] = [await financeTicket(ana), await freeTicket(ana)];
    good(await ana.client.rules.pressMacro({ params: { id: two.id, key: "urgent" } }));
    const { ticket: elsewhere } = good(
      await marc.client.tickets.create({ body: { subject: "Elsewhere", department: "department:helpdesk" } }),
    );
    const before = await written(server);
    const { items } = good(
      await ana.client.rules.previewMacroOnMany({
        ...urgent,
        body: { tickets: [one.id, two.id, elsewhere.id, "gone"] },
      }),
    );
    expect(items.map(({ id, outcome }) => [id, outcome])).toEqual([
      [one.id, "changed"],
      [two.id, "same"],
      [elsewhere.id, "hidden"],
      ["gone", "hidden"],
    ]);
    expect(items[2]?.ticket).toBeNull();
    expect(await written(server)).toEqual(before);
  });

  test("does it to those that let it, once, and says why not to the others", async () => {
    const [one, two] = [await financeTicket(ana), await financeTicket(ana)];
    const stale = await financeTicket(ana);
    good(
      await ana.client.tickets.change({ params: { id: stale.id }, body: { priority: "low" }, ifMatch: stale.version }),
    );
    const body = { tickets: [one, two, stale].map(({ id, version }) => ({ id, version })) };
    const request = { ...urgent, body, idempotencyKey: "many-1" };
    const { items } = good(await ana.client.rules.runMacroOnMany(request));
    expect(items.map(({ outcome }) => outcome)).toEqual(["changed", "changed", "stale"]);
    const again = good(await ana.client.rules.runMacroOnMany(request));
    expect(again.items.map(({ outcome }) => outcome)).toEqual(["changed", "changed", "stale"]);
    const { items: journal } = good(await ana.client.tickets.journal({ params: { id: one.id } }));
    expect(journal.filter(({ rule }) => rule === "macro:urgent/many").map(({ fact }) => fact.type)).toEqual([
      "fieldSet",
      "tagged",
    ]);
    const { priority, tags } = good(await ana.client.tickets.read({ params: { id: stale.id } }));
    expect({ priority, tags }).toEqual({ priority: "low", tags: [] });
  });

  test("B4: a status that a blueprint holds is refused on each of its tickets, with blueprint and state, and free ones are solved", async () => {
    await publishDocument(await server.signIn("ada"), {
      kind: "macro",
      key: "solve-it",
      do: [
        { do: "assign", to: "actor" },
        { do: "setStatus", to: "solved" },
      ],
    });
    const [captured, free] = [await financeTicket(ana), await freeTicket(ana)];
    const body = { tickets: [captured, free].map(({ id, version }) => ({ id, version })) };
    const request = { params: { key: "solve-it" }, body, idempotencyKey: "many-2" };
    const { items } = good(await ana.client.rules.runMacroOnMany(request));
    expect(items[0]?.reasons[0]?.message.en).toMatch(/blueprint/i);
    expect(items[1]).toMatchObject({ outcome: "changed", reasons: [] });
    expect(good(await ana.client.tickets.read({ params: { id: free.id } })).status).toBe("solved");
    expect(good(await ana.client.tickets.read({ params: { id: captured.id } })).status).not.toBe("solved");
  });

  test("what is done to many is no work on one: the ticket still counts as untouched", async () => {
    const { id, version } = await freeTicket(marc);
    const at = async () =>
      (
        await (
          await server.store()
        ).db
          .selectFrom("ticket")
          .select("last_agent_action_at")
          .where("id", "=", id)
          .executeTakeFirstOrThrow()
      ).last_agent_action_at;
    const before = await at();
    await ana.client.rules.runMacroOnMany({
      ...urgent,
      body: { tickets: [{ id, version }] },
      idempotencyKey: "many-3",
    });
    expect(await at()).toBe(before);
  });

  test("more than two hundred are refused whole", async () => {
    const tickets = Array.from({ length: 201 }, (_, index) => ({ id: `t${index}`, version: 1 }));
    const answer = await ana.client.rules.runMacroOnMany({ ...urgent, body: { tickets }, idempotencyKey: "many-4" });
    expect(answer.status).toBe(422);
  });

  test("a macro that nobody has published is refused on each", async () => {
    const { id, version } = await freeTicket(ana);
    const body = { tickets: [{ id, version }] };
    const { items } = good(
      await ana.client.rules.runMacroOnMany({ params: { key: "nowhere" }, body, idempotencyKey: "many-5" }),
    );
    expect(items).toMatchObject([{ outcome: "refused", reasons: [{ code: "unknown" }] }]);
  });
});

describe("a new version of a blueprint for its live tickets", () => {
  const params = { kind: "blueprint", key: "finance-requests" } as const;
  const action = (version: number) =>
    ({ do: "version", blueprint: params.key, version, states: { late: "open" }, restore: true }) as const;

  test("is brought to them by who may publish it, and to the version in force alone", async () => {
    const ticket = await financeTicket(ana);
    const selection = { blueprint: params.key, besides: 2 };
    const refused = await ana.client.bulk.start({ body: { selection, action: action(1) }, idempotencyKey: "follow-1" });
    expect(refused.status).toBe(403);
    const ada = await server.signIn("ada");
    const unknown = await ada.client.bulk.start({ body: { selection, action: action(2) }, idempotencyKey: "follow-2" });
    expect(unknown).toMatchObject({ status: 422, problem: { errors: [{ pointer: "/action/version" }] } });

    const document = good(await ada.client.definitions.version({ params: { ...params, version: 1 } }));
    const draft = good(
      await ada.client.definitions.saveDraft({ params, body: { ...document, name: "Money" }, ifMatch: 0 }),
    );
    good(await ada.client.definitions.publish({ params, body: { note: "x" }, ifMatch: draft.revision }));
    const job = good(
      await ada.client.bulk.start({ body: { selection, action: action(2) }, idempotencyKey: "follow-3" }),
    );
    expect(job.total).toBeGreaterThan(0);
    await expect
      .poll(async () => good(await ada.client.bulk.read({ params: { id: job.id } })).doneAt, { timeout: 60_000 })
      .not.toBeNull();
    expect(good(await ada.client.bulk.read({ params: { id: job.id } })).counts).toMatchObject({
      changed: job.total,
      failed: 0,
    });
    const now = good(await ana.client.tickets.read({ params: { id: ticket.id } }));
    expect(now.place?.blueprint).toMatchObject({ key: params.key, version: 2 });
    const { items } = good(await ana.client.tickets.journal({ params: { id: ticket.id } }));
    expect(items.map(({ fact }) => fact)).toContainEqual(
      expect.objectContaining({ type: "versionChanged", from: 1, to: 2, many: true }),
    );
  });
});
