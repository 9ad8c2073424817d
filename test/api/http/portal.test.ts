import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSessions } from "../../../api/auth/sessions.ts";
import { systemClock } from "../../../api/clock.ts";
import { readConfig } from "../../../api/config.ts";
import { fileSchema } from "../../../api/contract/files.ts";
import { putOrganization } from "../../../api/people/contacts.ts";
import { linkToken } from "../../../api/portal/ticket-link.ts";
import { DEMO_PASSWORD } from "../../../api/seed/people.ts";
import { publishDocument } from "../../publish.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";

const CONTEXT = { phoneModel: "Pixel 9", osVersion: "16", appVersion: "4.2", notifications: true };
const DAY_MS = 86_400_000;

/** What the requester decides: it is solved, or it is not, with a word. */
const DECIDED = {
  kind: "blueprint",
  key: "decided",
  entry: { when: { is: [{ var: "ticket.category" }, "decided"] }, into: { new: "answered", open: "answered" } },
  states: [
    { id: "answered", name: "Answered", status: "solved" },
    { id: "agreed", name: "Agreed", status: "solved", final: "resolved" },
    { id: "again", name: "Again", status: "open" },
  ],
  transitions: [
    {
      id: "agree",
      name: { en: "It is solved", fr: "C’est résolu" },
      from: ["answered"],
      to: "agreed",
      primary: true,
      before: { who: ["requester"] },
    },
    {
      id: "not-solved",
      name: { en: "It is not solved", fr: "Ce n’est pas résolu" },
      from: ["answered"],
      to: "again",
      before: { who: ["requester"] },
      during: [{ ask: "field", field: "appVersion", required: true }],
    },
    { id: "solve", name: "Solve", from: ["again"], to: "answered" },
  ],
} as const;

describe.each(DATABASES)("the portal on %s", (database) => {
  let server: TestServer;
  let remi: Visitor;
  let lea: Visitor;
  let chloe: Visitor;
  let ada: Visitor;
  let secret: string;

  beforeAll(async () => {
    server = await startServer({ database });
    const store = await server.store();
    const config = readConfig({ FILROUGE_DATA: server.folder });
    secret = config.secret;
    const sessions = await openSessions({ store, config, clock: systemClock, address: server.address });
    await sessions.enrol("requester:lea-martin", "Léa Martin", "lea.martin@client.example", DEMO_PASSWORD);
    await putOrganization(store.db, { id: "organization:client", name: "Client", attributes: {} });
    await store.db
      .updateTable("contact")
      .set({ organization: "organization:client" })
      .where("id", "in", ["requester:remi", "requester:lea-martin"])
      .execute();
    remi = await server.signIn("remi");
    lea = await server.signIn("lea.martin@client.example");
    chloe = await server.signIn("chloe");
    ada = await server.signIn("ada");
  });
  afterAll(() => server.remove());

  const question = async (subject: string): Promise<string> =>
    good(await remi.client.tickets.create({ body: { subject, department: "department:helpdesk", description: "Hm?" } }))
      .ticket.id;
  const token = (ticket: string, at = Date.now(), requester = "requester:remi"): string =>
    linkToken(secret, { ticket, requester, at });
  const followed = (given: string) => server.nobody.client.portal.followed({ params: { token: given } });
  const answered = (given: string, text: string, key: string = crypto.randomUUID()) =>
    server.nobody.client.portal.answer({ params: { token: given }, body: { key, text } });

  describe("forms", () => {
    it("A1: are offered to requesters in their order, and one without the app version is refused with that field named", async () => {
      const { items } = good(await remi.client.forms.list());
      expect(items.map(({ key }) => key)).toEqual(["mobile-feedback", "finance-question", "return-of-goods"]);
      expect(items[0]?.department).toEqual({ id: "department:vtouch", name: "vTouch" });
      const { appVersion: _, ...fields } = CONTEXT;
      const body = { subject: "The map", form: "mobile-feedback" };
      const refused = await remi.client.tickets.create({ body: { ...body, fields } });
      expect(refused).toMatchObject({ ok: false, status: 422 });
      if (!refused.ok) expect(refused.problem.errors.map(({ pointer }) => pointer)).toEqual(["/fields/appVersion"]);
      const { ticket } = good(await remi.client.tickets.create({ body: { ...body, fields: CONTEXT } }));
      const seen = good(await chloe.client.tickets.read({ params: { id: ticket.id } }));
      expect(seen).toMatchObject({ department: { id: "department:vtouch" }, fields: CONTEXT });
      const { offered } = good(await chloe.client.tickets.offers({ params: { id: ticket.id } }));
      expect(offered.map(({ transition }) => transition)).not.toContain("ask-customer");
    });

    it("A1: cannot be gone past by leaving them out, and A2: an agent on the phone can", async () => {
      const body = { subject: "The map", department: "department:vtouch" };
      const refused = await remi.client.tickets.create({ body });
      if (!refused.ok) expect(refused.problem.errors.map(({ pointer }) => pointer)).toEqual(["/form"]);
      expect(refused.ok).toBe(false);
      good(
        await chloe.client.tickets.create({ body: { ...body, form: "mobile-feedback", requester: "requester:remi" } }),
      );
    });
  });

  describe("steps that are drawn for the requester", () => {
    const decided = async (subject: string): Promise<string> => {
      const body = { subject, category: "decided", requester: "requester:remi", assignee: "agent:chloe" };
      return good(await chloe.client.tickets.create({ body: { ...body, department: "department:helpdesk" } })).ticket
        .id;
    };
    const take = (by: Visitor, id: string, transition: string, answers = {}) =>
      by.client.tickets.step({
        params: { id },
        body: { transition, fromState: "answered", answers },
        idempotencyKey: crypto.randomUUID(),
      });

    it("are offered to them alone, ask what they ask, and move the ticket", async () => {
      await publishDocument(ada, DECIDED);
      good(
        await ada.client.definitions.order({
          params: { kind: "blueprint" },
          body: { keys: ["decided", "vtouch-feedback", "finance-requests", "helpdesk-log"] },
        }),
      );
      const [first, second] = [await decided("First"), await decided("Second")];
      const { steps, own } = good(await remi.client.portal.read({ params: { id: first } }));
      expect(own).toBe(true);
      expect(steps.map(({ transition, primary }) => [transition, primary])).toEqual([
        ["agree", true],
        ["not-solved", false],
      ]);
      expect(JSON.stringify(steps)).not.toContain("agreed");
      good(await take(remi, first, "agree"));
      expect(good(await remi.client.portal.read({ params: { id: first } })).steps).toEqual([]);
      expect(await take(remi, second, "not-solved")).toMatchObject({ ok: false, status: 422 });
      good(await take(remi, second, "not-solved", { appVersion: "4.3" }));
      expect(good(await chloe.client.tickets.read({ params: { id: second } }))).toMatchObject({ status: "open" });
      expect(await take(chloe, await decided("Third"), "agree")).toMatchObject({ ok: false, status: 403 });
    });

    it("A18: what was asked about a solved ticket is rated there", async () => {
      await publishDocument(ada, { kind: "macro", key: "ask-remi", do: [{ do: "askRating" }] });
      const id = await decided("Rated");
      const params = { id, key: "ask-remi" };
      good(await chloe.client.rules.pressMacro({ params, idempotencyKey: crypto.randomUUID() }));
      const { rating } = good(await remi.client.portal.read({ params: { id } }));
      expect(rating).toMatchObject({ scale: "words", given: null });
      const token = rating?.token ?? "";
      good(await remi.client.beside.giveRating({ params: { token }, body: { rating: "good" } }));
      const after = good(await remi.client.portal.read({ params: { id } }));
      expect(after.rating?.given).toEqual({ rating: "good", stars: null, comment: "" });
    });
  });

  describe("an organization", () => {
    const share = async (shares: boolean) =>
      good(await ada.client.portal.share({ params: { id: "organization:client" }, body: { shares } }));

    it("keeps its people's tickets to themselves until an admin says so", async () => {
      const id = await question("Mine alone");
      expect(good(await lea.client.portal.colleagues({}))).toEqual({ shared: false, items: [], next: null });
      expect(await lea.client.tickets.read({ params: { id } })).toMatchObject({ ok: false, status: 404 });
      const { items } = good(await ada.client.portal.organizations());
      expect(items).toEqual([{ id: "organization:client", name: "Client", people: 2, shares: false }]);
      expect(
        await ada.client.portal.share({ params: { id: "organization:none" }, body: { shares: true } }),
      ).toMatchObject({ ok: false, status: 404 });
    });

    it("shows them then, without a word of the desk's own, and a colleague's word counts and decides nothing", async () => {
      const id = await question("Ours");
      good(await chloe.client.tickets.write({ params: { id }, body: { public: false, text: "Secret: inside." } }));
      await share(true);
      const { shared, items } = good(await lea.client.portal.colleagues({}));
      expect(shared).toBe(true);
      expect(items.find((one) => one.id === id)).toMatchObject({ subject: "Ours", requester: { name: "Rémi" } });
      const heard = good(await lea.client.tickets.messages({ params: { id } }));
      expect(JSON.stringify(heard)).not.toContain("Secret");
      const said = good(await lea.client.tickets.write({ params: { id }, body: { public: true, text: "Me too." } }));
      expect(said.message).toMatchObject({ authorKind: "cc", author: { id: "requester:lea-martin" } });
      expect(good(await lea.client.portal.read({ params: { id } }))).toEqual({
        ...{ own: false, steps: [], rating: null, merged: null },
      });
      // Own lists stay one's own.
      const own = good(await lea.client.tickets.list({ query: { view: "all" } })).items;
      expect(own.map((one) => one.id)).not.toContain(id);
      await share(false);
      expect(await lea.client.tickets.read({ params: { id } })).toMatchObject({ ok: false, status: 404 });
      expect(await lea.client.tickets.messages({ params: { id } })).toMatchObject({ ok: false, status: 404 });
    });
  });

  it("a requester's list is in the order of what told them something, page by page: a note inside moves nothing", async () => {
    const made = async (subject: string) =>
      good(await remi.client.tickets.create({ body: { subject, description: "Hm?" } })).ticket.id;
    const [first, second] = [await made("The first"), await made("The second")];
    const page = async (cursor?: string) =>
      good(
        await remi.client.tickets.list({ query: { view: "all", limit: 1, ...(cursor !== undefined && { cursor }) } }),
      );
    good(await chloe.client.tickets.write({ params: { id: first }, body: { public: false, text: "Known here." } }));
    const top = await page();
    expect(top.items.map(({ id }) => id)).toEqual([second]);
    expect((await page(top.next ?? "")).items.map(({ id }) => id)).toEqual([first]);
    good(await chloe.client.tickets.write({ params: { id: first }, body: { public: true, text: "We look." } }));
    const after = await page();
    expect(after.items.map(({ id }) => id)).toEqual([first]);
    expect((await page(after.next ?? "")).items.map(({ id }) => id)).toEqual([second]);
  });

  describe("a link", () => {
    it("S09: shows one ticket as its requester sees it, on hold as open, and an answer by it is the requester's, said once however often it is sent", async () => {
      const body = { subject: "By link", description: "Hm?" };
      const { id } = good(await remi.client.tickets.create({ body })).ticket;
      good(await chloe.client.tickets.write({ params: { id }, body: { public: false, text: "Secret: inside." } }));
      good(await chloe.client.tickets.change({ params: { id }, body: { assignee: "agent:chloe" }, ifMatch: 1 }));
      const version = good(await chloe.client.tickets.read({ params: { id } })).version;
      good(await chloe.client.tickets.change({ params: { id }, body: { status: "hold" }, ifMatch: version }));
      const link = token(id);
      const openedAt = async () => good(await chloe.client.beside.read({ params: { id } })).opened.ticket;
      expect(await openedAt()).toBeNull();
      const seen = good(await followed(link));
      expect(await openedAt()).toEqual(expect.any(Number));
      // Hold is the desk's own affair.
      expect(seen).toMatchObject({ subject: "By link", status: "open", department: null, followUp: null });
      expect(seen.messages.map(({ text, mine }) => [text, mine])).toEqual([["Hm?", true]]);
      expect(JSON.stringify(seen)).not.toContain("Secret");
      const key = crypto.randomUUID();
      good(await answered(link, "It is the blue one.", key));
      const twice = good(await answered(link, "It is the blue one.", key));
      expect(twice.messages.map(({ text }) => text)).toEqual(["Hm?", "It is the blue one."]);
      const { items } = good(await chloe.client.tickets.messages({ params: { id } }));
      expect(items.at(-1)).toMatchObject({
        author: { id: "requester:remi" },
        authorKind: "requester",
        channel: "link",
      });
      // S03: the requester's word opens what was on hold.
      expect(good(await chloe.client.tickets.read({ params: { id } })).status).toBe("open");
    });

    it("X2: takes files of the requester's with an answer, and gives back those of this conversation, to be saved and never opened", async () => {
      const [id, other] = [await question("With files"), await question("Others")];
      const attach = async (given: string, name: string, text: string) => {
        const headers = { "content-type": "application/octet-stream" };
        const body = new TextEncoder().encode(text);
        const where = `/api/followed/${given}/files?name=${encodeURIComponent(name)}`;
        const sent = await server.nobody.raw(where, { method: "POST", headers, body });
        return sent.status === 201 ? fileSchema.parse(JSON.parse(sent.text)) : sent.status;
      };
      const file = await attach(token(id), "../été.html", "<script>alert(1)</script>");
      if (typeof file === "number") throw new Error(`${file}`);
      expect(file).toMatchObject({ name: "été.html", contentType: "text/plain", size: 25 });
      const read = (given: string, which = file.id) => server.nobody.raw(`/api/followed/${given}/files/${which}`);
      expect((await read(token(id))).status).toBe(404);
      const saying = { key: crypto.randomUUID(), text: "", attachments: [{ id: file.id }] };
      const say = (body: typeof saying) => server.nobody.client.portal.answer({ params: { token: token(id) }, body });
      const said = good(await say(saying));
      expect(said.messages.at(-1)).toMatchObject({ text: "", mine: true, files: [file] });
      expect(good(await say(saying)).messages).toEqual(said.messages);
      const { items } = good(await chloe.client.tickets.messages({ params: { id } }));
      expect(items.at(-1)).toMatchObject({ author: { id: "requester:remi" }, attachments: [file], channel: "link" });
      const got = await read(token(id));
      expect([got.status, got.text]).toEqual([200, "<script>alert(1)</script>"]);
      expect(Object.fromEntries(got.headers)).toMatchObject({
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="_t_.html"; filename*=UTF-8''%C3%A9t%C3%A9.html`,
        "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      });
      // Of his other ticket, of an internal note, of somebody else, under a forged link: none of it is there.
      const inside = await chloe.raw("/api/files?name=in.txt", {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: new TextEncoder().encode("inside"),
      });
      const secret = fileSchema.parse(JSON.parse(inside.text));
      const note = { public: false, text: "See.", attachments: [{ id: secret.id }] };
      good(await chloe.client.tickets.write({ params: { id }, body: note }));
      const foreign = [await read(token(other)), await read(token(id), secret.id), await read("somebodys.forged.link")];
      expect(foreign.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(await attach("somebodys.forged.link", "a", "a")).toBe(404);
      const stolen = await say({ key: crypto.randomUUID(), text: "", attachments: [{ id: secret.id }] });
      expect(stolen.ok || stolen.problem.errors).toMatchObject([{ pointer: "/attachments/0", code: "unknown" }]);
      expect(await say({ key: crypto.randomUUID(), text: " ", attachments: [] })).toMatchObject({ status: 422 });
    });

    it("S08: a word to a closed ticket goes on in one that follows it, which the link does not open", async () => {
      const id = await question("Closed");
      const store = await server.store();
      const { body } = await store.db
        .selectFrom("ticket")
        .select("body")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      const closed = JSON.stringify({ ...JSON.parse(body), status: "closed", assignee: "agent:chloe" });
      await store.db.updateTable("ticket").set({ body: closed, status: "closed" }).where("id", "=", id).execute();
      const before = good(await followed(token(id)));
      const after = good(await answered(token(id), "It is back: the blue one again."));
      expect(after.followUp).toBeGreaterThan(before.number);
      expect(after).toMatchObject({ number: before.number, status: "closed", messages: before.messages });
    });

    it("X14: forged, altered, too old, for somebody else, or taken back, it is answered like one that never was", async () => {
      const [id, other] = [await question("Mine"), await question("Another")];
      const link = token(id);
      const [claims = "", signature = ""] = link.split(".");
      const claimsOf = (...words: unknown[]): string => Buffer.from(JSON.stringify(words)).toString("base64url");
      const bad = {
        "a letter of the signature": `${claims}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`,
        "a letter more": `${link}A`,
        "a part more": `${link}.${signature}`,
        "no signature": `${claims}.`,
        "another ticket under this signature": `${claimsOf(other, "requester:remi", Date.now())}.${signature}`,
        "another key": linkToken("x".repeat(40), { ticket: id, requester: "requester:remi", at: Date.now() }),
        "too old": token(id, Date.now() - 61 * DAY_MS),
        "of another requester": token(id, Date.now(), "requester:lea-martin"),
        "of a ticket that is not there": token(crypto.randomUUID()),
        "no link at all": "somebodys.forged.link",
      };
      const problems = new Set<string>();
      for (const given of Object.values(bad)) {
        const [read, said] = [await followed(given), await answered(given, "Let me in.")];
        for (const answer of [read, said]) {
          expect(answer).toMatchObject({ ok: false, status: 404 });
          if (!answer.ok)
            problems.add(JSON.stringify([answer.problem.type, answer.problem.title, answer.problem.detail]));
        }
      }
      expect(problems.size).toBe(1);
      good(await followed(link));
      good(await chloe.client.portal.voidLinks({ params: { id } }));
      expect(await followed(link)).toMatchObject({ ok: false, status: 404 });
      expect(await answered(link, "Let me in.")).toMatchObject({ ok: false, status: 404 });
      good(await followed(token(other)));
      good(await followed(token(id, Date.now() + 1)));
      const { items } = good(await chloe.client.tickets.messages({ params: { id } }));
      expect(items.map(({ text }) => text)).toEqual(["Hm?"]);
    });

    it("stands in the acknowledgement, for its requester alone", async () => {
      const id = await question("Acknowledged");
      const mailed = async () =>
        good(await ada.client.reports.mailLog({ query: {} })).items.filter((mail) => mail.ticket === id);
      await expect.poll(async () => (await mailed()).length, { timeout: 20_000 }).toBeGreaterThan(0);
      const mails = await mailed();
      const links = mails.flatMap(({ text, to }) => {
        const link = /\/api\/follow\/(\S+)/.exec(text)?.[1];
        return link === undefined ? [] : [{ link, to }];
      });
      expect(links.map(({ to }) => to)).toEqual([["remi@client.example"]]);
      expect(good(await followed(links[0]?.link ?? "")).subject).toBe("Acknowledged");
      expect((await server.nobody.raw(`/api/follow/${links[0]?.link}`)).text).toContain("/api/follow.js");
    });
  });
});
