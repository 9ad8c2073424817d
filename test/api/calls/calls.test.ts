import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BulkAction, BulkSelection } from "../../../api/contract/bulk.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";

describe.each(DATABASES)("the call log on %s", (database) => {
  let server: TestServer;
  let ana: Visitor;
  beforeAll(async () => {
    server = await startServer({ database });
    ana = await server.signIn("ana");
  });
  afterAll(() => server.remove());

  const found = async (text: string) => good(await ana.client.calls.callers({ query: { text } })).items;
  const log = (
    body: Parameters<Visitor["client"]["calls"]["log"]>[0]["body"],
    idempotencyKey: string = crypto.randomUUID(),
  ) => ana.client.calls.log({ body, idempotencyKey });

  test("a caller nobody knows becomes a contact, once, with a ticket of the channel phone", async () => {
    const body = {
      caller: { name: "Inès Roussel", phone: "+33 6 12 34 56 78" },
      subject: "The card is swallowed",
      note: "At the station, this morning.",
      department: "department:finance",
    };
    const first = good(await log(body, "call-1"));
    const again = good(await log(body, "call-1"));
    expect(again.ticket.id).toBe(first.ticket.id);
    expect(first.ticket).toMatchObject({
      channel: "phone",
      subject: body.subject,
      requester: { name: "Inès Roussel" },
    });
    const { items } = good(await ana.client.tickets.messages({ params: { id: first.ticket.id } }));
    expect(items).toMatchObject([{ text: body.note, public: true, authorKind: "requester", channel: "phone" }]);
    // By her number as she dials it, by her name, by the number of her ticket.
    for (const text of ["06 12 34 56 78", "roussel", `#${first.ticket.number}`]) {
      const [caller] = await found(text);
      expect(caller).toMatchObject({ name: "Inès Roussel", phones: ["+33 6 12 34 56 78"] });
      expect(caller?.open.map(({ id }) => id)).toEqual([first.ticket.id]);
      // Whoever reads out the number of a ticket calls about that one.
      expect(caller?.named).toBe(text.startsWith("#") ? first.ticket.id : null);
    }
  });

  test("a call about a ticket that is there is a word of the caller: it takes up again what was put aside", async () => {
    const { ticket } = good(
      await log({ caller: { contact: "requester:remi" }, subject: "No answer yet", note: "", department: null }),
    );
    const params = { id: ticket.id };
    good(await ana.client.snooze.set({ params, body: { until: Date.now() + 3_600_000, reason: "Later" } }));
    const caller = { contact: "requester:remi" };
    const said = good(await log({ caller, subject: "", note: "He asks again.", ticket: ticket.id }));
    expect(said.ticket).toMatchObject({ id: ticket.id, snooze: null });
    const { items } = good(await ana.client.tickets.journal({ params }));
    expect(items.map(({ fact }) => fact)).toContainEqual(
      expect.objectContaining({ type: "snoozeEnded", because: "requester" }),
    );
  });

  test("nothing is written without a subject or a note, for somebody who is not there, or on somebody else's ticket", async () => {
    const { ticket } = good(await log({ caller: { name: "Nora Petit" }, subject: "A question", note: "" }));
    const caller = { contact: "requester:remi" };
    expect((await log({ caller, subject: " ", note: "Hello" })).status).toBe(422);
    expect((await log({ caller, subject: "", note: " ", ticket: ticket.id })).status).toBe(422);
    expect((await log({ caller, subject: "", note: "Hello", ticket: ticket.id })).status).toBe(422);
    expect((await log({ caller: { contact: "requester:nobody" }, subject: "Hello", note: "" })).status).toBe(422);
    expect((await log({ caller, subject: "", note: "Hello", ticket: "nowhere" })).status).toBe(404);
    const taken = { name: "Somebody else", phone: "0033 6 12 34 56 78" };
    expect((await log({ caller: taken, subject: "Hello", note: "" })).status).toBe(409);
    expect(await found("Somebody else")).toEqual([]);
  });

  test("B39: everything that a view holds is changed at once, and what is foreign or gone is hidden", async () => {
    const marc = await server.signIn("marc");
    const foreign = good(
      await marc.client.tickets.create({ body: { subject: "Elsewhere", department: "department:helpdesk" } }),
    ).ticket.id;
    const action: BulkAction = { do: "change", addTags: ["seen"] };
    const ended = async (id: string) => {
      const read = async () => good(await ana.client.bulk.read({ params: { id } }));
      await expect.poll(async () => (await read()).doneAt).not.toBeNull();
      return read();
    };
    const start = async (selection: BulkSelection, key: string) =>
      ana.client.bulk.start({ body: { selection, action }, idempotencyKey: key });
    const view = { view: "unsolved", text: "card is swallowed" };
    const whole = await ended(good(await start(view, "bulk-1")).id);
    expect(whole).toMatchObject({ total: 1, counts: { changed: 1 } });
    const some = await ended(good(await start({ tickets: [foreign, "gone"] }, "bulk-2")).id);
    expect(some.counts).toMatchObject({ hidden: 2, changed: 0 });
    const { items } = good(await ana.client.bulk.items({ params: { id: some.id }, query: {} }));
    expect(items.map(({ ticket }) => ticket)).toEqual([null, null]);
    // The same key is the same job, another request with it is refused, and nobody else sees it.
    expect(good(await start(view, "bulk-1")).id).toBe(whole.id);
    expect((await start({ tickets: ["gone"] }, "bulk-1")).status).toBe(422);
    expect((await marc.client.bulk.read({ params: { id: whole.id } })).status).toBe(404);
    const many = Array.from({ length: 10_001 }, (_, index) => `t${index}`);
    expect((await start({ tickets: many }, "bulk-3")).status).toBe(422);
    const offers = good(await ana.client.bulk.offers({ body: { selection: { view: "unsolved" } } }));
    expect(offers.steps.map(({ transition }) => transition)).toContain("take");
    const undone = good(await ana.client.bulk.undo({ params: { id: whole.id } }));
    expect(undone.undoUntil).toBeNull();
    await expect.poll(async () => (await ended(whole.id)).undo?.undone).toBe(1);
  });
});
