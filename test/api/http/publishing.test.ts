import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";

const blueprint = (key: string, more: object = {}) => ({
  ...{ kind: "blueprint", schemaVersion: 1, key, name: { en: "Sandbox", fr: "Bac à sable" } },
  departments: ["department:finance"],
  entry: { when: { is: [{ var: "ticket.subject" }, "never"] }, into: { open: "a" } },
  states: [
    { id: "a", name: "A", status: "open" },
    { id: "b", name: "B", status: "solved", final: "resolved" },
  ],
  transitions: [{ id: "go", name: "Go", from: ["a"], to: "b" }],
  ...more,
});

describe.each(DATABASES)("who may publish what, on %s", (database) => {
  let server: TestServer;
  let [ada, marc, bruno]: Visitor[] = [];
  beforeAll(async () => {
    server = await startServer({ database });
    [ada, marc, bruno] = await Promise.all(["ada", "marc", "bruno"].map((name) => server.signIn(name)));
    // Bruno leads Finance alone.
    good(
      await people().ada.client.team.changePerson({ params: { id: "agent:bruno" }, body: { role: "role:manager" } }),
    );
  });
  afterAll(() => server.remove());
  const people = () => {
    if (!ada || !marc || !bruno) throw new Error("Nobody has signed in.");
    return { ada, marc, bruno };
  };
  const of = (key: string) => ({ kind: "blueprint", key }) as const;
  const draft = async (by: Visitor, document: ReturnType<typeof blueprint>, revision = 0) =>
    by.client.definitions.saveDraft({ params: of(document.key), body: document, ifMatch: revision });
  const publish = (by: Visitor, key: string, revision: number) =>
    by.client.definitions.publish({ params: of(key), body: { note: "Because" }, ifMatch: revision });
  const ask = (by: Visitor, key: string, revision: number) =>
    by.client.publishing.ask({ params: of(key), body: { note: "Please look" }, ifMatch: revision });
  const need = async (scope: string, secondPerson: boolean) =>
    good(await people().ada.client.publishing.set({ params: { id: scope }, body: { secondPerson } }));

  test("B44: a manager edits blueprints of his departments alone, by whatever way", async () => {
    const { ada, marc, bruno } = people();
    good(await draft(bruno, blueprint("own")));
    good(await publish(bruno, "own", 1));
    const foreign = { status: 403, problem: { code: "otherDepartment" } };
    const vtouch = { departments: ["department:vtouch"] };
    expect(await draft(bruno, blueprint("foreign", vtouch))).toMatchObject(foreign);
    expect(
      await draft(bruno, blueprint("both", { departments: ["department:finance", "department:vtouch"] })),
    ).toMatchObject(foreign);
    // A blueprint of no department takes the tickets of all.
    expect(await draft(bruno, blueprint("all", { departments: [] }))).toMatchObject(foreign);
    expect(await bruno.client.definitions.create({ body: blueprint("made", vtouch) })).toMatchObject(foreign);
    // His own is not given away, and somebody else's is not taken by naming another department in a draft.
    expect(await draft(bruno, blueprint("own", vtouch))).toMatchObject(foreign);
    good(await draft(marc, blueprint("theirs", vtouch)));
    expect(await draft(bruno, blueprint("theirs"), 1)).toMatchObject(foreign);
    expect(await publish(bruno, "theirs", 1)).toMatchObject(foreign);
    expect(await bruno.client.definitions.removeDraft({ params: of("theirs"), ifMatch: 1 })).toMatchObject(foreign);
    good(await publish(marc, "theirs", 1));
    // Past others of his own department he moves it; past another department's he does not.
    const listed = good(await ada.client.definitions.list({ query: { kind: "blueprint" } })).items.map(
      ({ key }) => key,
    );
    const first = ["theirs", ...listed.filter((key) => key !== "theirs")];
    const order = (by: Visitor, keys: string[]) =>
      by.client.definitions.order({ params: { kind: "blueprint" }, body: { keys } });
    expect(await order(bruno, first)).toMatchObject(foreign);
    good(await order(marc, first));
    expect(good(await ada.client.definitions.read({ params: of("theirs") })).versions).toHaveLength(1);
  });

  test("B44: where the department says so a second person publishes, never the author; a change takes the request back", async () => {
    const { ada, marc, bruno } = people();
    good(await draft(bruno, blueprint("second")));
    await need("department:finance", true);
    expect(await publish(bruno, "second", 1)).toMatchObject({ status: 409, problem: { code: "secondPerson" } });
    expect(await publish(ada, "second", 1)).toMatchObject({ status: 409 });
    const asked = good(await ask(bruno, "second", 1));
    expect(asked).toMatchObject({ revision: 1, note: "Please look", author: { name: "Bruno" } });
    expect(await ask(bruno, "second", 1)).toMatchObject({ status: 409, problem: { code: "askedAlready" } });
    const answer = (by: Visitor, id: string) => by.client.publishing.approve({ params: { id } });
    expect(await answer(bruno, asked.id)).toMatchObject({ status: 403, problem: { code: "ownRequest" } });
    const mine = good(await bruno.client.publishing.requests());
    expect(mine.items.find(({ id }) => id === asked.id)?.notYours).not.toBeNull();
    expect(good(await marc.client.publishing.requests()).items[0]).toMatchObject({ id: asked.id, notYours: null });

    // What is published is what was looked at: another draft is another request.
    good(await draft(bruno, blueprint("second", { name: "Another" }), 1));
    expect(await answer(marc, asked.id)).toMatchObject({ status: 409, problem: { code: "answeredAlready" } });
    const standing = good(await marc.client.publishing.standing({ params: of("second") }));
    expect(standing).toEqual({ secondPerson: true, request: null });
    // Whoever wrote the draft does not approve it either, when somebody else asks.
    const [byMarc] = [good(await ask(marc, "second", 2))];
    expect(await answer(bruno, byMarc.id)).toMatchObject({ status: 403 });
    const refused = await marc.client.publishing.refuse({ params: { id: byMarc.id }, body: { word: "No" } });
    expect(refused).toMatchObject({ status: 403 });
    good(await ada.client.publishing.refuse({ params: { id: byMarc.id }, body: { word: "The name is wrong" } }));
    expect(await answer(ada, byMarc.id)).toMatchObject({ status: 409 });

    const again = good(await ask(bruno, "second", 2));
    const both = await Promise.all([answer(marc, again.id), answer(ada, again.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { versions } = good(await ada.client.definitions.read({ params: of("second") }));
    expect(versions).toMatchObject([{ version: 1, author: { name: "Bruno" }, note: "Please look" }]);
    await need("department:finance", false);
  });

  test("B44: a department's setting reaches its own and what spans all; the desk's reaches every document", async () => {
    const { marc } = people();
    const needed = async (kind: "blueprint" | "template", key: string) =>
      good(await marc.client.publishing.standing({ params: { kind, key } })).secondPerson;
    good(await draft(marc, blueprint("wide", { departments: [] })));
    const all = async () => [
      await needed("blueprint", "finance-requests"),
      await needed("blueprint", "vtouch-feedback"),
      await needed("blueprint", "wide"),
      await needed("template", "acknowledged"),
    ];
    await need("department:finance", true);
    expect(await all()).toEqual([true, false, true, false]);
    await need("department:finance", false);
    await need("desk", true);
    expect(await all()).toEqual([true, true, true, true]);
    await need("desk", false);
    expect(await all()).toEqual([false, false, false, false]);
    const marcs = await marc.client.publishing.set({ params: { id: "desk" }, body: { secondPerson: true } });
    expect(marcs).toMatchObject({ status: 403 });
  });

  const rule = (key: string) => ({
    ...{ kind: "trigger", schemaVersion: 1, key, name: { en: `Rule ${key}`, fr: `Règle ${key}` }, on: ["created"] },
    ...{ when: { is: [{ var: "ticket.subject" }, "never"] }, do: [{ do: "addTag", tag: "x" }] },
  });

  test("B44: what publishing needs, switching off, switching on, rolling back and another order need, too", async () => {
    const { ada, marc, bruno } = people();
    const at = (key: string) => ({ kind: "trigger", key }) as const;
    for (const key of ["looked-a", "looked-b"]) {
      good(await ada.client.definitions.saveDraft({ params: at(key), body: rule(key), ifMatch: 0 }));
      good(await ada.client.definitions.publish({ params: at(key), body: { note: "n" }, ifMatch: 1 }));
    }
    await need("desk", true);
    const second = { status: 409, problem: { code: "secondPerson" } };
    const listed = async () =>
      good(await ada.client.definitions.list({ query: { kind: "trigger" } })).items.map(({ key }) => key);
    const before = await listed();
    const wanted = before.toReversed();
    expect(await ada.client.definitions.retire({ params: at("looked-a"), body: {} })).toMatchObject(second);
    expect(await ada.client.definitions.order({ params: { kind: "trigger" }, body: { keys: wanted } })).toMatchObject(
      second,
    );

    // Who asks does not answer; who answers does exactly what was asked for.
    const off = good(await ada.client.publishing.askToRetire({ params: at("looked-a"), body: { note: "Too loud" } }));
    expect(off).toMatchObject({ act: "retire", revision: 1, inForce: 1, notYours: { en: expect.any(String) } });
    const again = await marc.client.publishing.askToRetire({ params: at("looked-a"), body: { note: "Me too" } });
    expect(again).toMatchObject({ status: 409, problem: { code: "askedAlready" } });
    const approve = (by: Visitor, id: string) => by.client.publishing.approve({ params: { id } });
    expect(await approve(ada, off.id)).toMatchObject({ status: 403 });
    // A draft that somebody writes meanwhile is another matter.
    good(await ada.client.definitions.saveDraft({ params: at("looked-a"), body: rule("looked-a"), ifMatch: 0 }));
    expect(good(await approve(marc, off.id))).toEqual({ version: 1, findings: [] });
    const { published, draft: left } = good(await ada.client.definitions.read({ params: at("looked-a") }));
    expect([published, left?.revision]).toEqual([null, 2]);
    // Switched on again by publishing, which needs the second person as ever.
    const on = { params: at("looked-a"), body: { note: "n" }, ifMatch: 2 };
    expect(await ada.client.definitions.publish(on)).toMatchObject(second);

    const order = (keys: readonly string[], note = "") =>
      ada.client.publishing.askToOrder({ params: { kind: "trigger" }, body: { keys: [...keys], note } });
    const first = good(await order(wanted));
    const later = good(await order(wanted, "Loud ones first"));
    expect(later).toMatchObject({ act: "order", key: "", note: "Loud ones first" });
    expect(later.order?.at(-1)).toEqual(first.order?.at(-1));
    expect(await approve(marc, first.id)).toMatchObject({ status: 409, problem: { code: "answeredAlready" } });
    // Bruno leads one department: an order of the whole desk's rules is not kept from him, as publishing them is not.
    expect(good(await bruno.client.publishing.requests()).items.map(({ id }) => id)).toContain(later.id);
    expect(await listed()).toEqual(before);
    expect(good(await approve(marc, later.id)).version).toBeNull();
    expect(await listed()).toEqual(wanted);
    await need("desk", false);
  });

  test("B44: whoever may answer hears of a request once, in his language, and who asked hears the answer", async () => {
    const { ada, marc } = people();
    const { db } = await server.store();
    await db.updateTable("person").set({ language: "fr" }).where("key", "=", "agent:ada").execute();
    await need("desk", true);
    good(await draft(marc, blueprint("heard", { name: { en: "Heard", fr: "Entendu" } })));
    const asked = good(await ask(marc, "heard", 1));
    const told = async () => {
      const rows = await db.selectFrom("mail_log").select(["recipients", "subject", "text"]).execute();
      return rows
        .filter(({ subject }) => /Heard|Entendu/.test(subject))
        .map(({ recipients, subject, text }) => ({ to: JSON.parse(recipients)[0], subject, text }))
        .sort((one, other) => (one.to < other.to ? -1 : 1));
    };
    const wait = { timeout: 30_000 };
    await expect.poll(async () => (await told()).length, wait).toBe(2);
    expect(await told()).toEqual([
      {
        to: "ada@filrouge.example",
        subject: "Marc Manager demande à publier : Blueprint « Entendu »",
        text: expect.stringContaining("Please look\n\nUne deuxième personne est attendue"),
      },
      {
        to: "bruno@filrouge.example",
        subject: "Marc Manager asks to publish: Blueprint “Heard”",
        text: expect.stringContaining("It waits for a second person"),
      },
    ]);
    good(await ada.client.publishing.refuse({ params: { id: asked.id }, body: { word: "Not yet" } }));
    await expect.poll(async () => (await told()).length, wait).toBe(3);
    expect((await told()).find(({ text }) => text.includes("Not yet"))?.to).toBe("marc@filrouge.example");
    expect(await db.selectFrom("publish_notice").selectAll().where("request", "=", asked.id).execute()).toEqual([]);
    await need("desk", false);
  });

  test("B44: every publication stands in the log, with its author, who agreed, and what is different since", async () => {
    const { ada, marc, bruno } = people();
    good(await draft(bruno, blueprint("logged")));
    good(await publish(bruno, "logged", 1));
    await need("desk", true);
    const states = [...blueprint("logged").states, { id: "c", name: "C", status: "hold" }];
    const transitions = [
      { id: "go", name: "Walk", from: ["a", "c"], to: "b" },
      { id: "wait", name: "Wait", from: ["a"], to: "c" },
    ];
    good(await draft(bruno, blueprint("logged", { states, transitions })));
    const { revision } = good(await bruno.client.definitions.read({ params: of("logged") })).draft ?? { revision: 0 };
    const asked = good(await ask(bruno, "logged", revision));
    good(await marc.client.publishing.approve({ params: { id: asked.id } }));
    await need("desk", false);
    const log = good(await ada.client.publishing.log({ query: { kind: "blueprint", key: "logged" } }));
    expect(log.items).toMatchObject([
      { version: 2, before: 1, author: { name: "Bruno" }, approvedBy: { name: "Marc Manager" }, note: "Please look" },
      { version: 1, before: null, author: { name: "Bruno" }, approvedBy: null, note: "Because", changes: [] },
    ]);
    expect(log.items[0]?.changes).toEqual([
      { op: "added", path: "/states/c" },
      { op: "changed", path: "/transitions/go/name" },
      { op: "changed", path: "/transitions/go/from" },
      { op: "added", path: "/transitions/wait" },
    ]);
    // Page by page it is the same log, and nothing twice.
    const whole = good(await ada.client.publishing.log({ query: { limit: 200 } })).items;
    const paged: typeof whole = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = good(await ada.client.publishing.log({ query: { limit: 7, ...(cursor ? { cursor } : {}) } }));
      paged.push(...page.items);
      cursor = page.next;
    }
    expect(paged.slice(0, whole.length)).toEqual(whole);
    expect(paged.map(({ at }) => at)).toEqual(paged.map(({ at }) => at).sort((a, b) => b - a));
  });
});
