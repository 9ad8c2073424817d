import { afterAll, beforeAll, describe, expect, test } from "vitest";
import main from "../../../blueprints/library/routing/main.json" with { type: "json" };
import { publishDocument } from "../../publish.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { financeTicket } from "../http/desk.ts";

describe.each(DATABASES)("problems on %s", (database) => {
  let server: TestServer;
  let ana: Visitor;
  let bruno: Visitor;
  let remi: Visitor;

  beforeAll(async () => {
    server = await startServer({ database });
    [ana, bruno, remi] = await Promise.all([server.signIn("ana"), server.signIn("bruno"), server.signIn("remi")]);
  });
  afterAll(() => server.remove());

  const opened = async (title: string) => good(await ana.client.problems.create({ body: { title } }));
  const free = async (language: "en" | "fr", requester = "requester:remi") =>
    good(await ana.client.tickets.create({ body: { subject: `Down (${language})`, requester, language } })).ticket;
  const journalOf = async (id: string) =>
    good(await ana.client.tickets.journal({ params: { id } })).items.map(({ fact }) => fact);
  const key = () => ({ idempotencyKey: crypto.randomUUID() });

  test("a ticket is an incident of one problem at a time; it joins and leaves through the door, each in its journal", async () => {
    const [{ number }, other] = [await opened("Sync is down"), await opened("Another")];
    const params = { number };
    const ticket = await free("en");
    const hidden = good(
      await (await server.signIn("chloe")).client.tickets.create({
        body: { subject: "vTouch's", department: "department:vtouch" },
      }),
    ).ticket;
    const joined = good(
      await ana.client.problems.attach({
        params,
        body: { tickets: [String(ticket.number), ticket.id, hidden.id], on: true },
      }),
    );
    expect(joined.results.map(({ outcome }) => outcome)).toEqual(["done", "hidden"]);
    expect(joined.problem.incidents).toMatchObject([{ id: ticket.id, language: "en", requester: { name: "Rémi" } }]);
    const again = good(await ana.client.problems.attach({ params, body: { tickets: [ticket.id], on: true } }));
    expect(again.results).toMatchObject([{ outcome: "same" }]);
    const elsewhere = { params: { number: other.number }, body: { tickets: [ticket.id], on: true } };
    expect(good(await ana.client.problems.attach(elsewhere)).results).toMatchObject([
      { outcome: "refused", reasons: [{}] },
    ]);
    expect(good(await ana.client.problems.ofTicket({ params: { id: ticket.id } })).problem).toMatchObject({ number });
    // It is no change that would be in somebody's way.
    expect(good(await ana.client.tickets.read({ params: { id: ticket.id } })).version).toBe(ticket.version);

    const left = good(await ana.client.problems.attach({ params, body: { tickets: [ticket.id], on: false } }));
    expect(left).toMatchObject({ results: [{ outcome: "done" }], problem: { incidents: [], hidden: 0 } });
    expect(good(await ana.client.problems.attach(elsewhere)).results).toMatchObject([{ outcome: "done" }]);
    expect((await journalOf(ticket.id)).filter(({ type }) => type.startsWith("problem"))).toMatchObject([
      { type: "problemJoined", problem: number },
      { type: "problemLeft", problem: number },
      { type: "problemJoined", problem: other.number },
    ]);
    expect(JSON.stringify(good(await remi.client.tickets.journal({ params: { id: ticket.id } })))).not.toContain(
      "problem",
    );
  });

  test("all are told in their own language, once a key, and solved each by a step of its own, with a result each", async () => {
    const { number } = await opened("Payments are late");
    const params = { number };
    const [english, french, process] = [await free("en"), await free("fr"), await financeTicket(ana, "Late payment")];
    const taken = await financeTicket(ana, "Late again");
    const step = { transition: "take", fromState: "open", answers: {} };
    good(await ana.client.tickets.step({ params: { id: taken.id }, body: step, ...key() }));
    const tickets = [english, french, process, taken].map(({ id }) => id);
    good(await ana.client.problems.attach({ params, body: { tickets, on: true } }));

    const text = { en: "We are on it.", fr: "Nous nous en occupons." };
    const once = key();
    const told = good(await ana.client.problems.tell({ params, body: { text }, ...once }));
    expect(told.results.map(({ outcome }) => outcome)).toEqual(["done", "done", "done", "done"]);
    good(await ana.client.problems.tell({ params, body: { text }, ...once }));
    const said = async (id: string) =>
      good(await remi.client.tickets.messages({ params: { id } })).items.map((message) => message.text);
    expect(await said(english.id)).toEqual([text.en]);
    expect((await said(french.id)).filter((one) => one === text.fr)).toHaveLength(1);

    const resolution = { en: "The bank works again.", fr: "La banque fonctionne de nouveau." };
    const solved = good(await ana.client.problems.solve({ params, body: { resolution }, ...key() }));
    const of = (id: string) => solved.results.find(({ ticket }) => ticket === id);
    expect(of(english.id)).toMatchObject({ outcome: "done", reasons: [] });
    expect(of(taken.id)).toMatchObject({ outcome: "done" });
    // From there the only way into solved is spam, which solves nothing.
    expect(of(process.id)).toMatchObject({ outcome: "refused", reasons: [{ code: "notFromHere" }] });
    const now = solved.problem.incidents.map(({ id, status }) => [id, status]);
    expect(Object.fromEntries(now)).toEqual({
      [english.id]: "solved",
      [french.id]: "solved",
      [process.id]: "open",
      [taken.id]: "solved",
    });
    // Where no step asks for it, the resolution is said.
    expect((await said(english.id)).at(-1)).toBe(resolution.en);
    expect(good(await ana.client.tickets.read({ params: { id: taken.id } })).resolution).toBe(resolution.fr);
  });

  test("what all were solved by is taken back at once, of each ticket to which nothing happened since", async () => {
    const { number } = await opened("Search is empty");
    const params = { number };
    const [first, second, third] = [await free("en"), await free("fr"), await free("en")];
    const already = good(
      await ana.client.tickets.change({
        params: { id: third.id },
        body: { status: "solved", assignee: "agent:ana" },
        ifMatch: third.version,
      }),
    ).ticket;
    const tickets = [first, second, third].map(({ id }) => id);
    good(await ana.client.problems.attach({ params, body: { tickets, on: true } }));
    const resolution = { en: "It finds again.", fr: "Elle trouve de nouveau." };
    const once = key();
    const { solved, results } = good(await ana.client.problems.solve({ params, body: { resolution }, ...once }));
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(["done", "done", "refused"]);
    // Whoever asks again with the same key solves nothing twice.
    expect(good(await ana.client.problems.solve({ params, body: { resolution }, ...once })).solved).toBe(solved);
    good(await ana.client.tickets.write({ params: { id: second.id }, body: { public: false, text: "Seen." } }));

    const back = good(await ana.client.problems.undoSolve({ params, body: { solved } }));
    const of = (id: string) => back.results.find(({ ticket }) => ticket === id);
    expect(of(first.id)).toMatchObject({ outcome: "done" });
    expect(of(second.id)).toMatchObject({ outcome: "refused", reasons: [{ code: "notUndoable" }] });
    expect(of(already.id)).toBeUndefined();
    const now = Object.fromEntries(back.problem.incidents.map(({ id, status }) => [id, status]));
    expect(now).toEqual({ [first.id]: first.status, [second.id]: "solved", [third.id]: "solved" });
    expect((await journalOf(first.id)).at(-1)).toMatchObject({ type: "stepUndone" });
    // What another has solved is not there to be taken back.
    const marc = await server.signIn("marc");
    expect(good(await marc.client.problems.undoSolve({ params, body: { solved } })).results).toEqual([]);
  });

  test("a row of the routing table and a rule make new tickets incidents while the problem is open, and say so when it is not", async () => {
    const ada = await server.signIn("ada");
    const { number, revision } = await opened("Maps do not load");
    const row = {
      id: "maps-down",
      when: { contains: [{ var: "ticket.subject" }, ["maps are down"], "any"] },
      // biome-ignore lint/suspicious/noThenProperty: the word of the language.
      then: { group: "group:vtouch", problem: number },
    };
    const routing = { kind: "routing", key: "main" } as const;
    const { revision: draft } = good(
      await ada.client.definitions.saveDraft({
        params: routing,
        body: { ...main, rows: [row, ...main.rows] },
        ifMatch: 0,
      }),
    );
    good(await ada.client.definitions.publish({ params: routing, ifMatch: draft, body: {} }));
    await publishDocument(ada, {
      kind: "trigger",
      key: "maps-by-tag",
      on: ["changed"],
      when: { contains: [{ var: "ticket.tags" }, "maps-down"] },
      do: [{ do: "attachToProblem", problem: number }],
    });
    const made = async (subject: string) =>
      good(await ana.client.tickets.create({ body: { subject, requester: "requester:remi" } })).ticket;
    const incidents = async () =>
      good(await ana.client.problems.read({ params: { number } })).incidents.map(({ id }) => id);

    const routed = await made("Our maps are down");
    const tagged = await made("Another thing");
    expect(await incidents()).toEqual([routed.id]);
    expect((await journalOf(routed.id)).find(({ type }) => type === "problemJoined")).toMatchObject({
      problem: number,
      by: "system",
      rule: "routing:main@2/rows/maps-down",
    });
    const tag = { params: { id: tagged.id }, body: { tags: ["maps-down"] }, ifMatch: tagged.version };
    good(await ana.client.tickets.change(tag));
    expect(await incidents()).toEqual([routed.id, tagged.id]);

    good(await ana.client.problems.change({ params: { number }, body: { open: false }, ifMatch: revision }));
    const late = await made("The maps are down here too");
    expect(late.group?.id).toBe("group:vtouch");
    expect(await incidents()).toEqual([routed.id, tagged.id]);
    expect((await journalOf(late.id)).find(({ type }) => type === "actionRefused")).toMatchObject({
      code: "closed",
      rule: "routing:main@2/rows/maps-down",
    });
  });

  test("is led by its owner and managers; while it is open requesters read its banner in their language", async () => {
    const { number, revision } = await opened("Printers stand still");
    const params = { number };
    const banner = { en: "Printers stand still.", fr: "Les imprimantes sont arrêtées." };
    expect(await bruno.client.problems.change({ params, body: { banner }, ifMatch: revision })).toMatchObject({
      status: 403,
    });
    const text = { en: "x", fr: "y" };
    expect(await bruno.client.problems.tell({ params, body: { text }, ...key() })).toMatchObject({ status: 403 });
    expect(await ana.client.problems.tell({ params, body: { text: { en: "x", fr: " " } }, ...key() })).toMatchObject({
      status: 422,
    });
    const changed = good(
      await ana.client.problems.change({ params, body: { banner, note: "Driver" }, ifMatch: revision }),
    );
    expect(await ana.client.problems.change({ params, body: { note: "" }, ifMatch: revision })).toMatchObject({
      status: 412,
    });
    const shown = async () => good(await remi.client.problems.banners()).items.filter((one) => one.number === number);
    const [one] = await shown();
    expect([banner.en, banner.fr]).toContain(one?.text);
    expect((await remi.raw(`/api/problems/${number}`)).status).toBe(403);
    const marc = await server.signIn("marc");
    const over = good(await marc.client.problems.change({ params, body: { open: false }, ifMatch: changed.revision }));
    expect(over.closedAt).not.toBeNull();
    expect(await shown()).toEqual([]);
    const late = good(
      await ana.client.problems.attach({ params, body: { tickets: [(await free("en")).id], on: true } }),
    );
    expect(late.results).toMatchObject([{ outcome: "refused" }]);
  });
});

test("300 incidents of one problem are gathered, told and solved, with a result for each", async () => {
  const server = await startServer();
  try {
    const ana = await server.signIn("ana");
    const { number } = good(await ana.client.problems.create({ body: { title: "Everything is down" } }));
    const tickets: string[] = [];
    for (let place = 0; place < 300; place += 10) {
      const made = Array.from({ length: 10 }, (_, at) =>
        ana.client.tickets.create({
          body: { subject: `Down ${place + at}`, requester: "requester:remi", language: at % 2 === 0 ? "en" : "fr" },
        }),
      );
      for (const answer of await Promise.all(made)) tickets.push(good(answer).ticket.id);
    }
    const params = { number };
    const joined = good(await ana.client.problems.attach({ params, body: { tickets, on: true } }));
    expect(joined.results.filter(({ outcome }) => outcome === "done")).toHaveLength(300);
    const text = { en: "We know.", fr: "Nous savons." };
    const told = good(await ana.client.problems.tell({ params, body: { text }, idempotencyKey: "tell" }));
    expect(told.results.filter(({ outcome }) => outcome === "done")).toHaveLength(300);
    const resolution = { en: "It works.", fr: "Tout fonctionne." };
    const solved = good(await ana.client.problems.solve({ params, body: { resolution }, idempotencyKey: "solve" }));
    expect(solved.results.filter(({ outcome }) => outcome === "done")).toHaveLength(300);
    expect(solved.problem.incidents.every(({ status }) => status === "solved")).toBe(true);
    const { db } = await server.store();
    for (const said of [text.en, text.fr])
      expect(await db.selectFrom("message").select("id").where("text", "=", said).execute()).toHaveLength(150);
  } finally {
    await server.remove();
  }
});
