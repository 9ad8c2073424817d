import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConversationView } from "../../../api/contract/chat.ts";
import { publishDocument } from "../../publish.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { begin, follow, pageWith, SHOP, ticketOf, visit } from "./visiting.ts";

const texts = (words: readonly { readonly text: string }[]): readonly string[] => words.map(({ text }) => text);

describe.each(DATABASES)("a chat on %s", (database) => {
  let server: TestServer;
  let ada: Visitor;
  let chloe: Visitor;
  const reply = async (id: string, text: string, more: object = {}) =>
    good(
      await chloe.client.tickets.write({
        params: { id },
        body: { public: true, text, ...more },
        idempotencyKey: crypto.randomUUID(),
      }),
    );

  beforeAll(async () => {
    server = await startServer({ database });
    ada = await server.signIn("ada");
    chloe = await server.signIn("chloe");
    await publishDocument(ada, SHOP);
  });
  afterAll(() => server.remove());
  // Every visitor of these tests comes from one address.
  beforeEach(async () => void (await (await server.store()).db.deleteFrom("link_answer").execute()));

  it("begins with a turn, which makes a ticket of channel chat in the chat's department, once however often it comes", async () => {
    const key = crypto.randomUUID();
    const [first, second] = [
      await begin(server, "Where is my parcel?", { key }),
      await begin(server, "Where is my parcel?", { key }),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    const id = await ticketOf(server, "Where is my parcel?");
    const ticket = good(await chloe.client.tickets.read({ params: { id } }));
    expect(ticket).toMatchObject({ channel: "chat", department: { id: "department:helpdesk" }, status: "new" });
    expect(ticket.requester?.name).toMatch(/^Visitor [0-9A-F]{4}$/);
    const { words, token } = (await second.json()) as ConversationView;
    expect(words).toMatchObject([{ text: "Where is my parcel?", mine: true }]);
    expect(words[0]?.id.endsWith(key)).toBe(true);
    expect((await pageWith(server, token).read()).words).toEqual(words);
  });

  it("says each turn once and in its order, and refuses a key that says something else", async () => {
    const page = await visit(server, "Order");
    const key = crypto.randomUUID();
    await page.say("one", { key });
    await Promise.all([page.say("two"), page.say("one", { key })]);
    expect((await page.say("other", { key })).status).toBe(422);
    const { words } = await page.read();
    expect(texts(words)).toEqual(["Order", "one", "two"]);
    expect(words.map(({ position }) => position)).toEqual(
      words.map(({ position }) => position).toSorted((a, b) => a - b),
    );
  });

  it("hears the desk at once, and after a cut what it missed and nothing twice", async () => {
    const page = await visit(server, "Cut");
    const id = await ticketOf(server, "Cut");
    const before = await follow(server, page.token);
    await reply(id, "First answer");
    await before.until(() => before.words.length === 2);
    expect(before.words).toMatchObject([
      { text: "Cut", mine: true },
      { text: "First answer", mine: false, author: "Chloé" },
    ]);
    before.end();
    await reply(id, "Second answer");
    await page.say("Still here");
    const after = await follow(server, page.token, before.words.at(-1)?.position);
    await after.until(() => after.words.length === 2);
    await reply(id, "Third answer");
    await after.until(() => after.words.length === 3);
    expect(texts(after.words)).toEqual(["Second answer", "Still here", "Third answer"]);
    after.end();
  });

  it("stands in the view Chats while it is open: who has waited longest for somebody of the desk comes first", async () => {
    const subjects = ["Waits first", "Waits second"];
    for (const subject of subjects) await visit(server, subject);
    const listed = async () =>
      good(await chloe.client.views.tickets({ params: { key: "chats" }, query: { limit: 200 } }))
        .items.map(({ ticket }) => ticket.subject)
        .filter((subject) => subjects.includes(subject));
    expect(await listed()).toEqual(["Waits first", "Waits second"]);
    await reply(await ticketOf(server, "Waits first"), "Here I am.");
    expect(await listed()).toEqual(["Waits second", "Waits first"]);
  });

  it("takes back what the desk takes back", async () => {
    const page = await visit(server, "Taken back");
    const id = await ticketOf(server, "Taken back");
    const stream = await follow(server, page.token);
    await reply(id, "Wrong customer");
    await stream.until(() => stream.words.length === 2);
    const { items } = good(await chloe.client.tickets.messages({ params: { id } }));
    const event = items.at(-1)?.sending?.event ?? "";
    good(await chloe.client.undo.take({ params: { id }, body: { event }, idempotencyKey: crypto.randomUUID() }));
    await stream.until(() => stream.again() === 1);
    stream.end();
    expect(texts((await page.read()).words)).toEqual(["Taken back"]);
  });

  it("never shows an internal note, nor what another visitor says", async () => {
    const page = await visit(server, "Mine");
    const other = await visit(server, "Theirs");
    const id = await ticketOf(server, "Mine");
    const stream = await follow(server, page.token);
    await reply(id, "For us alone", { public: false });
    await other.say("A secret of theirs");
    await reply(id, "For you");
    await stream.until(() => stream.words.length === 2);
    expect(texts(stream.words)).toEqual(["Mine", "For you"]);
    expect(texts((await page.read()).words)).toEqual(["Mine", "For you"]);
    expect(texts((await other.read()).words)).toEqual(["Theirs", "A secret of theirs"]);
    stream.end();
  });

  it("opens for no token but its own: forged, of another purpose, cut short, or none", async () => {
    const page = await visit(server, "Tokens");
    const foreign = [`${page.token}x`, page.token.slice(0, -1), page.token.replace(".", ".A"), "x".repeat(50), ""];
    for (const token of foreign) {
      const nobody = pageWith(server, token);
      expect((await nobody.ask("chat-visit")).status).toBe(404);
      expect((await nobody.ask("chat-visit/changes")).status).toBe(404);
      expect((await nobody.say("Let me in")).status).toBe(404);
    }
    expect(texts((await page.read()).words)).toEqual(["Tokens"]);
  });

  it("refuses a page too many before its stream begins, and takes it when another is gone", async () => {
    const page = await visit(server, "Many windows");
    const streams = await Promise.all(Array.from({ length: 5 }, () => follow(server, page.token)));
    await Promise.all(streams.map((stream) => stream.until(() => stream.words.length === 1)));
    const refused = await page.ask("chat-visit/changes");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "30"]);
    expect(((await refused.json()) as { readonly code: string }).code).toBe("tooManyStreams");
    streams[0]?.end();
    await expect
      .poll(async () => {
        const answer = await page.ask("chat-visit/changes");
        await answer.body?.cancel();
        return answer.status;
      })
      .toBe(200);
    for (const stream of streams) stream.end();
  });

  it("tells both sides who is there, who types and what has been read", async () => {
    const page = await visit(server, "Marks");
    const id = await ticketOf(server, "Marks");
    const side = async () => good(await chloe.client.chat.ofTicket({ params: { id } }));
    const stream = await follow(server, page.token);
    await page.tell({ typing: true });
    expect(await side()).toMatchObject({ here: true, typing: true, unread: 1, email: null, known: false });
    const { items } = good(await chloe.client.tickets.messages({ params: { id } }));
    good(await chloe.client.chat.desk({ params: { id }, body: { typing: true, seen: items[0]?.id ?? "" } }));
    await stream.until(() => stream.states.some(({ typing, deskSeen }) => typing && deskSeen > 0));
    const { message } = await reply(id, "Read me");
    await stream.until(() => stream.words.length === 2);
    const seen = stream.words.at(-1)?.position;
    await page.tell({ received: seen, seen });
    expect(await side()).toMatchObject({ unread: 0, seen: [message.id] });
    await page.tell({ here: false });
    await stream.ended();
    const left = await side();
    expect(left).toMatchObject({ here: false, typing: false });
    expect(left.leftAt).not.toBeNull();
  });

  it("is one of somebody whose address is known when they give it, and never gives them an address more", async () => {
    const page = await visit(server, "My address");
    const id = await ticketOf(server, "My address");
    const give = (one: typeof page, email: string) => one.ask("chat-visit/address", "PUT", { email });
    expect((await give(page, "remi@client.example")).status).toBe(200);
    expect(good(await chloe.client.tickets.read({ params: { id } })).requester?.id).toBe("requester:remi");
    expect((await give(page, "thief@elsewhere.example")).status).toBe(422);
    expect((await give(page, "chloe@filrouge.example")).status).toBe(422);
    await page.say("Still me");
    expect(texts((await page.read()).words)).toEqual(["My address", "Still me"]);
    const fresh = await visit(server, "A new address");
    expect(await (await give(fresh, "Nina@Home.example")).json()).toMatchObject({ email: "nina@home.example" });
    const again = await visit(server, "Nina again", { email: "nina@home.example" });
    expect((await again.read()).state.email).toBe("nina@home.example");
    const [one, two] = [await ticketOf(server, "A new address"), await ticketOf(server, "Nina again")];
    const requester = async (ticket: string) =>
      good(await chloe.client.tickets.read({ params: { id: ticket } })).requester?.id;
    expect(await requester(two)).toBe(await requester(one));
  });

  it("shows who gave somebody's address nothing of theirs: neither what came by mail nor what is said after a merge", async () => {
    const page = await visit(server, "Pretending");
    await page.ask("chat-visit/address", "PUT", { email: "remi@client.example" });
    const id = await ticketOf(server, "Pretending");
    const remi = await server.signIn("remi");
    const own = good(
      await remi.client.tickets.create({
        body: { subject: "Rémi's own", description: "A secret", department: "department:helpdesk" },
      }),
    ).ticket;
    await remi.client.tickets.write({
      params: { id },
      body: { public: true, text: "From the portal" },
      idempotencyKey: crypto.randomUUID(),
    });
    await reply(id, "Before the merge");
    good(
      await ada.client.merge.take({
        params: { id: own.id },
        body: { into: id, agreed: [] },
        idempotencyKey: crypto.randomUUID(),
      }),
    );
    await reply(id, "After the merge");
    expect(texts((await page.read()).words)).toEqual(["Pretending", "Before the merge"]);
  });

  it("lets a requester who has signed in be themselves, and shuts when they sign out", async () => {
    const remi = await server.signIn("remi");
    const answer = await begin(server, "It is me", {}, remi.headers.cookie);
    const { token, state } = (await answer.json()) as ConversationView;
    expect(state).toMatchObject({ known: true, email: "remi@client.example" });
    const id = await ticketOf(server, "It is me");
    expect(good(await remi.client.tickets.read({ params: { id } })).id).toBe(id);
    expect((await pageWith(server, token).ask("chat-visit")).status).toBe(404);
    const stream = await follow(server, token, undefined, remi.headers.cookie);
    await stream.until(() => stream.words.length === 1);
    await remi.raw("/api/sign-out", { method: "POST" });
    await reply(id, "Too late");
    await stream.ended();
    expect(texts(stream.words)).toEqual(["It is me"]);
  });

  it("goes on in a new ticket once the old one is closed, in one conversation", async () => {
    const page = await visit(server, "To be closed");
    const id = await ticketOf(server, "To be closed");
    const store = await server.store();
    const row = await store.db.selectFrom("ticket").select("body").where("id", "=", id).executeTakeFirstOrThrow();
    const closed = JSON.stringify({ ...JSON.parse(row.body), status: "closed" });
    await store.db.updateTable("ticket").set({ status: "closed", body: closed }).where("id", "=", id).execute();
    const { body } = await page.say("One thing more, it broke again");
    expect(body.words.length).toBeGreaterThan(0);
    const { words } = await page.read();
    expect(texts(words)).toEqual(["To be closed", "One thing more, it broke again"]);
    expect(words.at(-1)?.position).toBeGreaterThan(1_000_000_000 * 2);
  });

  it("takes files of its conversation and gives nobody else's", async () => {
    const page = await visit(server, "Files");
    const other = await visit(server, "No files");
    const upload = await fetch(`${server.address}/api/chat-visit/files?name=note.txt`, {
      method: "POST",
      headers: { "x-chat-token": page.token, "content-type": "application/octet-stream" },
      body: "A note.",
    });
    expect(upload.status).toBe(201);
    const { id } = (await upload.json()) as { id: string };
    expect((await other.say("", { attachments: [{ id }] })).status).toBe(422);
    expect((await page.say("", { attachments: [{ id }] })).status).toBe(200);
    const file = await page.ask(`chat-visit/files/${id}`);
    expect([file.status, file.headers.get("content-disposition"), await file.text()]).toEqual([
      200,
      expect.stringMatching(/^attachment/),
      "A note.",
    ]);
    expect((await other.ask(`chat-visit/files/${id}`)).status).toBe(404);
  });

  it("X18: five conversations a minute from one address, thirty turns in one, each refusal with when to come back", async () => {
    const answers = [];
    for (let n = 0; n < 7; n++) answers.push((await begin(server, `Many ${n}`)).status);
    expect(answers).toEqual([201, 201, 201, 201, 201, 429, 429]);
    await (await server.store()).db.deleteFrom("link_answer").execute();
    const page = await visit(server, "Talkative");
    const said = [];
    for (let n = 0; n < 32; n++) said.push((await page.say(`${n}`)).status);
    expect(said.filter((status) => status === 200)).toHaveLength(30);
    const refused = await page.ask("chat-visit/turns", "POST", { key: crypto.randomUUID(), text: "More" });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect((await page.read()).words).toHaveLength(31);
  });

  it("is held in a frame by its sites alone, and answers nobody under another name", async () => {
    const { headers, text } = await server.nobody.raw("/api/chats/shop/page");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'self' https://shop.example");
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(headers.get("x-frame-options")).toBeNull();
    expect(text).toContain("/api/chat-parts/page.js");
    expect((await server.nobody.raw("/api/chat.js")).headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect((await server.nobody.raw("/api/chats/none/page")).status).toBe(404);
    expect((await server.nobody.raw("/api/tickets")).headers.get("x-frame-options")).toBe("DENY");
    const said = await server.nobody.raw("/api/chats/shop?language=fr");
    expect(JSON.parse(said.text)).toMatchObject({
      language: "fr",
      title: "Posez-nous vos questions",
      greeting: "Bonjour !",
    });
  });
});
