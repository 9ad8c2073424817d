import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approvalToken } from "../../../api/approvals/approval-link.ts";
import { readConfig } from "../../../api/config.ts";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { linkToken } from "../../../api/portal/ticket-link.ts";
import { listAsking } from "../../../api/tickets/asking.ts";
import { publishDocument } from "../../publish.ts";
import { good, type Raw, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { freeTicket, written } from "./desk.ts";

const state = (id: string, more: object = {}) => ({ id, name: { en: id, fr: id }, status: "open", ...more });

/** Finance asks the help desk for its approval, then both do their part. */
const LOAN = {
  kind: "blueprint",
  key: "loan",
  departments: ["department:finance"],
  entry: { when: { is: [{ var: "ticket.category" }, "loan"] }, into: { new: "open", open: "open" } },
  states: [
    state("open"),
    state("asked", {
      status: "hold",
      approval: {
        of: ["group:helpdesk"],
        need: "one",
        deputy: ["group:vtouch"],
        within: { within: "PT8H", time: "calendar" },
      },
    }),
    state("shared", {
      status: "hold",
      parallel: {
        need: "all",
        steps: [
          { id: "money", name: { en: "Money is there", fr: "Argent prêt" }, before: { who: ["group:finance"] } },
          { id: "device", name: { en: "Device is back", fr: "Appareil rendu" }, before: { who: ["group:helpdesk"] } },
        ],
      },
    }),
    state("agreed", { status: "hold", approval: { of: ["group:helpdesk", "group:finance-leads"], need: "all" } }),
    state("lent", { status: "solved", final: "resolved" }),
  ],
  transitions: [
    {
      id: "ask",
      name: "Ask",
      from: ["open"],
      to: "asked",
      before: { who: ["group:finance"] },
      during: [{ ask: "field", field: "amount", required: true }],
      after: [{ do: "assign", to: "actor" }],
    },
    { id: "agree", name: "Agree", from: ["open"], to: "agreed", before: { who: ["group:finance"] } },
    { id: "all-yes", name: "All agree", from: ["agreed"], to: "shared", start: { on: "approved" } },
    { id: "one-no", name: "One does not", from: ["agreed"], to: "open", start: { on: "rejected" } },
    { id: "yes", name: "Yes", from: ["asked"], to: "shared", start: { on: "approved" } },
    { id: "no", name: "No", from: ["asked"], to: "open", start: { on: "rejected" } },
    { id: "end", name: "End", from: ["shared"], to: "lent", start: { on: "stepsDone" } },
  ],
} as const;

describe.each(DATABASES)("tickets that wait for people on %s", (database) => {
  let server: TestServer;
  let ana: Visitor;
  let bruno: Visitor;
  let chloe: Visitor;
  let remi: Visitor;
  beforeAll(async () => {
    server = await startServer({ database });
    const ada = await server.signIn("ada");
    [ana, bruno, chloe, remi] = [
      await server.signIn("ana"),
      await server.signIn("bruno"),
      await server.signIn("chloe"),
      await server.signIn("remi"),
    ];
    await publishDocument(ada, JSON.parse(JSON.stringify(LOAN)));
    const order = good(await ada.client.definitions.list({ query: { kind: "blueprint" } })).items.map(({ key }) => key);
    good(
      await ada.client.definitions.order({
        params: { kind: "blueprint" },
        body: { keys: ["loan", ...order.filter((key) => key !== "loan")] },
      }),
    );
  });
  afterAll(() => server.remove());

  const loan = async (): Promise<TicketView> =>
    good(
      await ana.client.tickets.create({
        body: {
          subject: "A phone for a week",
          requester: "requester:remi",
          department: "department:finance",
          category: "loan",
        },
      }),
    ).ticket;
  const take = (who: Visitor, { id }: TicketView, transition: string, fromState: string, answers = {}) =>
    who.client.tickets.step({
      params: { id },
      body: { transition, fromState, answers },
      idempotencyKey: crypto.randomUUID(),
    });
  const mine = async (who: Visitor) =>
    good(await who.client.waiting.mine({})).items.map(({ ticket, approval, steps }) => [ticket.id, approval, steps]);

  it("A17: whoever is asked reads the ticket for that time, finds it, approves or rejects, and changes nothing else", async () => {
    const ticket = await loan();
    expect((await chloe.client.tickets.read({ params: { id: ticket.id } })).status).toBe(404);
    expect(await mine(chloe)).toEqual([]);
    good(await take(ana, ticket, "ask", "open", { amount: 15 }));
    expect((await chloe.client.tickets.read({ params: { id: ticket.id } })).status).toBe(200);
    expect(await mine(chloe)).toEqual([[ticket.id, true, []]]);
    expect([await mine(ana), await mine(bruno)]).toEqual([[], []]);
    const seen = good(await chloe.client.tickets.list({ query: { view: "all", text: "phone" } })).items;
    expect(seen.map(({ id }) => id)).toEqual([ticket.id]);
    const offered = async (who: Visitor) =>
      good(await who.client.tickets.offers({ params: { id: ticket.id } })).offered.map(({ transition, part }) => [
        transition,
        part,
      ]);
    expect([await offered(chloe), await offered(bruno), await offered(ana)]).toEqual([
      [
        ["yes", "approve"],
        ["no", "reject"],
      ],
      [],
      [["withdraw", "withdraw"]],
    ]);
    const { version } = good(await chloe.client.tickets.read({ params: { id: ticket.id } }));
    const edit = await chloe.client.tickets.change({
      params: { id: ticket.id },
      body: { subject: "Mine" },
      ifMatch: version,
    });
    expect(edit.status).toBe(403);
    expect(good(await bruno.client.waiting.read({ params: { id: ticket.id } }))).toMatchObject({
      approval: {
        asker: { id: "agent:ana", name: "Ana" },
        of: [{ id: "group:helpdesk", name: "Help desk" }],
        need: 1,
        given: [],
        deputies: { people: [{ id: "group:vtouch" }], asked: false },
      },
      parallel: null,
    });

    expect(await take(bruno, ticket, "yes", "asked")).toMatchObject({ status: 403 });
    expect(await take(chloe, ticket, "no", "asked")).toMatchObject({
      status: 422,
      problem: { errors: [{ pointer: "/note", code: "missing" }] },
    });
    good(await take(chloe, ticket, "no", "asked", { note: "Not this month." }));
    expect((await chloe.client.tickets.read({ params: { id: ticket.id } })).status).toBe(404);
    const back = good(await ana.client.tickets.read({ params: { id: ticket.id } }));
    expect([back.place?.state.id, back.fields.amount]).toEqual(["open", 15]);
    const words = good(await ana.client.tickets.messages({ params: { id: ticket.id } })).items;
    expect(words.map(({ public: open, author, text }) => [open, author.id, text])).toContainEqual([
      false,
      "agent:chloe",
      "Not this month.",
    ]);
  });

  it("B17: each team does its part from where it is, takes it back, and the last one moves the ticket", async () => {
    const ticket = await loan();
    good(await take(ana, ticket, "ask", "open", { amount: 20 }));
    good(await take(chloe, ticket, "yes", "asked"));
    expect(await mine(chloe)).toEqual([[ticket.id, false, [{ en: "Device is back", fr: "Appareil rendu" }]]]);
    good(await take(chloe, ticket, "device", "shared"));
    expect(await mine(chloe)).toEqual([]);
    const read = async () => good(await chloe.client.waiting.read({ params: { id: ticket.id } })).parallel;
    expect(await read()).toMatchObject({
      need: 2,
      steps: [
        { id: "money", done: null, mayTakeBack: false },
        { id: "device", done: { by: { id: "agent:chloe" } }, mayTakeBack: true },
      ],
    });
    expect(await take(chloe, ticket, "device", "shared")).toMatchObject({
      status: 409,
      problem: { errors: [{ code: "notOffered" }] },
    });
    const again = { params: { id: ticket.id, step: "device" }, body: { fromState: "shared" } };
    expect((await ana.client.waiting.takeBack(again)).status).toBe(403);
    good(await chloe.client.waiting.takeBack(again));
    expect((await read())?.steps.map(({ done }) => done)).toEqual([null, null]);
    good(await take(ana, ticket, "money", "shared"));
    const last = good(await take(chloe, ticket, "device", "shared")).ticket;
    expect(last.place).toMatchObject({ state: { id: "lent" }, ended: "resolved" });
  });

  it("tells those who are asked through the outbox, and no requester of any of it", async () => {
    const ticket = await loan();
    good(await take(ana, ticket, "ask", "open", { amount: 15 }));
    const { db } = await server.store();
    const rows = await db
      .selectFrom("outbox")
      .select("effect")
      .where("ticket", "=", ticket.id)
      .where("type", "=", "notify")
      .execute();
    expect(rows.map(({ effect }) => JSON.parse(effect).to)).toContainEqual(["group:helpdesk"]);
    expect((await remi.client.waiting.read({ params: { id: ticket.id } })).status).toBe(403);
    const journal = good(await remi.client.tickets.journal({ params: { id: ticket.id } })).items;
    expect(journal.map(({ fact }) => fact.type).filter((type) => type.startsWith("approval"))).toEqual([]);
  });

  it("finds the few that ask somebody along their own index", async () => {
    const { db, dialect } = await server.store();
    expect((await listAsking(db, {}, ["group:helpdesk"], "agent:chloe", 10)).length).toBeGreaterThan(0);
    expect(await listAsking(db, {}, ["group:help_esk"], "agent:chloe", 10)).toEqual([]);
    expect(await listAsking(db, {}, ["group:helpdesk"], "agent:ana", 10)).toEqual([]);
    expect(dialect.name).toBe(database);
  });

  describe("the link in the mail", () => {
    const secret = () => readConfig({ FILROUGE_DATA: server.folder }).secret;
    /** A ticket that waits for the help desk, and when it was asked. */
    const waits = async (): Promise<{ readonly ticket: TicketView; readonly askedAt: number }> => {
      const ticket = await loan();
      good(await take(ana, ticket, "ask", "open", { amount: 15 }));
      const { approval } = good(await ana.client.waiting.read({ params: { id: ticket.id } }));
      return { ticket, askedAt: approval?.askedAt ?? 0 };
    };
    const link = ({ ticket, askedAt }: Awaited<ReturnType<typeof waits>>, person = "agent:chloe"): string =>
      approvalToken(secret(), { ticket: ticket.id, askedAt, person });
    const read = (token: string) => server.nobody.client.approvals.asked({ params: { token } });
    const answer = (token: string, given: "approve" | "reject", comment?: string) =>
      server.nobody.client.approvals.answer({
        params: { token },
        body: { key: crypto.randomUUID(), answer: given, ...(comment !== undefined && { comment }) },
      });
    const over = { ok: false, status: 404, problem: { code: "linkOver" } };
    const stateOf = async ({ id }: TicketView) =>
      good(await ana.client.tickets.read({ params: { id } })).place?.state.id;

    it("A17: says what is approved, decides nothing by being opened, and approves once it is pressed: the journal says by link", async () => {
      const asked = await waits();
      const sent = async (): Promise<string | undefined> => {
        const { db } = await server.store();
        // After many alerts it waits for the digest.
        const mails = [
          ...(await db.selectFrom("mail_log").select("text").where("ticket", "=", asked.ticket.id).execute()),
          ...(await db.selectFrom("automatic_mail").select("text").where("ticket", "=", asked.ticket.id).execute()),
        ];
        return mails.flatMap(({ text }) => /\/api\/approve\/(\S+)/.exec(text)?.[1] ?? [])[0];
      };
      await expect.poll(sent, { timeout: 20_000 }).toBe(link(asked));
      const token = (await sent()) ?? "";
      const page = await server.nobody.raw(`/api/approve/${token}`);
      expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
      expect(good(await read(token))).toMatchObject({
        ...{
          subject: "A phone for a week",
          person: "Chloé",
          asker: { name: "Ana" },
          need: 1,
          given: [],
          approved: false,
        },
        values: [{ name: "Amount", value: "15" }],
        approve: { comment: false, more: false, asks: [], to: "shared" },
        reject: { comment: true, more: false, asks: [], to: "open" },
        last: true,
      });
      expect(await stateOf(asked.ticket)).toBe("asked");
      expect(good(await answer(token, "approve"))).toEqual({ answer: "approve", language: "en" });
      expect(await stateOf(asked.ticket)).toBe("shared");
      const { items } = good(await ana.client.tickets.journal({ params: { id: asked.ticket.id } }));
      const given = items.find(({ fact }) => fact.type === "approvalGiven");
      expect(given).toMatchObject({ by: { id: "agent:chloe" }, fact: { via: "link" } });
      expect([await read(token), await answer(token, "reject", "No.")]).toMatchObject([over, over]);
    });

    it("B17: two teams agree, each by a link of their own and in any order; the page counts them, and the last moves the ticket", async () => {
      const ticket = await loan();
      good(await take(ana, ticket, "agree", "open"));
      const { approval } = good(await ana.client.waiting.read({ params: { id: ticket.id } }));
      const asked = { ticket, askedAt: approval?.askedAt ?? 0 };
      const [chloes, brunos] = [link(asked), link(asked, "agent:bruno")];
      const first = { need: "all", given: [], approved: false, last: false, approve: { to: "shared" } };
      expect([good(await read(brunos)), good(await read(chloes))]).toMatchObject([first, first]);
      good(await answer(brunos, "approve"));
      expect(await stateOf(ticket)).toBe("agreed");
      expect(good(await read(brunos))).toMatchObject({ given: ["Bruno"], approved: true });
      expect(good(await read(chloes))).toMatchObject({ given: ["Bruno"], approved: false, last: true });
      good(await answer(chloes, "approve"));
      expect(await stateOf(ticket)).toBe("shared");
      expect(await read(brunos)).toMatchObject(over);
    });

    it("is answered ten times in a quarter of an hour, and the next is told to wait", async () => {
      const token = link(await waits());
      for (let tried = 0; tried < 10; tried++) expect(await answer(token, "reject")).toMatchObject({ status: 422 });
      const late = await answer(token, "approve");
      expect(late).toMatchObject({ ok: false, status: 429, problem: { code: "tooManyAnswers" } });
    });

    it("refuses with a comment and not without, and nothing is written before", async () => {
      const asked = await waits();
      const before = await written(server);
      expect(await answer(link(asked), "reject")).toMatchObject({
        ...{ ok: false, status: 422, problem: { errors: [{ pointer: "/note", code: "missing" }] } },
      });
      expect(await written(server)).toEqual(before);
      good(await answer(link(asked), "reject", "Not this month."));
      expect(await stateOf(asked.ticket)).toBe("open");
      const words = good(await ana.client.tickets.messages({ params: { id: asked.ticket.id } })).items;
      expect(words.map(({ public: open, author, text }) => [open, author.id, text])).toContainEqual([
        ...[false, "agent:chloe", "Not this month."],
      ]);
    });

    it("T2: works for this one asking and for whoever is asked; of everything else it is over, in the same words", async () => {
      const asked = await waits();
      const { id } = asked.ticket;
      const tokens = {
        "another key": approvalToken("x".repeat(40), { ticket: id, askedAt: asked.askedAt, person: "agent:chloe" }),
        "a letter more": `${link(asked)}A`,
        "a link to follow": linkToken(secret(), { ticket: id, requester: "agent:chloe", at: asked.askedAt }),
        "another asking": link({ ...asked, askedAt: asked.askedAt - 1 }),
        "who is not asked": link(asked, "agent:bruno"),
        "whoever asks": link(asked, "agent:ana"),
        "a requester": link(asked, "requester:remi"),
        "nobody we know": link(asked, "agent:nobody"),
        "another ticket": link({ ...asked, ticket: await freeTicket(ana) }),
      };
      const before = await written(server);
      const same = ({ text }: Raw) => text.replace(/"requestId":"[^"]+"/, "");
      const bodies = new Set<string>();
      for (const [what, token] of Object.entries(tokens)) {
        expect([what, await answer(token, "approve")]).toMatchObject([what, over]);
        bodies.add(same(await server.nobody.raw(`/api/asked/${token}`)));
      }
      expect(bodies.size).toBe(1);
      expect(await written(server)).toEqual(before);
      good(await take(ana, asked.ticket, "withdraw", "asked"));
      expect(await read(link(asked))).toMatchObject(over);
      good(await take(ana, asked.ticket, "ask", "open", { amount: 16 }));
      expect([await read(link(asked)), await stateOf(asked.ticket)]).toMatchObject([over, "asked"]);
    });

    it("ends when the person leaves the desk", async () => {
      const asked = await waits();
      good(await read(link(asked)));
      const { db } = await server.store();
      const active = (value: 0 | 1) =>
        db.updateTable("person").set({ active: value }).where("key", "=", "agent:chloe").execute();
      await active(0);
      expect(await answer(link(asked), "approve")).toMatchObject(over);
      await active(1);
      good(await answer(link(asked), "approve"));
    });

    it("is not shown to whoever reads what others were sent", async () => {
      const asked = await waits();
      const marc = await server.signIn("marc");
      const own = approvalToken(secret(), { ticket: asked.ticket.id, askedAt: asked.askedAt, person: "agent:marc" });
      const { db } = await server.store();
      const mail = {
        ticket: asked.ticket.id,
        at: Date.now() + 60_000,
        recipients: "[]",
        subject: "Asked",
        via: "log",
      } as const;
      const text = (token: string) => `Here: ${server.address}/api/approve/${token}`;
      await db
        .insertInto("mail_log")
        .values([
          { ...mail, id: `own-${own}`.slice(0, 90), text: text(own) },
          { ...mail, id: "chloes", text: text(link(asked)) },
        ])
        .execute();
      const { items } = good(await marc.client.reports.mailLog({ query: { limit: 2 } }));
      expect(items.map((one) => one.text).sort()).toEqual([text(own), text("…")].sort());
    });
  });
});
