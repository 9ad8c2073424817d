import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { putContact } from "../../../api/people/contacts.ts";
import { ANA, accepted, BRUNO, eventOf, REMI } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { ADA, LEA, NOON, type SearchDesk, searchDesk } from "./search-desk.ts";

const HOUR = 3_600_000;

describe.each(DATABASES)("the search, on %s", (name) => {
  let desk: SearchDesk;
  beforeEach(async () => {
    desk = await searchDesk(name);
  });
  afterEach(() => desk.remove());

  const numbersOf = async (typed: string, who = ADA) => (await desk.ask(who, typed)).numbers;

  test("finds a ticket by every kind of word that it has, without case and accents, by the beginning of words", async () => {
    const { id, number } = await desk.open(
      {
        subject: "Écran défectueux",
        fields: { product: "Bœuf-3000" },
        tags: ["VIP client"],
        requester: "requester:lea",
      },
      "Die Straße ist gesperrt.",
    );
    await desk.open({ subject: "Another" });
    const attachments = [{ id: "a1", name: "contrat-signé.pdf", contentType: "application/pdf", size: 1 }];
    await desk.say(id, ANA, { text: "Le tournevis est là.", attachments });
    await desk.say(id, ANA, { public: false, text: "Watch out: 漢字を読む" });
    for (const typed of [
      String(number),
      `#${number}`,
      "ECRAN",
      "défec",
      "strasse",
      "tourne",
      "signe pdf",
      "watch",
      "漢字",
      "brule",
      "lea.brule@client.example",
      "boeuf",
      "vip",
      '"tournevis est"',
      "ecran tournevis brule",
    ])
      expect([typed, await numbersOf(typed)]).toEqual([typed, [number]]);
    for (const typed of ["tournevit", '"est tournevis"', '"tourne"', "écran nowhere", '"defectueux Die"', "字漢"])
      expect([typed, await numbersOf(typed)]).toEqual([typed, []]);
  });

  test("shows the very number first, then words of the subject, then the rest, the latest first", async () => {
    const first = await desk.open({ subject: "Refund" });
    const inSubject = await desk.open({ subject: `Order ${first.number} refund` });
    const inWords = await desk.open({ subject: "Other" }, `About ${first.number}, please`);
    const later = await desk.open({ subject: `${first.number} again` });
    expect(await numbersOf(String(first.number))).toEqual([
      first.number,
      later.number,
      inSubject.number,
      inWords.number,
    ]);
    expect(await numbersOf("refund")).toEqual([inSubject.number, first.number]);
  });

  test("goes through everything once, page by page, across ranks", async () => {
    const all: number[] = [];
    for (let made = 0; made < 7; made += 1)
      all.push((await desk.open(made % 2 === 0 ? { subject: "Pump" } : { subject: "Other" }, "The pump.")).number);
    const seen: number[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await desk.ask(ADA, "pump", { limit: 2, ...(after !== undefined && { after }) });
      expect(page.numbers.length).toBeLessThanOrEqual(2);
      seen.push(...page.numbers);
      after = page.next;
    }
    const even = all.filter((_, index) => index % 2 === 0).toReversed();
    const odd = all.filter((_, index) => index % 2 === 1).toReversed();
    expect(seen).toEqual([...even, ...odd]);
  });

  test("asks by operators, together with words and without, and by what must not be there", async () => {
    const mine = await desk.open({ subject: "Pump", assignee: ANA.id, priority: "high", tags: ["vip"] });
    const waiting = await desk.open({ subject: "Pump", priority: "low", department: "department:finance" });
    const solved = await desk.open({
      subject: "Pump two",
      status: "solved",
      assignee: BRUNO.id,
      fields: { product: "Press 40" },
    });
    const lea = await desk.open({ subject: "Valve", requester: "requester:lea", group: "group:finance" });
    const asked: readonly (readonly [string, readonly { readonly number: number }[]])[] = [
      ["pump assignee:ana", [mine]],
      ["assignee:me", []],
      ["pump -assignee:ana", [solved, waiting]],
      ["pump -assignee:bruno", [waiting, mine]],
      ["assignee:none valve", [lea]],
      ["status:solved", [solved]],
      ["status:<solved", [lea, waiting, mine]],
      ["pump status:>=solved", [solved]],
      ["priority:>=high", [mine]],
      ["priority:none pump", [solved]],
      ["-priority:low pump", [solved, mine]],
      ["tag:VIP", [mine]],
      ["-tag:vip pump", [solved, waiting]],
      ["tag:vip -pump", []],
      ["requester:lea", [lea]],
      ['requester:"Léa Brûlé"', [lea]],
      ["requester:lea.brule@client.example", [lea]],
      ["-requester:lea two", [solved]],
      ["group:finance", [lea]],
      ["department:finance", [waiting]],
      ["state:Waiting", [waiting]],
      ["state:working", []],
      ["blueprint:none pump", [solved, mine]],
      ["product:press", [solved]],
      ['product:"press 40"', [solved]],
      ["product:books", []],
      ['pump -"pump two"', [waiting, mine]],
      ["-pump", [lea]],
      ["created:today", [lea, solved, waiting, mine]],
      ["created:<2026-11-23", []],
      ["created:2026-11 valve", [lea]],
      ["updated:<7d valve", [lea]],
      ["updated:>7d", []],
      ["solved:today", [solved]],
      [`${mine.number} tag:vip`, [mine]],
      [`${mine.number} -tag:vip`, []],
    ];
    for (const [typed, tickets] of asked)
      expect([typed, await numbersOf(typed)]).toEqual([typed, tickets.map(({ number }) => number)]);
    expect(await numbersOf("assignee:me", ANA)).toEqual([mine.number]);
    expect(await numbersOf("group:mine", ANA)).toEqual([lea.number]);
  });

  test("says with its place what of a query it does not understand, and finds nothing where that would mislead", async () => {
    await desk.open({ subject: "Status of note urgent" });
    const findings = async (typed: string, who = ADA) =>
      (await desk.ask(who, typed)).findings.map(({ code, from, to }) => [code, from, to]);
    expect(await findings("pump status:banana")).toEqual([["unknownValue", 12, 18]]);
    expect(await findings("status:")).toEqual([["noValue", 0, 7]]);
    expect(await findings("tag:<vip")).toEqual([["noOrder", 4, 8]]);
    expect(await findings("product:>3")).toEqual([["noOrder", 8, 10]]);
    expect(await findings('"status of')).toEqual([["unclosed", 0, 10]]);
    expect(await findings("note:urgent")).toEqual([["unknownOperator", 0, 11]]);
    expect(await numbersOf("note:urgent")).toHaveLength(1);
    expect(await numbersOf("status status:banana")).toEqual([]);
    // Which operators agents have, and which fields there are, is told to nobody else.
    expect(await findings("tag:vip", REMI)).toEqual([["unknownOperator", 0, 7]]);
    expect(await findings("product:vip", REMI)).toEqual([["unknownOperator", 0, 11]]);
  });

  test("X2: finds within everybody's own rights alone", async () => {
    const ours = await desk.open({ subject: "Secret pump", department: "department:finance" });
    const hers = await desk.open({ subject: "Secret pump", requester: "requester:lea" });
    const stranger = { ...BRUNO, groups: [], departments: ["department:other"] };
    for (const typed of ["secret", "pump secret", "status:<closed", "-nothing", `${ours.number}`, "tag:none -pump"]) {
      expect((await desk.ask(stranger, typed)).numbers).not.toContain(ours.number);
      expect((await desk.ask(LEA, typed)).numbers).not.toContain(ours.number);
      expect((await desk.ask(REMI, typed)).numbers).not.toContain(hers.number);
    }
    expect(await numbersOf("secret", ANA)).toEqual([hers.number, ours.number]);
    expect(await numbersOf("secret", LEA)).toEqual([hers.number]);
    expect(await numbersOf("secret", REMI)).toEqual([ours.number]);
  });

  test("X2: a requester's answers are the same whatever is written inside", async () => {
    const tickets = [];
    for (let made = 0; made < 3; made += 1) tickets.push(await desk.open({ subject: "Pump" }, "It leaks, Ana."));
    const typed = [
      "confidential",
      "-confidential pump",
      "pump -vip",
      '"not to be told"',
      "vip",
      "books",
      "bruno",
      "rewritten",
      "-rewritten pump",
      "pump",
      "leaks",
      "status:open",
      "status:hold",
      "note",
      "tag:vip",
      "product:books",
      "assignee:ana",
      "-tag:vip",
      "dossier",
    ];
    const answers = async () =>
      JSON.stringify(
        await Promise.all(
          typed.map(async (one) => [one, await desk.ask(REMI, one), await desk.ask(REMI, one, { limit: 1 })]),
        ),
      );
    const before = await answers();
    const [, inner] = tickets;
    if (!inner) throw new Error("There are three.");
    const attachments = [{ id: "f", name: "dossier.pdf", contentType: "application/pdf", size: 1 }];
    await desk.say(inner.id, ANA, {
      public: false,
      text: "confidential, not to be told, leaks pump @bruno",
      attachments,
    });
    await accepted(desk.door, {
      event: eventOf(inner.id, ANA, NOON, {
        type: "changeRequested",
        changes: { tags: ["vip"], fields: { product: "books" }, ccs: ["boss@client.example"] },
      }),
    });
    expect(await answers()).toBe(before);
    expect(await numbersOf("confidential", ANA)).toEqual([inner.number]);
    expect(await numbersOf("dossier", ANA)).toEqual([inner.number]);
  });

  test("X2: a requester goes on with their own subject, and finds nobody of the desk by a mention", async () => {
    const { id, number } = await desk.open({ subject: "Broken" });
    await accepted(desk.door, {
      event: eventOf(id, ANA, NOON, { type: "changeRequested", changes: { subject: "Rewritten by the desk" } }),
    });
    await desk.say(id, ANA, { text: "Hello, @bruno will look." });
    const { ticket } = (await desk.store.db.selectFrom("ticket").select("body as ticket").execute())[0] ?? {};
    // An agent's rewriting keeps the requester's words where the desk says so; what he sees is what he finds.
    const seen = JSON.parse(ticket ?? "{}") as { readonly requesterSubject: string | null; readonly subject: string };
    expect(await numbersOf(seen.requesterSubject ?? seen.subject, REMI)).toEqual([number]);
    if (seen.requesterSubject !== null) expect(await numbersOf("rewritten", REMI)).toEqual([]);
    expect(await numbersOf("bruno", REMI)).toEqual([]);
    expect(await numbersOf("hello", REMI)).toEqual([number]);
    expect(await numbersOf("bruno")).toEqual([number]);
  });

  test("knows a changed subject, field, tag or name, and forgets the former one", async () => {
    const { id, number } = await desk.open({ subject: "Former", tags: ["old"], fields: { product: "books" } });
    expect(await numbersOf("former tag:old product:books")).toEqual([number]);
    await accepted(desk.door, {
      event: eventOf(id, ANA, NOON + HOUR, {
        type: "changeRequested",
        changes: { subject: "Present", tags: ["fresh"], fields: { product: "films" } },
      }),
    });
    await putContact(desk.store.db, {
      id: REMI.id,
      name: "Rémi Dupont",
      emails: ["remi@client.example"],
      language: "fr",
      kind: "customer",
      verified: true,
      organization: null,
    });
    expect(await numbersOf("present tag:fresh product:films dupont requester:dupont")).toEqual([number]);
    for (const typed of ["former", "tag:old", "product:books"]) expect(await numbersOf(typed)).toEqual([]);
  });
});
