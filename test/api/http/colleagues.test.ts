import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { newId } from "../../../api/ids.ts";
import { readUnsentWords, saveStepDraft, saveUnsentWords } from "../../../api/tickets/drafts.ts";
import { pruneDrafts } from "../../../api/worker/prune.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { financeTicket, freeTicket } from "./desk.ts";
import { has, listen } from "./stream.ts";

const DAY_MS = 86_400_000;

/** A ticket but for what every change counts, and how far its clocks have run. */
const standing = ({ clocks, ...ticket }: TicketView) => ({
  ...ticket,
  version: 0,
  updatedAt: 0,
  clocks: clocks.map(({ elapsedMs: _elapsed, leftMs: _left, ...clock }) => clock),
});

describe.each(DATABASES)("colleagues on one ticket, on %s", (database) => {
  let server: TestServer;
  let [ana, bruno, chloe]: Visitor[] = [];
  beforeAll(async () => {
    // What leaves waits, so that a step can be taken back.
    server = await startServer({ database, env: { FILROUGE_WORKER: "apart" } });
    [ana, bruno, chloe] = [await server.signIn("ana"), await server.signIn("bruno"), await server.signIn("chloe")];
  });
  afterAll(() => server.remove());
  const people = () => {
    if (!ana || !bruno || !chloe) throw new Error("Nobody has signed in.");
    return { ana, bruno, chloe };
  };

  it("who looks and who types is told to colleagues who may read the ticket, at once, and to nobody else", async () => {
    const { ana, bruno, chloe } = people();
    const { id } = await financeTicket(ana);
    const others = async (person: Visitor) =>
      good(await person.client.live.onlookers({ query: {} })).items.filter(({ ticket }) => ticket === id);
    const stream = await listen(server, bruno);
    const told = (times: number) =>
      stream.until((heard) => heard.filter(({ looking }) => looking.includes(id)).length >= times);
    const window = { id, window: "one" };
    good(await ana.client.live.look({ params: window, body: { typing: false } }));
    await told(1);
    expect(await others(bruno)).toMatchObject([{ person: { id: "agent:ana", name: "Ana" }, typing: false }]);
    good(await ana.client.live.look({ params: window, body: { typing: true } }));
    await told(2);
    expect((await others(bruno))[0]?.typing).toBe(true);
    expect([await others(ana), await others(chloe)]).toEqual([[], []]);
    expect((await chloe.client.live.look({ params: window, body: { typing: true } })).status).toBe(404);
    // What is one person's window is nobody else's to close.
    good(await bruno.client.live.lookAway({ params: window }));
    expect(await others(bruno)).toHaveLength(1);
    good(await ana.client.live.lookAway({ params: window }));
    await told(3);
    expect(await others(bruno)).toEqual([]);
    stream.end();
  });

  it("who has a document open, and where in it, is told to agents at once, and to no requester", async () => {
    const { ana, bruno } = people();
    const params = { kind: "blueprint", key: "finance-requests" } as const;
    const others = async (person: Visitor) => good(await person.client.live.readers({ params })).items;
    const [stream, remi] = [await listen(server, bruno), await server.signIn("remi")];
    const his = await listen(server, remi);
    const told = (times: number) =>
      stream.until(
        (heard) => heard.filter(({ looking }) => looking.includes("blueprint/finance-requests")).length >= times,
      );
    const window = { ...params, window: "one" };
    good(await ana.client.live.open({ params: window, body: { drawing: false, spot: "state:open" } }));
    await told(1);
    expect(await others(bruno)).toMatchObject([{ person: { name: "Ana" }, drawing: false, spot: "state:open" }]);
    expect(await others(ana)).toEqual([]);
    good(await ana.client.live.open({ params: window, body: { drawing: true, spot: "transition:take" } }));
    await told(2);
    expect(await others(bruno)).toMatchObject([{ drawing: true, spot: "transition:take" }]);
    good(await bruno.client.live.leave({ params: window }));
    expect(await others(bruno)).toHaveLength(1);
    good(await ana.client.live.leave({ params: window }));
    await told(3);
    expect(await others(bruno)).toEqual([]);
    const nowhere = { kind: "blueprint", key: "nowhere", window: "one" } as const;
    expect((await ana.client.live.open({ params: nowhere, body: { drawing: false, spot: "" } })).status).toBe(404);
    // What he hears next is his own ticket: nothing of documents came before it.
    const { id } = good(await remi.client.tickets.create({ body: { subject: "Mine", description: "Hello." } })).ticket;
    const heard = await his.until(has(id));
    expect(heard.flatMap(({ looking }) => looking)).toEqual([]);
    stream.end();
    his.end();
  });

  it("what is typed and not sent is kept for its author alone, the newest words, until it is empty", async () => {
    const { ana, bruno } = people();
    const { id } = await freeTicket(ana);
    const words = async (person: Visitor) => good(await person.client.drafts.words({ params: { id } })).items;
    const keep = (text: string, at: number, kind: "reply" | "note" = "reply") =>
      ana.client.drafts.keepWords({ params: { id, kind }, body: { text, at } });
    good(await keep("Dear Rém", 1));
    good(await keep("Dear Rémi", 2));
    good(await keep("ask Bruno", 3, "note"));
    expect((await words(ana)).toSorted((a, b) => a.at - b.at)).toEqual([
      { kind: "reply", text: "Dear Rémi", at: 2 },
      { kind: "note", text: "ask Bruno", at: 3 },
    ]);
    expect(await words(bruno)).toEqual([]);
    good(await keep("", 4));
    expect(await words(ana)).toEqual([{ kind: "note", text: "ask Bruno", at: 3 }]);
  });

  it("B11: a half-filled step is seen by a colleague who may go on with it, and is kept as stale once the ticket moves", async () => {
    const { ana, bruno } = people();
    const { id } = await financeTicket(ana);
    const params = { id, transition: "take" };
    good(await ana.client.tickets.saveDraft({ params, body: { fromState: "open", answers: { note: "half" } } }));
    const seen = async () => good(await bruno.client.tickets.drafts({ params: { id } })).items;
    expect(await seen()).toMatchObject([{ by: { id: "agent:ana" }, stale: false, answers: { note: "half" } }]);
    good(
      await bruno.client.tickets.step({
        params: { id },
        body: { transition: "take", fromState: "open" },
        idempotencyKey: newId(),
      }),
    );
    expect(await seen()).toMatchObject([{ by: { id: "agent:ana" }, stale: true, answers: { note: "half" } }]);
  });

  it("B28: a step that said something is taken back with its words, and to the requester it has never been", async () => {
    const { ana, bruno } = people();
    const remi = await server.signIn("remi");
    const { id } = await financeTicket(ana);
    const step = (transition: string, fromState: string, answers = {}) =>
      ana.client.tickets.step({
        params: { id },
        body: { transition, fromState, answers },
        idempotencyKey: newId(),
      });
    const seen = async () => ({
      words: good(await remi.client.tickets.messages({ params: { id } })).items.map(({ text }) => text),
      journal: good(await remi.client.tickets.journal({ params: { id }, query: {} })).items.map(({ seq }) => seq),
    });
    good(await step("take", "open"));
    const before = await seen();
    const ticket = good(await ana.client.tickets.read({ params: { id } }));
    const { event } = good(await step("answer", "in-progress", { reply: "It is credited.", resolution: "Credited." }));
    expect((await seen()).words).toContain("It is credited.");
    const may = good(await ana.client.undo.read({ params: { id } }));
    expect(may).toMatchObject({ step: { event, transition: "answer", back: { id: "in-progress" } }, reasons: [] });
    expect(good(await bruno.client.undo.read({ params: { id } })).reasons).toMatchObject([{ code: "notAllowed" }]);
    expect((await bruno.client.undo.take({ params: { id }, body: { event } })).status).toBe(403);
    const stream = await listen(server, remi);
    const undone = good(await ana.client.undo.take({ params: { id }, body: { event }, idempotencyKey: "once" })).ticket;
    await stream.until(has(id));
    stream.end();
    expect(standing(undone)).toEqual(standing(ticket));
    expect(await seen()).toEqual(before);
    const { db } = await server.store();
    const left = await db.selectFrom("outbox").select("status").where("event", "=", event).execute();
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(({ status }) => status === "dropped")).toBe(true);
    expect(good(await ana.client.undo.read({ params: { id } })).step).toBe(null);
    // Sent once more with its key it is answered as then; another undoing finds that something has followed.
    good(await ana.client.undo.take({ params: { id }, body: { event }, idempotencyKey: "once" }));
    expect((await ana.client.undo.take({ params: { id }, body: { event } })).status).toBe(409);
  });

  it("what has lain for long is forgotten, on a closed ticket sooner", async () => {
    const { ana } = people();
    const { db } = await server.store();
    const [open, closed] = [await freeTicket(ana), await freeTicket(ana)];
    const now = Date.now() + 400 * DAY_MS;
    const old = { transition: "take", fromState: "open", answers: {}, agent: "agent:ana" };
    await saveStepDraft(db, { ...old, ticket: open.id, at: now - 91 * DAY_MS });
    await saveUnsentWords(db, open.id, "agent:ana", { kind: "note", text: "later", at: now - 89 * DAY_MS });
    await saveUnsentWords(db, closed.id, "agent:ana", { kind: "note", text: "gone", at: now - 2 * DAY_MS });
    await saveUnsentWords(db, closed.id, "agent:ana", { kind: "reply", text: "here", at: now });
    await db.updateTable("ticket").set({ status: "closed" }).where("id", "=", closed.id).execute();
    expect(await pruneDrafts(db, now)).toBeGreaterThanOrEqual(2);
    expect(await readUnsentWords(db, open.id, "agent:ana")).toMatchObject([{ text: "later" }]);
    expect(await readUnsentWords(db, closed.id, "agent:ana")).toMatchObject([{ text: "here" }]);
    expect(await db.selectFrom("draft").select("kind").where("ticket", "=", open.id).execute()).toEqual([
      { kind: "note" },
    ]);
  });
});
