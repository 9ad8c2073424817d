import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../api/ids.ts";
import { etagOf, good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { financeTicket, freeTicket, written } from "./desk.ts";

describe.each(DATABASES)("steps over HTTP on %s", (database) => {
  let server: TestServer;
  let ana: Visitor;
  let bruno: Visitor;
  let ada: Visitor;
  let remi: Visitor;
  beforeAll(async () => {
    server = await startServer({ database });
    [ana, bruno, ada, remi] = [
      await server.signIn("ana"),
      await server.signIn("bruno"),
      await server.signIn("ada"),
      await server.signIn("remi"),
    ];
  });
  afterAll(() => server.remove());

  const step = (person: Visitor, id: string, transition: string, fromState: string, answers = {}, key = newId()) =>
    person.client.tickets.step({ params: { id }, body: { transition, fromState, answers }, idempotencyKey: key });

  it("B4: a captured ticket's status changes along its blueprint alone, and the refusal says what would be allowed", async () => {
    const { id } = await financeTicket(ana);
    const before = await written(server);
    const answer = await ana.client.tickets.change({ params: { id }, body: { status: "solved" }, ifMatch: 1 });
    expect(answer).toMatchObject({ ok: false, status: 409, problem: { code: "locked" } });
    if (!answer.ok) {
      expect(answer.problem.errors[0]?.details).toMatchObject({
        blueprint: "finance-requests",
        state: "open",
        allowed: [{ transition: "take" }, { transition: "spam" }],
      });
      expect(answer.problem.detail).toContain("Open");
    }
    expect(await written(server)).toEqual(before);
  });

  it("B42: of one and the same refusal one colleague reads French and the other English, with the blueprint's own names", async () => {
    const { id } = await financeTicket(ana);
    const refusalFor = async ({ client }: Visitor, language: "en" | "fr"): Promise<string> => {
      good(await client.session.change({ body: { language } }));
      const answer = await client.tickets.change({ params: { id }, body: { status: "solved" }, ifMatch: 1 });
      good(await client.session.change({ body: { language: "en" } }));
      return answer.ok ? "" : answer.problem.detail;
    };
    const [french, english] = [await refusalFor(bruno, "fr"), await refusalFor(ana, "en")];
    expect(french).toContain("le ticket est dans Ouvert");
    expect(english).toContain("Open");
    expect(english).not.toContain("Ouvert");
  });

  it("B7: a step whose condition does not hold is under not available now, with the values it saw", async () => {
    const ticket = good(
      await ana.client.tickets.create({
        body: { subject: "No product", requester: "requester:remi", department: "department:finance" },
      }),
    ).ticket;
    good(await step(ana, ticket.id, "take", "open"));
    const offers = good(await ana.client.tickets.offers({ params: { id: ticket.id } }));
    expect(offers.offered.map(({ transition }) => transition)).not.toContain("ask-third-party");
    const refused = offers.refused.find(({ transition }) => transition === "ask-third-party");
    expect(refused?.reasons[0]?.code).toBe("notOffered");
    expect(JSON.stringify(refused?.explanation ?? refused?.reasons)).toContain("ticket.fields.product");
    expect(offers.byItself.map(({ transition }) => transition)).toContain("too-late");
  });

  it("a step carries its fields, lists everything missing at once, and writes all or nothing", async () => {
    const { id } = await financeTicket(ana);
    good(await step(ana, id, "take", "open"));
    const before = await written(server);
    const incomplete = await step(ana, id, "ask-third-party", "in-progress", { thirdParty: "bank" });
    expect(incomplete).toMatchObject({ ok: false, status: 422 });
    if (!incomplete.ok)
      expect(incomplete.problem.errors.map(({ pointer }) => pointer).sort()).toEqual(["/fields/expectedOn", "/note"]);
    expect(await written(server)).toEqual(before);
    const done = good(
      await step(ana, id, "ask-third-party", "in-progress", {
        thirdParty: "bank",
        expectedOn: "2026-12-01",
        note: "Asked.",
      }),
    );
    expect(done.ticket).toMatchObject({
      status: "hold",
      fields: { thirdParty: "bank", expectedOn: "2026-12-01" },
      place: { state: { id: "with-third-party" } },
    });
    expect(done.ticket.thread.map(({ state }) => state.id)).toEqual(["open", "in-progress", "with-third-party"]);
  });

  it("B14: two agents take different steps at once: one wins, 100 times of 100, and the other is told who moved it", async () => {
    for (let round = 0; round < 100; round += 1) {
      const { id } = await financeTicket(ana);
      const before = await written(server);
      const answers = await Promise.all([step(ana, id, "take", "open"), step(bruno, id, "spam", "open")]);
      const winners = answers.filter(({ ok }) => ok);
      expect(winners).toHaveLength(1);
      const [lost] = answers.filter(({ ok }) => !ok);
      expect(lost).toMatchObject({ status: 409, problem: { code: "moved" } });
      if (lost && !lost.ok) expect(lost.problem.detail).toMatch(/^(Ana|Bruno) already moved this ticket to /);
      const after = await written(server);
      expect((after.inbox ?? 0) - (before.inbox ?? 0)).toBe(1);
    }
  });

  it("B14: what the slower one typed is kept as a draft", async () => {
    const { id } = await financeTicket(ana);
    good(await step(ana, id, "take", "open"));
    const lost = await step(bruno, id, "take", "open", { note: "typed before" });
    expect(lost.status).toBe(409);
    const draft = good(await bruno.client.tickets.draft({ params: { id, transition: "take" } }));
    expect(draft).toMatchObject({ answers: { note: "typed before" }, fromState: "open", by: { id: "agent:bruno" } });
  });

  it("B15: one step sent five times with one key is one journal entry and one answer", async () => {
    const { id } = await financeTicket(ana);
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 5 }, () => step(ana, id, "take", "open", {}, key)));
    const bodies = answers.map((answer) => JSON.stringify(good(answer)));
    expect(new Set(bodies).size).toBe(1);
    const journal = good(await ana.client.tickets.journal({ params: { id } })).items;
    expect(journal.filter(({ fact }) => fact.type === "transitionTaken")).toHaveLength(1);
  });

  it("a key with another body is 422, another person's same key is their own, and a step without one is refused", async () => {
    const { id } = await financeTicket(ana);
    const key = newId();
    good(await step(ana, id, "take", "open", {}, key));
    expect(await step(ana, id, "spam", "in-progress", {}, key)).toMatchObject({
      ok: false,
      status: 422,
      problem: { code: "keyReused" },
    });
    expect(await step(bruno, id, "hand-back", "in-progress", {}, key)).not.toMatchObject({
      problem: { code: "keyReused" },
    });
    const bare = await ana.raw(`/api/tickets/${id}/steps`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"transition":"take","fromState":"open"}',
    });
    expect([bare.status, JSON.parse(bare.text).code]).toEqual([422, "keyNeeded"]);
  });

  it("S04: solving an unassigned free ticket is refused, as the shipped lifecycle says, and nothing is written", async () => {
    const ticket = await freeTicket(ana);
    const opened = good(
      await ana.client.tickets.change({ params: { id: ticket.id }, body: { status: "open" }, ifMatch: ticket.version }),
    );
    const solve = (ifMatch: number, more = {}) =>
      ana.client.tickets.change({ params: { id: ticket.id }, body: { status: "solved", ...more }, ifMatch });
    const before = await written(server);
    expect(await solve(opened.ticket.version)).toMatchObject({ status: 422, problem: { code: "assigneeNeeded" } });
    expect(await written(server)).toEqual(before);
    expect(good(await solve(opened.ticket.version, { assignee: "agent:ana" })).ticket).toMatchObject({
      status: "solved",
      assignee: { id: "agent:ana" },
    });
  });

  it("jump and revoke ask for a reason, list what was skipped, and free the ticket", async () => {
    const { id } = await financeTicket(ana);
    expect(await ada.client.tickets.jump({ params: { id }, body: { to: "answered", reason: " " } })).toMatchObject({
      status: 422,
    });
    good(await ada.client.tickets.jump({ params: { id }, body: { to: "in-progress", reason: "Skipped the queue" } }));
    const journal = good(await ana.client.tickets.journal({ params: { id } })).items;
    expect(journal.find(({ fact }) => fact.type === "jumped")).toMatchObject({
      by: { id: "agent:ada" },
      fact: { reason: "Skipped the queue" },
    });
    const freed = good(await ada.client.tickets.revoke({ params: { id }, body: { reason: "Not ours" } }));
    expect(freed.ticket.place).toBeNull();
    const offers = good(await ana.client.tickets.offers({ params: { id } }));
    expect(offers.passed.length).toBeGreaterThan(0);
  });

  it("a requester answers, the conversation shows it, and the journal says why it moved", async () => {
    const { id } = await financeTicket(ana);
    good(await step(ana, id, "take", "open"));
    good(await step(ana, id, "answer", "in-progress", { reply: "Done.", resolution: "Paid back." }));
    good(await remi.client.tickets.write({ params: { id }, body: { public: true, text: "Not yet." } }));
    const ticket = good(await ana.client.tickets.read({ params: { id } }));
    expect(ticket.place?.state.id).toBe("in-progress");
    const messages = good(await remi.client.tickets.messages({ params: { id } })).items.map(({ text }) => text);
    expect(messages).toEqual(["Please look.", "Done.", "Not yet."]);
    const journal = good(await ana.client.tickets.journal({ params: { id }, query: { trace: "true" } })).items;
    const moved = journal.find(({ fact }) => fact.type === "transitionTaken" && fact.transition === "not-solved");
    expect(moved?.rule).toContain("blueprint:finance-requests@1/transitions/not-solved");
    expect(journal.some(({ trace }) => trace?.some(({ outcome }) => outcome === "acted"))).toBe(true);
  });

  it("a PATCH without a version is 428, over an old one 412, over a nonsense one 412", async () => {
    const { id } = await freeTicket(ana);
    const patch = (headers: { readonly [name: string]: string }) =>
      ana.raw(`/api/tickets/${id}`, {
        method: "PATCH",
        headers: { "content-type": "application/json", ...headers },
        body: '{"priority":"high"}',
      });
    expect((await patch({})).status).toBe(428);
    for (const nonsense of ["*", 'W/"1"', '"1","2"', '"01"', "1", '"2"', `"${"9".repeat(8000)}"`])
      expect((await patch({ "if-match": nonsense })).status).toBe(412);
    const done = await patch({ "if-match": '"1"' });
    expect([done.status, done.headers.get("etag")]).toEqual([200, '"2"']);
    expect(etagOf(await ana.client.tickets.read({ params: { id } }))).toBe('"2"');
  });

  it("everybody whom a request names must be there", async () => {
    const { id, version } = await freeTicket(ana);
    const body = {
      assignee: "agent:ghost",
      group: "group:ghost",
      department: "department:ghost",
      requester: "requester:ghost",
    };
    const answer = await ana.client.tickets.change({ params: { id }, body, ifMatch: version });
    expect(answer).toMatchObject({ ok: false, status: 422 });
    if (!answer.ok)
      expect(answer.problem.errors.map(({ pointer }) => pointer).sort()).toEqual([
        "/assignee",
        "/department",
        "/group",
        "/requester",
      ]);
  });
});
