import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ArticleBody } from "../../../api/contract/articles.ts";
import { etagOf, good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { financeTicket } from "./desk.ts";

const plain = (title: string, visibility: ArticleBody["visibility"] = "public"): ArticleBody => ({
  category: null,
  visibility,
  owner: null,
  reviewAt: null,
  texts: { en: { title, body: `${title}, told at length.` } },
});

describe.each(DATABASES)("articles on %s", (database) => {
  let server: TestServer;
  let ana: Visitor;
  let marc: Visitor;
  let remi: Visitor;

  beforeAll(async () => {
    server = await startServer({ database });
    [ana, marc, remi] = await Promise.all([server.signIn("ana"), server.signIn("marc"), server.signIn("remi")]);
  });
  afterAll(() => server.remove());

  const written = async (content: ArticleBody) => good(await ana.client.articles.create({ body: content }));
  const published = async (content: ArticleBody): Promise<number> => {
    const { number, revision } = await written(content);
    good(await marc.client.articles.publish({ params: { number }, body: {}, ifMatch: revision }));
    return number;
  };
  const titles = async (person: Visitor, query: { q?: string; like?: string; only?: "drafts" }) =>
    good(await person.client.articles.list({ query })).items.map(({ title }) => title);
  const journalOf = async (id: string) =>
    good(await ana.client.tickets.journal({ params: { id } })).items.map(({ fact }) => fact);

  test("are drafted by agents, published by managers, and kept in every version, which comes back as a draft", async () => {
    const first = await written(plain("Quokka alpha"));
    expect(first).toMatchObject({
      version: 0,
      published: null,
      desk: { draft: { by: { id: "agent:ana" } }, mayPublish: false },
    });
    const params = { number: first.number };
    expect(await titles(ana, { only: "drafts" })).toContain("Quokka alpha");
    expect(await titles(ana, { q: "quokka" })).toEqual([]);
    expect(await ana.client.articles.publish({ params, body: {}, ifMatch: 1 })).toMatchObject({ status: 403 });
    const one = good(await marc.client.articles.publish({ params, body: { note: "First" }, ifMatch: 1 }));
    expect(one).toMatchObject({ version: 1, desk: { draft: null, versions: [{ version: 1, note: "First" }] } });
    expect(await titles(ana, { q: "quok" })).toEqual(["Quokka alpha"]);

    const stale = await ana.client.articles.saveDraft({ params, body: plain("Late"), ifMatch: 1 });
    expect(stale).toMatchObject({ ok: false, status: 412 });
    const body = {
      ...plain("Quokka beta"),
      texts: { en: plain("Quokka beta").texts.en, fr: { title: "Quokka deux", body: "Raconté." } },
    };
    const saved = await ana.client.articles.saveDraft({ params, body, ifMatch: one.revision });
    // What is being written is found by nobody, and read by no requester.
    expect(await titles(ana, { q: "quokka beta" })).toEqual([]);
    expect(good(await remi.client.articles.read({ params })).published?.texts.en?.title).toBe("Quokka alpha");
    const two = good(await marc.client.articles.publish({ params, body: {}, ifMatch: etagOf(saved) }));
    expect(await titles(ana, { q: "quokka deux" })).toHaveLength(1);
    expect(await titles(ana, { q: "quokka alpha" })).toEqual([]);

    const was = good(await ana.client.articles.version({ params: { ...params, version: 1 } }));
    const back = good(await ana.client.articles.saveDraft({ params, body: was, ifMatch: two.revision }));
    const three = good(await marc.client.articles.publish({ params, body: { note: "Back" }, ifMatch: back.revision }));
    expect(three.published?.texts).toEqual(plain("Quokka alpha").texts);
    expect(three.desk?.versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(await marc.client.articles.publish({ params, body: {}, ifMatch: three.revision })).toMatchObject({
      status: 422,
    });
  });

  test("reach requesters only when they are public and published, by address, list and search alike", async () => {
    const draft = (await written(plain("Numbat draft"))).number;
    const internal = await published(plain("Numbat internal", "internal"));
    const open = await published(plain("Numbat open"));
    for (const number of [draft, internal])
      expect(await remi.client.articles.read({ params: { number } })).toMatchObject({ status: 404 });
    expect(good(await remi.client.articles.read({ params: { number: open } }))).toMatchObject({ desk: null });
    expect(await titles(remi, { q: "numbat" })).toEqual(["Numbat open"]);
    expect(await titles(remi, { like: "a numbat" })).toEqual(["Numbat open"]);
    const listed = await titles(remi, {});
    expect(listed).toContain("Numbat open");
    expect(listed.filter((title) => /draft|internal/.test(title))).toEqual([]);
    expect((await titles(ana, { q: "numbat" })).toSorted()).toEqual(["Numbat internal", "Numbat open"]);
    for (const path of [`/api/articles/${open}/versions/1`, "/api/article-report"])
      expect((await remi.raw(path)).status).toBe(403);

    const { revision } = good(await marc.client.articles.read({ params: { number: open } }));
    good(await marc.client.articles.retire({ params: { number: open }, ifMatch: revision }));
    expect(await remi.client.articles.read({ params: { number: open } })).toMatchObject({ status: 404 });
    expect(await titles(remi, { q: "numbat" })).toEqual([]);
    expect(
      good(await ana.client.articles.read({ params: { number: open } })).desk?.draft?.content.texts.en?.title,
    ).toBe("Numbat open");
  });

  test("are discarded by who wrote them; of a retired one the last version stays; odd contents are refused", async () => {
    const { number, revision } = await written(plain("Wombat"));
    const params = { number };
    const bruno = await server.signIn("bruno");
    expect(await bruno.client.articles.dropDraft({ params, ifMatch: revision })).toMatchObject({ status: 403 });
    expect(await ana.client.articles.dropDraft({ params, ifMatch: 99 })).toMatchObject({ status: 412 });
    good(await ana.client.articles.dropDraft({ params, ifMatch: revision }));
    expect(await ana.client.articles.read({ params })).toMatchObject({ status: 404 });

    const kept = await published(plain("Bilby"));
    const out = good(await marc.client.articles.retire({ params: { number: kept }, ifMatch: 2 }));
    const changed = good(
      await ana.client.articles.saveDraft({ params: { number: kept }, body: plain("Bilby x"), ifMatch: out.revision }),
    );
    good(await ana.client.articles.dropDraft({ params: { number: kept }, ifMatch: changed.revision }));
    expect(
      good(await ana.client.articles.read({ params: { number: kept } })).desk?.draft?.content.texts.en?.title,
    ).toBe("Bilby");

    for (const wrong of [
      { ...plain("x"), texts: {} },
      { ...plain("x"), category: "nowhere" },
      { ...plain("x"), owner: "agent:nobody" },
      { ...plain("x"), texts: { en: { title: " ", body: "x" } } },
    ])
      expect((await ana.client.articles.create({ body: wrong })).status).toBe(422);
  });

  test("A6: are suggested on a ticket with scores; the one that is inserted is noted, as is that none fitted", async () => {
    const ticket = await financeTicket(ana, "Invoice paid twice");
    const params = { id: ticket.id };
    const seen = good(await ana.client.articles.suggested({ params }));
    // Found by its English text, and offered as the requester will read it.
    const offered = { title: "Une facture a été payée ou débitée deux fois", language: "fr", visibility: "public" };
    expect(seen.items[0]).toMatchObject(offered);
    expect(seen.items.map(({ score }) => score)).toEqual(
      seen.items.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    expect(seen).toMatchObject({ used: [], none: null });
    const number = seen.items[0]?.number ?? 0;
    const before = good(await ana.client.articles.read({ params: { number } })).desk?.used ?? 0;

    const none = good(await ana.client.articles.answer({ params, body: { used: null, offered: [number] } }));
    expect(none.none).toMatchObject({ by: { id: "agent:ana" } });
    const key = { idempotencyKey: "insert-once" };
    good(await ana.client.articles.answer({ params, body: { used: number }, ...key }));
    const after = good(await ana.client.articles.answer({ params, body: { used: number }, ...key }));
    expect(after).toMatchObject({ used: [{ number, how: "inserted" }], none: null });
    const told = (await journalOf(ticket.id)).filter(({ type }) => /rticle/.test(type));
    expect(told).toMatchObject([
      { type: "noArticleFitted", offered: [number] },
      { type: "articleUsed", article: number, how: "inserted", title: "An invoice was paid or debited twice" },
    ]);
    expect(good(await ana.client.articles.read({ params: { number } })).desk?.used).toBe(before + 1);
    // Neither is a change that would be in somebody's way.
    expect(good(await ana.client.tickets.read({ params })).version).toBe(ticket.version);
    expect(JSON.stringify(good(await remi.client.tickets.journal({ params })))).not.toContain("rticle");

    const chloe = await server.signIn("chloe");
    expect((await chloe.client.articles.suggested({ params })).status).toBe(404);
    expect((await chloe.client.articles.answer({ params, body: { used: null } })).status).toBe(404);
    expect((await ana.client.articles.answer({ params, body: { used: 999_999 } })).status).toBe(422);
  });

  test("A6: are suggested in the language of the ticket, by its last words where the subject says nothing", async () => {
    const { ticket } = good(
      await remi.client.tickets.create({
        body: {
          subject: "Bonjour",
          description: "Plus de notifications sur le téléphone depuis la mise à jour.",
          language: "fr",
        },
      }),
    );
    const { items } = good(await ana.client.articles.suggested({ params: { id: ticket.id } }));
    expect(items[0]).toMatchObject({
      language: "fr",
      title: "Plus de notifications sur le téléphone après une mise à jour",
    });
  });

  test("A6: are not guessed for a ticket that says one telling word, or none", async () => {
    for (const subject of ["Help please", "Invoice"]) {
      const { ticket } = good(await remi.client.tickets.create({ body: { subject, description: "Hello." } }));
      expect(good(await ana.client.articles.suggested({ params: { id: ticket.id } })).items).toEqual([]);
    }
  });

  test("A6: are drafted from what a ticket taught, by whoever may work on it", async () => {
    const ticket = await financeTicket(ana, "Where is the potoroo?");
    const params = { id: ticket.id };
    expect((await ana.client.articles.fromTicket({ params })).status).toBe(422);
    good(await ana.client.tickets.write({ params, body: { public: true, text: "Under the **fern**." } }));
    const made = good(await ana.client.articles.fromTicket({ params }));
    expect(made.desk?.draft?.content).toMatchObject({
      visibility: "internal",
      owner: "agent:ana",
      texts: {
        fr: {
          title: "Where is the potoroo?",
          body: "## Question\n\nPlease look.\n\n## Réponse\n\nUnder the **fern**.",
        },
      },
    });
    expect((await journalOf(ticket.id)).at(-1)).toMatchObject({
      type: "articleUsed",
      how: "drafted",
      article: made.number,
    });
  });

  test("A6: the manager's report shows articles used, and questions that came again without one", async () => {
    for (const subject of ["Bandicoot in the garden", "A bandicoot sits in my garden", "Something else entirely"]) {
      const { id } = await financeTicket(ana, subject);
      good(await ana.client.articles.answer({ params: { id }, body: { used: null } }));
    }
    const report = good(await marc.client.articles.report());
    expect(report.used).toContainEqual(
      expect.objectContaining({ title: "An invoice was paid or debited twice", times: 1 }),
    );
    expect(report.repeated.filter(({ words }) => words.includes("bandicoot"))).toMatchObject([
      {
        words: ["bandicoot", "garden"],
        tickets: [{ subject: "A bandicoot sits in my garden" }, { subject: "Bandicoot in the garden" }],
      },
    ]);
    expect(report.unanswered).toBeGreaterThanOrEqual(3);
    expect(good(await marc.client.articles.report({ query: { to: 1 } }))).toEqual({
      used: [],
      repeated: [],
      unanswered: 0,
    });
  });

  test("stand in categories that managers name", async () => {
    const name = { en: "Animals", fr: "Animaux" };
    expect(await ana.client.articles.saveCategory({ params: { key: "animals" }, body: { name } })).toMatchObject({
      status: 403,
    });
    good(await marc.client.articles.saveCategory({ params: { key: "animals" }, body: { name } }));
    const number = await published({ ...plain("Dunnart"), category: "animals" });
    const { items, categories } = good(await remi.client.articles.list({ query: { category: "animals" } }));
    expect(items.map((one) => one.number)).toEqual([number]);
    expect(categories).toContainEqual({ key: "animals", name });
    expect(good(await remi.client.articles.list({ query: { q: "dunnart", category: "billing" } })).items).toEqual([]);
  });
});
