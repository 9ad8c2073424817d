import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDocument } from "../../publish.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { financeTicket, freeTicket } from "./desk.ts";

let server: TestServer;
let ana: Visitor;

beforeAll(async () => {
  server = await startServer();
  ana = await server.signIn("ana");
  const ada = await server.signIn("ada");
  await publishDocument(ada, {
    kind: "macro",
    key: "ask",
    do: [{ do: "askRating" }, { do: "askRating", scale: "stars" }],
  });
  await publishDocument(ada, { kind: "macro", key: "stars", do: [{ do: "askRating", scale: "stars" }] });
  await publishDocument(ada, {
    kind: "trigger",
    key: "unhappy",
    on: ["rated"],
    when: { is: [{ var: "ticket.rating" }, "bad"] },
    do: [
      { do: "addTag", tag: "unhappy" },
      { do: "createTask", title: "Call {{requester.name}}", to: "ownerGroup", due: "PT4H" },
    ],
  });
});
afterAll(() => server.remove());

const journalOf = async (id: string) =>
  good(await ana.client.tickets.journal({ params: { id } })).items.map(({ fact }) => fact);

describe("tasks", () => {
  test("are noted, ticked off and taken up again, each time in the journal, and touch no version", async () => {
    const { id, version } = await financeTicket(ana);
    const params = { id };
    const body = { title: " Call back ", to: "agent:bruno", dueAt: 1_800_000_000_000 };
    const { tasks } = good(await ana.client.beside.addTask({ params, body }));
    expect(tasks).toMatchObject([
      { title: "Call back", to: { id: "agent:bruno", name: "Bruno" }, dueAt: 1_800_000_000_000, done: null },
    ]);
    const task = tasks[0]?.id ?? "";
    const ticked = good(await ana.client.beside.tickTask({ params: { id, task }, body: { done: true } }));
    expect(ticked.tasks).toMatchObject([{ done: { by: { id: "agent:ana" } } }]);
    good(await ana.client.beside.tickTask({ params: { id, task }, body: { done: true } }));
    good(await ana.client.beside.tickTask({ params: { id, task }, body: { done: false } }));
    expect(
      (await journalOf(id)).filter(({ type }) => type.startsWith("task")).map(({ type, done }) => [type, done]),
    ).toEqual([
      ["taskCreated", undefined],
      ["taskDone", true],
      ["taskDone", false],
    ]);
    expect(good(await ana.client.tickets.read({ params })).version).toBe(version);
  });

  test("for nobody of the desk, without a title, or on a ticket of others are refused", async () => {
    const { id } = await financeTicket(ana);
    const params = { id };
    const nobody = await ana.client.beside.addTask({ params, body: { title: "x", to: "agent:nobody" } });
    expect(nobody).toMatchObject({ ok: false, status: 422, problem: { errors: [{ pointer: "/to" }] } });
    expect((await ana.client.beside.addTask({ params, body: { title: "  " } })).status).toBe(422);
    const chloe = await server.signIn("chloe");
    expect((await chloe.client.beside.addTask({ params, body: { title: "x" } })).status).toBe(404);
    const missing = await ana.client.beside.tickTask({ params: { id, task: "none" }, body: { done: true } });
    expect(missing.status).toBe(422);
  });
});

describe("ratings", () => {
  /** The page's address as it stands in the mail. */
  async function link(ticket: string): Promise<string> {
    const { db } = await server.store();
    const found = async () => {
      const mail = await db
        .selectFrom("mail_log")
        .select("text")
        .where("ticket", "=", ticket)
        .where("text", "like", "%/api/rate/%")
        .executeTakeFirst();
      return /\/api\/rate\/(\S+)/.exec(mail?.text ?? "")?.[1];
    };
    await expect.poll(found).toBeTruthy();
    return (await found()) ?? "";
  }
  /** Somebody whom nobody has asked yet: the desk asks those of its own past by itself. */
  const newcomer = async (name: string): Promise<string> =>
    good(await ana.client.contacts.create({ body: { name, emails: [`${name.toLowerCase()}@new.example`] } })).id;
  const asked = async (macro: string, requester?: string) => {
    const { id } = requester
      ? good(
          await ana.client.tickets.create({
            body: { subject: "Hello", requester, department: "department:finance", group: "group:finance" },
          }),
        ).ticket
      : await financeTicket(ana);
    good(await ana.client.rules.pressMacro({ params: { id, key: macro } }));
    return { id, params: { token: await link(id) } };
  };

  test("are asked once, given by whoever holds the link, and start what was drawn for a bad one", async () => {
    const { id, params } = await asked("ask");
    expect((await journalOf(id)).filter(({ type }) => type === "ratingAsked")).toHaveLength(1);
    const { client } = server.nobody;
    const page = await server.nobody.raw(`/api/rate/${params.token}`);
    expect(page).toMatchObject({ status: 200 });
    const openedOf = async (ticket: string) => good(await ana.client.beside.read({ params: { id: ticket } })).opened;
    const openings = await openedOf(id);
    expect(good(await client.beside.readRating({ params }))).toMatchObject({ scale: "words", given: null });
    // The page that its script has filled was opened; whoever only followed the link of the mail has opened nothing.
    expect(openings).toEqual({ ticket: null, rating: null });
    expect(await openedOf(id)).toEqual({ ticket: null, rating: expect.any(Number) });
    // A scanner that follows the link has rated nothing.
    expect((await journalOf(id)).some(({ type }) => type === "rated")).toBe(false);
    const body = { rating: "bad", comment: " Too slow " } as const;
    expect(good(await client.beside.giveRating({ params, body })).given).toEqual({
      rating: "bad",
      stars: null,
      comment: "Too slow",
    });
    good(await client.beside.giveRating({ params, body }));
    expect((await journalOf(id)).filter(({ type }) => type === "rated")).toHaveLength(1);
    const view = good(await ana.client.beside.read({ params: { id } }));
    expect(view).toMatchObject({
      rating: { given: { rating: "bad", comment: "Too slow" } },
      tasks: [{ title: "Call Rémi" }],
    });
    expect(good(await ana.client.tickets.read({ params: { id } })).tags).toContain("unhappy");
  });

  test("by stars say good from four on, and may be changed", async () => {
    const { id, params } = await asked("stars", await newcomer("Nora"));
    const { client } = server.nobody;
    for (const [stars, rating] of [
      [5, "good"],
      [3, "okay"],
      [2, "bad"],
    ] as const)
      expect(good(await client.beside.giveRating({ params, body: { stars } })).given).toMatchObject({ rating, stars });
    expect(good(await ana.client.beside.read({ params: { id } })).rating?.given).toMatchObject({
      rating: "bad",
      stars: 2,
    });
  });

  test("with a forged link, with neither word nor stars, or of a ticket that nobody asked about are refused", async () => {
    const { client } = server.nobody;
    const { params } = await asked("stars", await newcomer("Tom"));
    const [ticket = "", signature = ""] = params.token.split(".");
    const other = Buffer.from((await freeTicket(ana)).id).toString("base64url");
    for (const token of [`${other}.${signature}`, `${ticket}.${signature.slice(1)}x`, `${ticket}.`])
      expect((await client.beside.readRating({ params: { token } })).status).toBe(404);
    expect((await client.beside.giveRating({ params, body: {} })).status).toBe(422);
    expect((await client.beside.giveRating({ params, body: { stars: 6 } })).status).toBe(422);
  });

  test("are asked of one contact once in thirty days, and the effect says why not again", async () => {
    await financeTicket(ana);
    const { id } = await financeTicket(ana);
    good(await ana.client.rules.pressMacro({ params: { id, key: "stars" } }));
    const detail = async () =>
      good(await ana.client.effects.list({ params: { id } })).items.find(({ type }) => type === "askRating")?.detail;
    await expect.poll(detail).toMatch(/within 30 days/);
  });
});
