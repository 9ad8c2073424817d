import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../../api/config.ts";
import { fileSchema } from "../../../api/contract/files.ts";
import { threadToken } from "../../../api/third-party/thread-link.ts";
import { library } from "../../../blueprints/library.ts";
import { etagOf, good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { financeTicket, freeTicket } from "./desk.ts";

const DAY_MS = 86_400_000;
const BANK = { address: "desk@bank.example", name: "The bank", subject: "Payment of 12 May" };
const QUESTION = "@ana Was payment 4711 booked?";
const ANSWER = "Booked twice, we send one back.";

/** Finance's work is counted by the wall clock, before any other promise: at whatever hour these tests run. */
async function countsDayAndNight({ client }: Visitor): Promise<void> {
  const params = { kind: "sla-policy", key: "day-and-night" } as const;
  const listed = good(await client.definitions.list({ query: { kind: params.kind } })).items.map(({ key }) => key);
  good(
    await client.definitions.create({
      body: {
        ...{ ...params, schemaVersion: 1, name: "Day and night" },
        when: { is: [{ var: "ticket.department" }, "department:finance"] },
        targets: [{ metric: "agentWork", within: "PT8H", time: "calendar" }],
      },
    }),
  );
  const ifMatch = etagOf(await client.definitions.read({ params }));
  good(await client.definitions.publish({ params, body: { note: "Promised." }, ifMatch }));
  good(await client.definitions.order({ params: { kind: params.kind }, body: { keys: [params.key, ...listed] } }));
}

describe.each(DATABASES)("other hands on %s", (database) => {
  let server: TestServer;
  let ada: Visitor;
  let ana: Visitor;
  let remi: Visitor;
  let secret: string;
  beforeAll(async () => {
    server = await startServer({ database });
    [ada, ana, remi] = await Promise.all([server.signIn("ada"), server.signIn("ana"), server.signIn("remi")]);
    secret = readConfig({ FILROUGE_DATA: server.folder }).secret;
    await countsDayAndNight(ada);
  });
  afterAll(() => server.remove());

  const ask = async (id: string, more: { readonly hold?: boolean; readonly attachments?: { id: string }[] } = {}) =>
    good(await ana.client.thirdParties.ask({ params: { id }, body: { ...BANK, text: QUESTION, ...more } }));
  const read = (token: string) => server.nobody.client.thirdParties.read({ params: { token } });
  const answer = (token: string, text: string, key: string = crypto.randomUUID()) =>
    server.nobody.client.thirdParties.answer({ params: { token }, body: { key, text } });
  const token = (ticket: string, thread: string, at = Date.now()): string =>
    threadToken(secret, { ticket, thread, at });
  const read1 = async (id: string) => good(await ana.client.tickets.read({ params: { id } }));
  const paused = async (): Promise<readonly number[]> =>
    good(await ana.client.views.tickets({ params: { key: "paused" }, query: { limit: 200 } })).items.map(
      ({ ticket }) => ticket.number,
    );
  const clocks = async (id: string) => good(await ana.client.tickets.clocks({ params: { id } }));

  it("A13: a ticket waits for a third party with its clocks paused, and their answer takes it on", async () => {
    const { id, number } = await financeTicket(ana);
    const step = async (transition: string, fromState: string, answers = {}) =>
      good(
        await ana.client.tickets.step({
          params: { id },
          body: { transition, fromState, answers },
          idempotencyKey: crypto.randomUUID(),
        }),
      );
    await step("take", "open");
    const file = JSON.parse(
      (
        await ana.raw("/api/files?name=statement.txt", {
          method: "POST",
          headers: { "content-type": "application/octet-stream", origin: server.address },
          body: "Twice 40,00",
        })
      ).text,
    );
    const { thread } = await ask(id, { attachments: [{ id: file.id }] });
    // In a blueprint a drawn step moves it, and asking does not.
    expect((await read1(id)).place?.state.id).toBe("in-progress");
    await step("ask-third-party", "in-progress", { thirdParty: "bank", expectedOn: "2030-01-01", note: "The bank." });

    const waiting = await read1(id);
    expect(waiting.status).toBe("hold");
    expect(await paused()).toContain(number);
    expect(waiting.clocks.filter(({ metric }) => metric === "agentWork").map(({ state }) => state)).toEqual(["paused"]);

    // The mail would leave a little later; whatever happens next wakes the worker.
    const { db } = await server.store();
    await db.updateTable("outbox").set({ next_at: 0 }).where("ticket", "=", id).where("type", "=", "mail").execute();
    good(await ana.client.tickets.write({ params: { id }, body: { public: false, text: "Inside." } }));
    const mails = async () =>
      good(await ada.client.reports.mailLog({ query: {} })).items.filter(
        (mail) => mail.ticket === id && mail.to.includes(BANK.address),
      );
    await expect.poll(async () => (await mails()).length, { timeout: 20_000 }).toBe(1);
    const [mail] = await mails();
    expect(mail?.to).toEqual([BANK.address]);
    expect(mail?.subject).toBe(`[#${number}] ${BANK.subject}`);
    expect(mail?.text).toContain("Was payment 4711 booked?");
    expect(mail?.text).not.toContain("@ana");
    const link = /\/api\/thread\/(\S+)/.exec(mail?.text ?? "")?.[1] ?? "";

    // They see their thread, and nothing else of the ticket; the requester sees nothing of it.
    const seen = good(await read(link));
    expect(seen).toEqual({
      number,
      subject: BANK.subject,
      language: "fr",
      name: BANK.name,
      open: true,
      messages: [
        { at: expect.any(Number), author: "Ana", mine: false, text: expect.stringContaining("4711"), files: [file] },
      ],
      limits: { fileBytes: 25 * 1_048_576, perMessage: 20 },
    });
    const openedAt = good(await ana.client.thirdParties.list({ params: { id } })).items.map((one) => one.openedAt);
    expect(openedAt).toEqual([expect.any(Number)]);
    // Its files are read on the page that the letter leads to, and by no link of another thread.
    expect(mail?.text).toContain("statement.txt");
    const bytes = (token: string) => server.nobody.raw(`/api/threads/${token}/files/${file.id}`);
    expect(await bytes(link)).toMatchObject({ status: 200, text: "Twice 40,00" });
    const other = await freeTicket(ana);
    expect((await bytes(token(other.id, (await ask(other.id)).thread))).status).toBe(404);
    expect((await remi.raw(`/api/files/${file.id}`)).status).toBe(404);
    const key = crypto.randomUUID();
    expect(good(await answer(link, ANSWER, key)).messages.at(-1)).toMatchObject({ mine: true, text: ANSWER });
    expect(good(await answer(link, ANSWER, key)).messages).toHaveLength(2);

    const moved = await read1(id);
    expect(moved).toMatchObject({ status: "open", place: { state: { id: "in-progress" } } });
    expect(moved.thread.at(-1)).toMatchObject({ transition: { id: "third-party-replied" } });
    expect(await paused()).not.toContain(number);
    const line = (await clocks(id)).lines.find(({ metric }) => metric === "agentWork");
    expect(line?.result).toBe("running");
    expect(line?.spans.map(({ counted, why }) => [counted, why?.status ?? null])).toEqual([
      [true, null],
      [false, "hold"],
      [true, null],
    ]);

    const conversation = good(await ana.client.tickets.messages({ params: { id } })).items;
    expect(conversation.filter((one) => one.thread?.id === thread)).toMatchObject([
      { public: false, authorKind: "agent", text: QUESTION, thread: { name: BANK.name } },
      { public: false, authorKind: "thirdParty", author: { name: BANK.name }, text: ANSWER },
    ]);
    const { items } = good(await ana.client.thirdParties.list({ params: { id } }));
    expect(items).toMatchObject([{ id: thread, address: BANK.address, answeredAt: expect.any(Number) }]);
    for (const shown of [
      good(await remi.client.tickets.messages({ params: { id } })),
      good(await remi.client.tickets.journal({ params: { id } })),
      good(await remi.client.tickets.read({ params: { id } })),
    ]) {
      expect(JSON.stringify(shown)).not.toContain("bank");
      expect(JSON.stringify(shown)).not.toContain("4711");
    }
    expect((await remi.client.thirdParties.list({ params: { id } })).status).toBe(403);
  });

  it("third parties: on a free ticket asking may put it on hold, and an answer that came otherwise opens it", async () => {
    const { id } = await freeTicket(ana);
    const { thread, ticket } = await ask(id, { hold: true });
    expect(ticket.status).toBe("hold");
    const said = await ana.client.thirdParties.noteAnswer({ params: { id, thread }, body: { text: "By phone: yes." } });
    expect(good(said).ticket.status).toBe("open");
    good(await ana.client.thirdParties.write({ params: { id, thread }, body: { text: "Since when?" } }));
    expect(good(await ana.client.thirdParties.list({ params: { id } })).items).toMatchObject([{ answeredAt: null }]);
    const own = await ana.client.thirdParties.ask({
      params: { id },
      body: { ...BANK, address: "Remi@client.example", text: QUESTION },
    });
    expect(own).toMatchObject({ ok: false, status: 422, problem: { errors: [{ pointer: "/address" }] } });
    expect((await ana.client.thirdParties.write({ params: { id, thread: "none" }, body: { text: "?" } })).status).toBe(
      404,
    );
  });

  it("B28: a question that has not left is taken back with its thread, the hold and its word", async () => {
    const { id } = await freeTicket(ana);
    const before = good(await ana.client.tickets.read({ params: { id } })).status;
    await ask(id, { hold: true });
    const [word] = good(await ana.client.tickets.messages({ params: { id } })).items.filter(({ thread }) => thread);
    const body = { event: word?.sending?.event ?? "" };
    expect((await (await server.signIn("bruno")).client.undo.take({ params: { id }, body })).status).toBe(403);
    expect(good(await ana.client.undo.take({ params: { id }, body })).ticket.status).toBe(before);
    expect(good(await ana.client.thirdParties.list({ params: { id } })).items).toEqual([]);
    expect(good(await ana.client.tickets.messages({ params: { id } })).items.some(({ thread }) => thread)).toBe(false);
  });

  it("child tickets: one for another team, its opener follows it, the requester sees nothing, solved it is told here", async () => {
    const { id } = await freeTicket(ana);
    const chloe = await server.signIn("chloe");
    const child = { subject: "Check the phone", text: "Does the app debit twice?", department: "department:helpdesk" };
    const body = { ...child, group: "group:helpdesk" };
    expect(
      await ana.client.children.open({ params: { id }, body: { ...child, group: "group:finance" } }),
    ).toMatchObject({ status: 422, problem: { errors: [{ pointer: "/group" }] } });
    const made = good(await ana.client.children.open({ params: { id }, body, idempotencyKey: "child" })).ticket;
    expect(made).toMatchObject({ subject: "Check the phone", requester: null, group: { id: "group:helpdesk" } });
    expect(good(await ana.client.children.open({ params: { id }, body, idempotencyKey: "child" })).ticket.id).toBe(
      made.id,
    );
    expect(good(await chloe.client.tickets.messages({ params: { id: made.id } })).items).toMatchObject([
      { text: "Does the app debit twice?", public: false, author: { name: "Ana" } },
    ]);
    const linked = async () => good(await ana.client.beside.read({ params: { id } })).links;
    expect(await linked()).toMatchObject([{ kind: "child", ticket: { id: made.id, number: made.number } }]);
    expect(JSON.stringify(good(await remi.client.tickets.journal({ params: { id } })))).not.toContain("child");
    const freed = good(
      await ada.client.tickets.revoke({ params: { id: made.id }, body: { reason: "By hand." } }),
    ).ticket;
    const change = { assignee: "agent:chloe", status: "solved" } as const;
    good(await chloe.client.tickets.change({ params: { id: made.id }, ifMatch: freed.version, body: change }));
    const told = good(await ana.client.tickets.journal({ params: { id }, query: {} })).items.map(({ fact }) => fact);
    expect(told).toContainEqual(
      expect.objectContaining({ type: "childMoved", ticket: made.id, solved: true, open: 0 }),
    );
    expect(await linked()).toMatchObject([{ ticket: { status: "solved", assignee: { id: "agent:chloe" } } }]);
  });

  it("X14: a link that is forged, too old or taken back is answered like one that never was", async () => {
    const { id } = await freeTicket(ana);
    const { thread } = await ask(id);
    const good1 = token(id, thread);
    good(await read(good1));
    const [claims = "", signature = ""] = good1.split(".");
    const bad = [
      `${claims}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`,
      threadToken("x".repeat(40), { ticket: id, thread, at: Date.now() }),
      token(id, thread, Date.now() - 61 * DAY_MS),
      token(id, "another"),
      token(crypto.randomUUID(), thread),
      "somebodys.forged.link",
    ];
    for (const given of bad)
      expect([(await read(given)).status, (await answer(given, "Let me in.")).status]).toEqual([404, 404]);
    // It is no link of the ticket's requester, and theirs is none of this thread.
    expect((await server.nobody.client.portal.followed({ params: { token: good1 } })).status).toBe(404);
    good(await ana.client.portal.voidLinks({ params: { id } }));
    expect([(await read(good1)).status, (await answer(good1, "Hello?")).status]).toEqual([404, 404]);
  });

  it("X2: third parties attach files to their answers; a link names what it brought itself, and nothing else", async () => {
    const [one, other] = [await freeTicket(ana), await freeTicket(ana)];
    const link = token(one.id, (await ask(one.id)).thread);
    const foreign = token(other.id, (await ask(other.id)).thread);
    const bring = (given: string, text: string) =>
      server.nobody.raw(`/api/threads/${given}/files?name=..%2Fproof.txt`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: new TextEncoder().encode(text),
      });
    const sent = await bring(link, "Paid once.");
    const file = fileSchema.parse(JSON.parse(sent.text));
    expect([sent.status, file]).toMatchObject([201, { name: "proof.txt", contentType: "text/plain", size: 10 }]);
    const say = (given: string, text: string, files: readonly string[], key: string = crypto.randomUUID()) =>
      server.nobody.client.thirdParties.answer({
        params: { token: given },
        body: { key, text, attachments: files.map((id) => ({ id })) },
      });
    const stolen = { status: 422, problem: { errors: [{ pointer: "/attachments/0", code: "unknown" }] } };
    expect(await say(foreign, "Mine?", [file.id])).toMatchObject(stolen);
    const inside = await ana.raw("/api/files?name=in.txt", {
      method: "POST",
      headers: { "content-type": "application/octet-stream", origin: server.address },
      body: "inside",
    });
    expect(await say(link, "Yours?", [fileSchema.parse(JSON.parse(inside.text)).id])).toMatchObject(stolen);
    expect(await say(link, " ", [])).toMatchObject({ status: 422 });
    const key = crypto.randomUUID();
    const [first, again] = [await say(link, "", [file.id], key), await say(link, "", [file.id], key)].map(good);
    expect(first?.messages.at(-1)).toMatchObject({ mine: true, text: "", files: [file] });
    expect(again?.messages).toHaveLength(2);
    const { items } = good(await ana.client.tickets.messages({ params: { id: one.id } }));
    expect(items.at(-1)).toMatchObject({ public: false, authorKind: "thirdParty", attachments: [file] });
    expect(await ana.raw(`/api/files/${file.id}`)).toMatchObject({ status: 200, text: "Paid once." });
    expect((await remi.raw(`/api/files/${file.id}`)).status).toBe(404);
    expect((await server.nobody.raw(`/api/threads/${foreign}/files/${file.id}`)).status).toBe(404);
    expect((await bring("somebodys.forged.link", "x")).status).toBe(404);
  });

  it("A13: a drawn step asks the third party itself: one letter leaves, and what is answered by its link takes the ticket on", async () => {
    const params = { kind: "blueprint", key: "warranty-claim" } as const;
    const ifMatch = etagOf(await ada.client.definitions.read({ params }));
    good(await ada.client.definitions.publish({ params, body: { note: "Try it." }, ifMatch }));
    const live = good(await ada.client.definitions.list({ query: { kind: "blueprint" } })).items;
    const others = live.filter(({ published, key }) => published && key !== params.key).map(({ key }) => key);
    good(
      await ada.client.definitions.order({ params: { kind: "blueprint" }, body: { keys: [params.key, ...others] } }),
    );
    const body = {
      subject: "Hinge",
      requester: "requester:remi",
      department: "department:finance",
      category: "warranty",
    };
    const { id, number } = good(await ana.client.tickets.create({ body })).ticket;
    const fields = { makerAddress: "Claims@Maker.example", damage: "The hinge is broken." };
    const step = { transition: "ask-maker", fromState: "claimed", answers: fields };
    const idempotencyKey = crypto.randomUUID();
    const take = () => ana.client.tickets.step({ params: { id }, body: step, idempotencyKey });
    good(await take());
    good(await take());
    expect(await read1(id)).toMatchObject({ status: "hold", place: { state: { id: "with-maker" } } });
    const [thread] = good(await ana.client.thirdParties.list({ params: { id } })).items;
    expect(thread).toMatchObject({
      address: "claims@maker.example",
      subject: `Demande de garantie ${number}`,
      from: null,
    });
    const { db } = await server.store();
    await db.updateTable("outbox").set({ next_at: 0 }).where("ticket", "=", id).where("type", "=", "mail").execute();
    good(await ana.client.tickets.write({ params: { id }, body: { public: false, text: "Inside." } }));
    const letters = async () =>
      good(await ada.client.reports.mailLog({ query: {} })).items.filter(
        (mail) => mail.ticket === id && mail.to.includes("claims@maker.example"),
      );
    await expect.poll(async () => (await letters()).length, { timeout: 20_000 }).toBe(1);
    const [letter] = await letters();
    expect(letter?.text).toContain("The hinge is broken.");
    const link = /\/api\/thread\/(\S+)/.exec(letter?.text ?? "")?.[1] ?? "";
    good(await answer(link, "We send a new one."));
    expect(await read1(id)).toMatchObject({ status: "open", place: { state: { id: "maker-answered" } } });
    expect(await letters()).toHaveLength(1);
    // S09 and private threads alike: the requester reads nothing of it.
    const seen = good(await remi.client.tickets.messages({ params: { id } })).items;
    expect(seen.filter(({ text }) => text.includes("hinge") || text.includes("new one"))).toEqual([]);
  });

  it("third parties: answers by a link are ten in a quarter of an hour, and the next is told to wait", async () => {
    const { id } = await freeTicket(ana);
    const { thread } = await ask(id);
    const link = token(id, thread);
    for (let said = 0; said < 10; said++) good(await answer(link, `Answer ${said}.`));
    const late = await answer(link, "And one more.");
    expect(late).toMatchObject({ ok: false, status: 429, problem: { title: "Too many answers" } });
    const raw = await server.nobody.raw(`/api/threads/${link}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ key: crypto.randomUUID(), text: "Again." }),
    });
    expect(raw.headers.get("retry-after")).toBe("900");
    expect(good(await read(link)).messages).toHaveLength(11);
    // The thread of another ticket is another link.
    const other = await freeTicket(ana);
    good(await answer(token(other.id, (await ask(other.id)).thread), "Here."));
  });

  it("B34: what a third party answers on a merged ticket is heard where it goes on, and stays private", async () => {
    const [stays, goes] = [await freeTicket(ana, "Stays"), await freeTicket(ana, "Goes")];
    const { thread } = await ask(goes.id);
    const body = { status: "hold" } as const;
    const { version } = await read1(stays.id);
    good(await ana.client.tickets.change({ params: { id: stays.id }, body, ifMatch: version }));
    good(await ana.client.merge.take({ params: { id: goes.id }, body: { into: stays.id, reopen: false } }));
    const seen = good(await answer(token(goes.id, thread), ANSWER));
    expect(seen).toMatchObject({ open: true, subject: BANK.subject, messages: [{ mine: false }, { text: ANSWER }] });
    expect((await read1(stays.id)).status).toBe("open");
    const { items } = good(await ana.client.tickets.messages({ params: { id: stays.id } }));
    expect(items.at(-1)).toMatchObject({ text: ANSWER, public: false, thread: { id: thread, name: BANK.name } });
    // The desk writes on from where it goes on; their page, and the letter, stay those of their thread.
    const here = { params: { id: stays.id } };
    expect(good(await ana.client.thirdParties.list(here)).items).toMatchObject([
      { id: thread, from: { id: goes.id, number: goes.number }, answeredAt: expect.any(Number) },
    ]);
    const params = { id: stays.id, thread };
    const more = good(await ana.client.thirdParties.write({ params, body: { text: "@ana When exactly?" } }));
    expect(more.ticket.id).toBe(stays.id);
    expect(good(await ana.client.thirdParties.list(here)).items).toMatchObject([{ answeredAt: null }]);
    expect(good(await read(token(goes.id, thread))).messages.at(-1)).toMatchObject({ author: "Ana", mine: false });
    const { db } = await server.store();
    const letters = await db.selectFrom("outbox").select("effect").where("ticket", "=", goes.id).execute();
    const [letter] = letters.map(({ effect }) => JSON.parse(effect)).filter(({ text }) => text?.includes("exactly"));
    expect(letter).toMatchObject({ type: "mail", to: [BANK.address], text: "When exactly?", thread: { id: thread } });
    good(await ana.client.thirdParties.noteAnswer({ params, body: { text: "By phone: on Friday." } }));
    const all = good(await ana.client.tickets.messages(here)).items.map(({ text }) => text);
    expect(all.slice(-2)).toEqual(["@ana When exactly?", "By phone: on Friday."]);
    for (const { id } of [stays, goes]) {
      const shown = good(await remi.client.tickets.messages({ params: { id } }));
      expect(JSON.stringify(shown)).not.toContain("Booked twice");
      expect(JSON.stringify(good(await remi.client.tickets.journal({ params: { id } })))).not.toContain("thread");
    }
  });

  it("B33: what handing over would come to is shown first and writes nothing, and then comes to just that", async () => {
    await silenced("tell-group");
    const { id, facts } = await taken();
    const to = { department: "department:vtouch", group: "group:vtouch" };
    const preview = good(await ana.client.handover.preview({ params: { id }, query: to }));
    expect(preview).toMatchObject({
      reasons: [],
      losses: [
        { code: "process", asks: "agree" },
        { code: "limits", asks: "know" },
      ],
      enters: { blueprint: { en: "vTouch feedback" } },
      owner: { from: { id: "agent:ana" }, to: null },
      group: { from: { id: "group:finance" }, to: { id: "group:vtouch" } },
      fields: [{ key: "product" }],
      readers: { caller: false },
    });
    expect(await journal(id)).toHaveLength(facts);
    const refused = await ana.client.handover.take({ params: { id }, body: to });
    expect(refused).toMatchObject({ ok: false, status: 422, problem: { errors: [{ pointer: "/agreed" }] } });
    const done = good(
      await ana.client.handover.take({ params: { id }, body: { ...to, agreed: ["process"], follow: true } }),
    );
    expect(done).toMatchObject({
      sees: true,
      ticket: {
        assignee: null,
        department: { id: "department:vtouch" },
        group: { id: "group:vtouch" },
        place: { blueprint: { key: "vtouch-feedback" } },
      },
    });
    const undo = good(await ana.client.undo.read({ params: { id } }));
    expect(undo).toMatchObject({
      step: { event: done.event, name: { en: "Handed over to vTouch" }, back: { id: "in-progress" } },
      reasons: [],
    });
    const back = good(await ana.client.undo.take({ params: { id }, body: { event: done.event } })).ticket;
    expect(back).toMatchObject({ department: { id: "department:finance" }, place: { state: { id: "in-progress" } } });
    expect(back.thread.map(({ state }) => state.id)).toEqual(["open", "in-progress"]);
  });

  it("B33: who does not follow a ticket that they hand over sees it no more; a group of elsewhere is refused", async () => {
    const { id } = await taken();
    const department = "department:vtouch";
    for (const [wrong, pointer] of [
      [{ department, group: "group:finance" }, "/group"],
      [{ department, assignee: "agent:ana" }, "/assignee"],
      [{ department: "department:nowhere" }, "/department"],
    ] as const) {
      const refused = await ana.client.handover.take({ params: { id }, body: { ...wrong, agreed: ["process"] } });
      expect(refused).toMatchObject({ ok: false, status: 422, problem: { errors: [{ pointer }] } });
    }
    const done = good(await ana.client.handover.take({ params: { id }, body: { department, agreed: ["process"] } }));
    expect(done.sees).toBe(false);
    expect((await ana.client.tickets.read({ params: { id } })).status).toBe(404);
    expect((await ana.client.undo.take({ params: { id }, body: { event: done.event } })).status).toBe(404);
  });

  /** Once somebody has been told by mail nothing is taken back, however soon it is asked. */
  const silenced = async (key: string) => {
    const params = { kind: "trigger", key } as const;
    const { examples, ...drawn } = JSON.parse(
      JSON.stringify(library.find(({ document }) => document.kind === "trigger" && document.key === key)?.document),
    );
    const body = { ...drawn, when: { is: [{ var: "ticket.subject" }, "never"] } };
    const { revision } = good(await ada.client.definitions.saveDraft({ params, body, ifMatch: 0 }));
    good(await ada.client.definitions.publish({ params, ifMatch: revision, body: {} }));
  };
  const journal = async (id: string) => good(await ada.client.tickets.journal({ params: { id } })).items;
  const taken = async () => {
    const { id } = await financeTicket(ana);
    const body = { transition: "take", fromState: "open", answers: {} };
    good(await ana.client.tickets.step({ params: { id }, body, idempotencyKey: crypto.randomUUID() }));
    return { id, facts: (await journal(id)).length };
  };
});
