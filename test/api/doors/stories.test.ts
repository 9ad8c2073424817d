import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { putDepartment, putGroup, putPerson } from "../../../api/people/people.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import askContext from "../../../blueprints/library/templates/ask-context.json" with { type: "json" };
import askRating from "../../../blueprints/library/time-rules/ask-rating.json" with { type: "json" };
import vtouch from "../../../blueprints/library/vtouch-feedback.json" with { type: "json" };
import { wayToEnd } from "../../../designer/screens/ticket/path.ts";
import { publishDocument } from "../../publish.ts";
import { good, type TestServer, type Visitor } from "../../server.ts";
import { SHOP, visit } from "../chat/visiting.ts";
import { type MailPeers, mailPeers } from "./mail-peers.ts";

const CONTEXT = { phoneModel: "Pixel 9", osVersion: "16", appVersion: "4.2", notifications: true };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ASKED = /^Comment cela s’est-il passé/;

describe("the founding stories, begun by a mail, a chat and a call", () => {
  let peers: MailPeers;
  let server: TestServer;
  let ada: Visitor;
  let ana: Visitor;
  let chloe: Visitor;
  let marc: Visitor;

  beforeAll(async () => {
    peers = await mailPeers();
    server = peers.server;
    [ada, ana, chloe, marc] = (await Promise.all(["ada", "ana", "chloe", "marc"].map(server.signIn))) as [
      Visitor,
      Visitor,
      Visitor,
      Visitor,
    ];
    const { db } = await server.store();
    const agent = { language: "fr", roles: ["role:agent"], rights: [], active: true } as const;
    // Bruno is of another department, and of the team that vTouch may ask.
    await putPerson(db, {
      ...{ ...agent, key: "agent:bruno", name: "Bruno", email: "bruno@filrouge.example" },
      ...{ departments: ["department:finance"], groups: ["group:finance", "group:mail-team"] },
    });
    await putDepartment(db, { key: "department:free", name: "No process" });
    await putGroup(db, { key: "group:team-billing", name: "Billing", department: "department:finance" });
    for (const [key, name] of [
      ["lea", "Léa"],
      ["noe", "Noé"],
    ] as const)
      await putPerson(db, {
        ...{ ...agent, key: `agent:${key}`, name, email: `${key}@filrouge.example` },
        ...{ departments: ["department:finance"], groups: ["group:team-billing"] },
      });
    const mailbox = { kind: "mailbox", language: "en" } as const;
    await publishDocument(ada, {
      ...{ ...mailbox, key: "vtouch", address: "vtouch@filrouge.example", sender: "vTouch" },
      ...{ department: "department:vtouch", type: "problem" },
    });
    await publishDocument(ada, {
      ...{ ...mailbox, key: "billing", address: "billing@filrouge.example", sender: "Billing" },
      ...{ department: "department:finance", product: "billing" },
    });
    await publishDocument(ada, {
      ...{ ...mailbox, key: "rest", address: "hello@filrouge.example", sender: "The desk" },
      ...{ department: "department:helpdesk", others: true },
    });
    await publishDocument(ada, { ...SHOP, sites: [...SHOP.sites], department: "department:vtouch" });
  });
  afterAll(() => peers.close());

  const read = async (id: string, by = chloe) => good(await by.client.tickets.read({ params: { id } }));
  const offers = async (id: string, by = chloe) => good(await by.client.tickets.offers({ params: { id } }));
  const offered = async (id: string, by = chloe) => (await offers(id, by)).offered.map(({ transition }) => transition);
  const stateOf = async (id: string, by = chloe) => (await read(id, by)).place?.state.id;
  const facts = async (id: string, by = ada) =>
    good(await by.client.tickets.journal({ params: { id } })).items.map(({ fact }) => fact);
  const step = async (id: string, transition: string, answers: object = {}, by = chloe) =>
    by.client.tickets.step({
      params: { id },
      body: { transition, fromState: (await stateOf(id, ada)) ?? "", answers: answers as never },
      idempotencyKey: crypto.randomUUID(),
    });
  const taken = async (...given: Parameters<typeof step>) => good(await step(...given));
  /** As the thread on the ticket counts them. */
  const stepsLeft = async (id: string): Promise<number> =>
    wayToEnd(vtouch as unknown as Blueprint, (await stateOf(id)) ?? "")?.steps ?? -1;
  const isProblem = async (id: string): Promise<void> => {
    const { version, type } = await read(id);
    if (type === "problem") return;
    good(await chloe.client.tickets.change({ params: { id }, body: { type: "problem" }, ifMatch: version }));
  };
  /** Time passes, and the worker does what is due. */
  const until = (id: string, state: string) => expect.poll(() => stateOf(id, ada), { timeout: 15_000 }).toBe(state);

  /** A ticket of vTouch, of each door. */
  const doors = {
    mail: (subject: string) =>
      peers.write({
        from: `${crypto.randomUUID()}@home.example`,
        to: "vtouch@filrouge.example",
        subject,
        text: "It fails.",
      }),
    chat: async (subject: string) => {
      await visit(server, subject);
      const { db } = await server.store();
      return (await db.selectFrom("ticket").select("id").where("subject", "=", subject).executeTakeFirstOrThrow()).id;
    },
    call: async (subject: string) =>
      good(
        await chloe.client.calls.log({
          body: {
            caller: { name: "Inès", phone: `+336${Math.random().toString().slice(2, 10)}` },
            subject,
            note: "She says that it fails.",
            department: "department:vtouch",
          },
          idempotencyKey: crypto.randomUUID(),
        }),
      ).ticket.id,
  };
  const DOORS = ["mail", "chat", "call"] as const;
  const CHANNELS = { mail: "mail", chat: "chat", call: "phone" } as const;

  test("A1: what none of the doors can ask beforehand is asked by the process; once the four values are there, “ask” is offered no more", async () => {
    for (const door of DOORS) {
      const id = await doors[door](`A1 by ${door}`);
      expect(await read(id)).toMatchObject({ channel: CHANNELS[door], department: { id: "department:vtouch" } });
      const { appVersion: _, ...three } = CONTEXT;
      const refused = await step(id, "fill-in-myself", three);
      expect(refused.ok || refused.problem.errors.map(({ pointer }) => pointer)).toEqual(["/fields/appVersion"]);
      expect(await stateOf(id)).toBe("context-missing");
      await taken(id, "fill-in-myself", CONTEXT);
      expect(await read(id)).toMatchObject({ fields: CONTEXT });
      expect(await offered(id)).not.toContain("ask-customer");
    }
  });

  test("A2: a ticket without the four values begins in Context missing with two ways out; by phone it enters the same blueprint", async () => {
    for (const door of DOORS) {
      const id = await doors[door](`A2 by ${door}`);
      expect((await read(id)).place).toMatchObject({
        blueprint: { key: "vtouch-feedback" },
        state: { id: "context-missing" },
      });
      const ways = (await offers(id)).offered;
      expect(ways.map(({ transition }) => transition)).toEqual(["ask-customer", "fill-in-myself"]);
      const [ask, fill] = ways;
      const reply = ask?.asks.find(({ ask: kind }) => kind === "reply");
      expect(reply).toMatchObject({ required: true });
      expect(reply).toMatchObject({ template: askContext.key });
      // The box is filled beforehand, in the language of the ticket.
      expect(reply?.ask === "reply" && reply.text).toBe(
        askContext.text[(await read(id)).language === "fr" ? "fr" : "en"],
      );
      for (const text of Object.values(askContext.text)) expect(text).toMatch(/version/i);
      expect(fill?.asks.filter((one) => one.ask === "field" && one.required === true)).toHaveLength(4);
      expect((await step(id, "ask-customer")).ok).toBe(false);
    }
    // By mail the question leaves, and its answer comes back into the same ticket.
    const from = "nina.a2@home.example";
    const id = await peers.write({
      from: `Nina <${from}>`,
      to: "vtouch@filrouge.example",
      subject: "The map is blank",
      text: "Since today.",
    });
    const acknowledged = await peers.mailTo(from);
    expect(acknowledged.subject).toContain(String((await read(id)).number));
    await taken(id, "ask-customer", { reply: "Which phone, and which version?" });
    expect(await read(id)).toMatchObject({ status: "pending" });
    const asked = await peers.mailTo(from);
    expect(asked.text).toContain("Which phone, and which version?");
    const back = asked.replyTo?.value[0]?.address ?? "";
    expect(back).toMatch(/^vtouch\+.*@filrouge\.example$/);
    const again = await peers.write({
      from,
      to: back,
      subject: `Re: ${asked.subject ?? ""}`,
      text: "Pixel 9.",
      ...(asked.messageId !== undefined && { inReplyTo: asked.messageId }),
    });
    expect(again).toBe(id);
    expect(await stateOf(id)).toBe("context-missing");
  });

  test("A3: problem, suggestion and question have their own steps in Triaged, and a change of type changes them at once", async () => {
    const steps = {
      problem: ["ask-team", "reproduce", "answer"],
      suggestion: ["send-to-product", "decline"],
      question: ["answer-from-kb"],
    };
    for (const door of DOORS) {
      const id = await doors[door](`A3 by ${door}`);
      await taken(id, "fill-in-myself", CONTEXT);
      for (const [type, expected] of Object.entries(steps)) {
        const { version } = await read(id);
        good(await chloe.client.tickets.change({ params: { id }, body: { type }, ifMatch: version }));
        expect(await offered(id)).toEqual(expected);
      }
    }
  });

  test("A4: a team that is asked has the step and a notice, the owner keeps the ticket, and the team edits nothing else", async () => {
    const bruno = await server.signIn("bruno");
    for (const door of DOORS) {
      const id = await doors[door](`A4 by ${door}`);
      await taken(id, "fill-in-myself", CONTEXT);
      await isProblem(id);
      await taken(id, "ask-team", { people: ["group:mail-team"], note: "Is it the push service?" });
      expect(await read(id)).toMatchObject({
        place: { state: { id: "waiting-team" } },
        assignee: { id: "agent:chloe" },
      });
      expect(await facts(id)).toContainEqual(
        expect.objectContaining({ type: "transitionTaken", transition: "ask-team" }),
      );
      expect((await peers.mailTo("bruno@filrouge.example")).subject).toBeTruthy();
      expect(await offered(id, bruno)).toContain("validate");
      const edit = await bruno.client.tickets.change({
        params: { id },
        body: { fields: { appVersion: "9" } },
        ifMatch: (await read(id, bruno)).version,
      });
      expect(edit.ok).toBe(false);
      await taken(id, "validate", { note: "It is." }, bruno);
      expect(await stateOf(id)).toBe("validated");
      await taken(id, "confirm-bug", { bugReference: "BUG-1" });
      expect(await stateOf(id)).toBe("bug-in-work");
    }
  });

  test("A5: after each step the next ones are there at once, with how many remain to the end", async () => {
    for (const door of DOORS) {
      const id = await doors[door](`A5 by ${door}`);
      const left: number[] = [];
      const note = async () => {
        expect((await offered(id)).length).toBeGreaterThan(0);
        left.push(await stepsLeft(id));
      };
      await note();
      await taken(id, "fill-in-myself", CONTEXT);
      await isProblem(id);
      await note();
      expect(left[1]).toBeLessThan(left[0] ?? 0);
      await taken(id, "answer", { reply: "Restart it.", resolution: "Restarted." });
      const answered = await offers(id);
      expect(await stepsLeft(id)).toBeLessThan(left[1] ?? 0);
      expect(answered.byItself.map(({ transition }) => transition)).toContain("close");
      expect((await read(id)).status).toBe("solved");
    }
  });

  test("A6: articles are suggested with scores; one that is used and “none fitted” are kept, and the manager's report counts them", async () => {
    const subject = "No notifications on the phone after the update";
    const before = good(await marc.client.articles.report());
    for (const door of DOORS) {
      const id = await doors[door](`${subject} (${door})`);
      const params = { id };
      const { items } = good(await chloe.client.articles.suggested({ params }));
      expect(items.length).toBeGreaterThan(0);
      expect(items.map(({ score }) => score)).toEqual(items.map(({ score }) => score).toSorted((a, b) => b - a));
      const [first] = items;
      good(
        await chloe.client.articles.answer({
          params,
          body: { used: first?.number ?? 0 },
          idempotencyKey: crypto.randomUUID(),
        }),
      );
      expect(await facts(id)).toContainEqual(expect.objectContaining({ type: "articleUsed", article: first?.number }));
      const none = await doors[door](`A wombat sleeps in the ${door}`);
      good(await chloe.client.articles.answer({ params: { id: none }, body: { used: null } }));
      expect(await facts(none)).toContainEqual(expect.objectContaining({ type: "noArticleFitted" }));
    }
    const report = good(await marc.client.articles.report());
    const times = (of: typeof report) => of.used.reduce((sum, { times: n }) => sum + n, 0);
    expect(times(report) - times(before)).toBe(3);
    expect(report.repeated.some(({ words }) => words.includes("wombat"))).toBe(true);
  });

  test("A11: a mail to billing@ is of product Billing and of Finance; one to an unknown alias goes to the last row, and into the report", async () => {
    const id = await peers.write({ from: "tom.a11@home.example", to: "billing@filrouge.example", text: "Twice." });
    expect(await read(id, ana)).toMatchObject({
      ...{ product: "billing", department: { id: "department:finance" }, address: "billing@filrouge.example" },
    });
    const lost = await peers.write({
      from: "tom.a11@home.example",
      to: "bilings@filrouge.example",
      subject: "Lost",
      text: "?",
    });
    expect(await read(lost)).toMatchObject({
      address: "bilings@filrouge.example",
      department: { id: "department:helpdesk" },
      group: { id: "group:helpdesk" },
    });
    expect(await facts(lost)).toContainEqual(expect.objectContaining({ type: "routed", last: true }));
    const caught = good(await marc.client.rules.caught()).items.map((one) => one.id);
    expect([caught.includes(lost), caught.includes(id)]).toEqual([true, false]);
    // What answers it leaves from the mailbox that took it, and comes back there.
    const [first, second] = [await peers.mailTo("tom.a11@home.example"), await peers.mailTo("tom.a11@home.example")];
    expect([first, second].map(({ from }) => from?.value[0]?.address).sort()).toEqual([
      "billing@filrouge.example",
      "hello@filrouge.example",
    ]);
    await expect(peers.write({ from: "tom.a11@home.example", to: "x@elsewhere.example", text: "?" })).rejects.toThrow(
      /550/,
    );
  });

  test("A14: a private mention tells a person and a team once each and the requester nothing; a public word is mailed without the mention", async () => {
    const from = "remi@client.example";
    const id = await peers.write({ from, to: "billing@filrouge.example", subject: "A14", text: "Paid twice." });
    await peers.mailTo(from);
    const say = async (text: string, isPublic: boolean) =>
      good(await ana.client.tickets.write({ params: { id }, body: { public: isPublic, text } }));
    await say("@lea @team-billing see invoice", false);
    const [lea, noe] = [await peers.mailTo("lea@filrouge.example"), await peers.mailTo("noe@filrouge.example")];
    for (const mail of [lea, noe]) expect(mail.text).toContain("A14");
    peers.pass(60_000);
    await say("@lea will pay it back.", true);
    const public_ = await peers.mailTo(from);
    expect(public_.text).toContain("will pay it back.");
    expect(public_.text).not.toContain("@lea");
    expect(public_.text).not.toContain("see invoice");
    expect(peers.unread(from)).toEqual([]);
    await say("@chloe you know this one", false);
    expect(good(await ana.client.beside.read({ params: { id } })).unshared).toEqual([
      { id: "agent:chloe", name: "Chloé" },
    ]);
    const { version, followers } = await read(id, ana);
    const body = { followers: [...followers.map((one) => one.id), "agent:chloe"] };
    good(await ana.client.tickets.change({ params: { id }, body, ifMatch: version }));
    const seen = await read(id, chloe);
    const change = { params: { id }, body: { priority: "high" as const }, ifMatch: seen.version };
    expect(await chloe.client.tickets.change(change)).toMatchObject({ status: 403 });
  });

  test("A18: an hour after it is solved as resolved the requester is asked once, in the ticket's language, and says it on the page; a bad one starts what is drawn for it", async () => {
    const { $schema: _, ...rule } = askRating;
    const params = { kind: "time-rule", key: rule.key } as const;
    const { revision } = good(await ada.client.definitions.saveDraft({ params, body: rule, ifMatch: 0 }));
    good(await ada.client.definitions.publish({ params, ifMatch: revision, body: {} }));
    // A manager draws into the shipped process what comes of a bad word.
    const { $schema: __, ...shipped } = vtouch;
    const isBad = { allOf: [{ is: [{ var: "ticket.rating" }, "bad"] }, { notEmpty: [{ var: "event.text" }] }] };
    const drawn = {
      ...shipped,
      states: [...shipped.states, { id: "call-back", name: "Manager call-back", status: "open" }],
      transitions: [
        ...shipped.transitions,
        {
          ...{ id: "unhappy", name: "Not content", from: ["answered"], to: "call-back" },
          ...{
            start: { on: "rated", when: isBad },
            after: [{ do: "notify", to: ["role:manager"], text: "Call them" }],
          },
        },
        { ...{ id: "called", name: "Called" }, from: ["call-back"], to: "triaged", before: { who: ["role:manager"] } },
      ],
    };
    const process = { kind: "blueprint", key: shipped.key } as const;
    const begun = await ada.client.definitions.saveDraft({ params: process, body: drawn as never, ifMatch: 0 });
    good(await ada.client.definitions.publish({ params: process, ifMatch: good(begun).revision, body: {} }));
    const from = "remi@client.example";
    const solved = async (subject: string) => {
      const id = await peers.write({ from, to: "vtouch@filrouge.example", subject, text: "Elle échoue." });
      await peers.mailTo(from);
      await taken(id, "fill-in-myself", CONTEXT);
      await isProblem(id);
      return id;
    };
    const id = await solved("A18 la carte");
    const other = await solved("A18 le son");
    const known = await solved("A18 la couleur");
    await taken(known, "reproduce");
    await taken(known, "mark-known", { duplicateOf: "7", reply: "Nous le savons." });
    await taken(id, "answer", { reply: "Redémarrez.", resolution: "Redémarré." });
    await peers.mailTo(from);
    peers.pass(HOUR);
    const asked = await peers.mailTo(from, ASKED);
    const link = /\S+\/api\/rate\/(\S+)/.exec(asked.text ?? "")?.[1] ?? "";
    // Who only follows the link has said nothing.
    const token = new URL(link, server.address).pathname.split("/").at(-1) ?? "";
    expect((await server.nobody.raw(`/api/rate/${token}`)).status).toBe(200);
    const rating = async () => good(await chloe.client.beside.read({ params: { id } })).rating;
    expect(await rating()).toMatchObject({ given: null });
    const rate = async (comment: string) =>
      good(await server.nobody.client.beside.giveRating({ params: { token }, body: { rating: "bad", comment } }));
    await rate("");
    expect(await stateOf(id)).toBe("answered");
    await rate("Trop long.");
    expect(await stateOf(id)).toBe("call-back");
    expect(await offered(id)).not.toContain("called");
    expect(await offered(id, marc)).toContain("called");
    // Once a contact in thirty days, and none of what is no answer.
    await taken(other, "answer", { reply: "Redémarrez.", resolution: "Redémarré." });
    await peers.mailTo(from);
    peers.pass(2 * HOUR);
    await expect
      .poll(async () => (await facts(other)).some(({ type }) => type === "ratingAsked"), { timeout: 15_000 })
      .toBe(true);
    expect((await facts(known)).some(({ type }) => type === "ratingAsked")).toBe(false);
    expect(peers.unread(from).filter(({ subject }) => ASKED.test(subject ?? ""))).toEqual([]);
  });

  test("S03: a requester's answer by mail opens what is solved with the word itself, counts a reopening and leaves the owner; an agent's does not", async () => {
    const from = "eva.s03@home.example";
    await publishDocument(ada, {
      ...{ kind: "mailbox", language: "en", key: "free", address: "free@filrouge.example", sender: "The desk" },
      department: "department:free",
    });
    const id = await peers.write({ from, to: "free@filrouge.example", subject: "S03", text: "Help." });
    const to = (await peers.mailTo(from)).replyTo?.value[0]?.address ?? "";
    expect((await read(id, ada)).place).toBeNull();
    const change = async (body: object) =>
      good(await ada.client.tickets.change({ params: { id }, body, ifMatch: (await read(id, ada)).version }));
    await change({ assignee: "agent:ada" });
    for (const status of ["pending", "hold", "solved"] as const) {
      await change({ status });
      const { reopens } = await read(id, ada);
      expect(
        await peers.write({ from, to, subject: "Re: S03", text: `It is not over, I still wait (${status}).` }),
      ).toBe(id);
      expect(await read(id, ada)).toMatchObject({
        ...{ status: "open", assignee: { id: "agent:ada" }, reopens: reopens + (status === "solved" ? 1 : 0) },
      });
      const { items } = good(await ada.client.tickets.journal({ params: { id } }));
      const word = items.findLast(({ fact }) => fact.type === "messageAdded");
      const opened = items.findLast(({ fact }) => fact.type === "statusChanged");
      expect(opened?.event).toBe(word?.event);
    }
    await change({ status: "pending" });
    good(await ada.client.tickets.write({ params: { id }, body: { public: true, text: "Any news?" } }));
    expect(await read(id, ada)).toMatchObject({ status: "pending" });
  });

  test("S08: an answer by mail to a closed ticket opens one that follows it, and the old one stays as it was", async () => {
    const from = "eva.s08@home.example";
    const id = await peers.write({ from, to: "vtouch@filrouge.example", subject: "S08", text: "Help." });
    const to = (await peers.mailTo(from)).replyTo?.value[0]?.address ?? "";
    await taken(id, "fill-in-myself", CONTEXT);
    await taken(id, "answer", { reply: "Restart it.", resolution: "Restarted." });
    peers.pass(4 * DAY + HOUR);
    await until(id, "closed");
    const before = await read(id);
    const next = await peers.write({ from, to, subject: "Re: S08", text: "The blue one fails again since Monday." });
    expect(next).not.toBe(id);
    expect(await read(next)).toMatchObject({ status: "open", requester: { id: before.requester?.id } });
    expect(await facts(next)).toContainEqual(expect.objectContaining({ ticket: id }));
    expect(await read(id)).toMatchObject({ status: "closed", version: before.version });
  });
});
