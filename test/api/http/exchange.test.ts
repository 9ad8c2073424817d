import { afterAll, beforeAll, expect, it } from "vitest";
import { bundleText, openFile } from "../../../blueprints/export/bundle.ts";
import { library } from "../../../blueprints/library.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";

let here: TestServer;
let there: TestServer;
let marc: Visitor;
let ada: Visitor;
let other: Visitor;

beforeAll(async () => {
  const env = { FILROUGE_WORKER: "apart" };
  [here, there] = await Promise.all([startServer({ env }), startServer({ env, database: "postgres" })]);
  marc = await here.signIn("marc");
  ada = await here.signIn("ada");
  other = await there.signIn("ada");
});
afterAll(async () => {
  await Promise.all([here.remove(), there.remove()]);
});

type Document = { [key: string]: never };
const field = (key: string, name: string) =>
  ({ kind: "field", schemaVersion: 1, key, name, type: "text" }) as unknown as Document;
const calls = (key: string, fieldKey: string) =>
  ({
    ...{ kind: "blueprint", schemaVersion: 1, key, name: "Calls", entry: { into: { new: "start" } } },
    states: [
      { id: "start", name: "Start", status: "new" },
      { id: "end", name: "End", status: "solved", final: "resolved" },
    ],
    transitions: [
      {
        ...{ id: "go", name: { en: "Go on", fr: "Continuer" }, from: ["start"], to: "end" },
        during: [{ ask: "field", field: fieldKey }],
        after: [
          { do: "notify", to: ["group:finance"], template: "called" },
          { do: "notify", to: ["owner"], text: "{{ticket.fields.gone}}" },
        ],
      },
    ],
  }) as unknown as Document;
const template = {
  ...{ kind: "template", schemaVersion: 1, key: "called", name: "Called" },
  text: "{{ticket.fields.note}}",
} as unknown as Document;

it("says who uses a field, a group and a calendar, in force and in drafts", async () => {
  const uses = async (kind: "field" | "group" | "calendar", key: string) =>
    good(await marc.client.exchange.uses({ params: { kind, key } }));
  const amount = await uses("field", "amount");
  expect(amount.items).toContainEqual(
    expect.objectContaining({ kind: "form", key: "finance-question", inForce: true, inDraft: false }),
  );
  expect((await uses("group", "finance")).items.map(({ kind }) => kind)).toContain("blueprint");
  good(await ada.client.definitions.create({ body: calls("calls-draft", "orderNumber") }));
  const drawn = (await uses("field", "orderNumber")).items.find(({ key }) => key === "calls-draft");
  expect(drawn).toEqual({
    kind: "blueprint",
    key: "calls-draft",
    name: "Calls",
    inForce: false,
    inDraft: true,
    places: [{ pointer: "/transitions/0/during/0/field", part: { en: "Go on", fr: "Continuer" } }],
  });
  await here
    .store()
    .then((store) =>
      store.db.updateTable("desk_group").set({ calendar: "tokyo-office" }).where("key", "=", "group:finance").execute(),
    );
  expect((await uses("calendar", "tokyo-office")).people).toEqual([{ id: "group:finance", name: "Finance" }]);
});

it("views that somebody has for himself are counted for others, and shown to him", async () => {
  const ana = await here.signIn("ana");
  const document = {
    ...{ kind: "view", schemaVersion: 1, key: "secret-list", name: "Secret", columns: ["number", "fields.product"] },
    sees: { person: "agent:ana" },
  } as unknown as Document;
  good(await ana.client.views.save({ params: { key: "secret-list" }, body: document, ifMatch: 0 }));
  const uses = async (visitor: Visitor) =>
    good(await visitor.client.exchange.uses({ params: { kind: "field", key: "product" } }));
  const [hers, his] = [await uses(ana), await uses(marc)];
  expect(hers.items.map(({ key }) => key)).toContain("secret-list");
  expect(his.items.map(({ key }) => key)).not.toContain("secret-list");
  expect(his.ownViews).toBe(hers.ownViews + 1);
});

it("B40: what one desk exports with what it needs, another takes as drafts, and exports again to the byte", async () => {
  for (const document of [field("note", "Note"), template])
    good(await ada.client.definitions.create({ body: document }));
  const document = calls("calls", "note");
  const needs = good(await ada.client.exchange.needs({ body: { document } }));
  expect(needs.items.map(({ kind, key, standing }) => `${kind}/${key} ${standing}`)).toEqual([
    "field/note needed",
    "template/called needed",
  ]);
  expect(needs.people).toEqual([{ kind: "group", key: "finance" }]);
  expect(needs.missing).toEqual([{ kind: "field", key: "gone" }]);
  const text = bundleText([document, ...needs.items.map((item) => item.document)]);

  const opened = openFile(text);
  if (!opened.ok) throw new Error(JSON.stringify(opened.findings));
  const documents = opened.documents.map((one) => one.document as Document);
  const compare = async () => good(await other.client.exchange.compare({ body: { documents } }));
  const compared = await compare();
  expect(compared.items.map(({ key, standing }) => `${key} ${standing}`)).toEqual([
    "calls new",
    "note new",
    "called new",
  ]);
  expect(compared.missing).toEqual([{ kind: "field", key: "gone" }]);
  good(
    await other.client.exchange.take({ body: { documents: documents.map((one) => ({ document: one, revision: 0 })) } }),
  );
  const arrived = good(await other.client.definitions.read({ params: { kind: "blueprint", key: "calls" } }));
  expect(arrived).toMatchObject({ published: null, draft: { revision: 1 } });
  const again = good(await other.client.exchange.needs({ body: { document: arrived.draft?.document ?? {} } }));
  expect(bundleText([arrived.draft?.document as Document, ...again.items.map((item) => item.document)])).toBe(text);
  expect((await compare()).items.map(({ standing }) => standing)).toEqual(["same", "same", "same"]);
});

it("nothing is taken when one draft has changed meanwhile, one document does not read, or one may not be written", async () => {
  const take = (list: readonly { document: Document; revision: number }[]) =>
    other.client.exchange.take({ body: { documents: [...list] } });
  const fresh = { document: field("fresh", "Fresh"), revision: 0 };
  expect(await take([fresh, { document: field("note", "Other"), revision: 7 }])).toMatchObject({
    status: 412,
    problem: { errors: [{ pointer: "/documents/1/revision" }] },
  });
  expect(
    await take([fresh, { document: { ...field("bad", "Bad"), type: "blob" } as unknown as Document, revision: 0 }]),
  ).toMatchObject({ status: 422, problem: { errors: [{ pointer: "/documents/1/document/type" }] } });
  const view = { kind: "view", schemaVersion: 1, key: "mine2", name: "V", columns: ["number"], sees: "everyone" };
  expect(await take([fresh, { document: view as unknown as Document, revision: 0 }])).toMatchObject({
    problem: { errors: [{ pointer: "/documents/1/document/kind" }] },
  });
  expect((await other.client.definitions.read({ params: { kind: "field", key: "fresh" } })).status).toBe(404);
  const others = { ...calls("of-support", "note"), departments: ["department:support"] } as unknown as Document;
  const answer = good(await marc.client.exchange.compare({ body: { documents: [others, fresh.document] } }));
  expect(answer.items.map(({ standing }) => standing)).toEqual(["others", "new"]);
});

it("what is replaced is drawn into every user at once, with what it would break said before, and taken back as one", async () => {
  const read = async (key: string) => good(await ada.client.definitions.read({ params: { kind: "blueprint", key } }));
  for (const one of [
    field("reason", "Reason"),
    { ...field("price", "Price"), type: "number" } as unknown as Document,
  ]) {
    good(await ada.client.definitions.create({ body: one }));
    const { kind, key } = one as unknown as { kind: "field"; key: string };
    good(await ada.client.definitions.publish({ params: { kind, key }, body: {}, ifMatch: 1 }));
  }
  const example = {
    name: "the note is asked for",
    given: { ticket: { state: "start", fields: { orderNumber: "old" } } },
    when: [{ as: "agent:ana", take: "go", with: { orderNumber: "new" } }],
    // biome-ignore lint/suspicious/noThenProperty: the word of the language.
    then: { refused: ["/fields/orderNumber"], fields: { orderNumber: "new" } },
  };
  const document = { ...calls("replacing", "orderNumber"), examples: [example] } as unknown as Document;
  good(await ada.client.definitions.create({ body: document }));
  const replacement = { kind: "field", key: "orderNumber", by: "reason" } as const;
  const { items } = good(await ada.client.exchange.foresee({ body: replacement }));
  const own = items.find(({ key }) => key === "replacing");
  expect(own).toMatchObject({ kind: "blueprint", standing: "ready", revision: 1, alone: false, before: document });
  expect(own?.after).toMatchObject({
    transitions: [{ during: [{ ask: "field", field: "reason" }] }],
    examples: [
      {
        given: { ticket: { fields: { reason: "old" } } },
        when: [{ with: { reason: "new" } }],
        // biome-ignore lint/suspicious/noThenProperty: the word of the language.
        then: { refused: ["/fields/reason"], fields: { reason: "new" } },
      },
    ],
  });
  // The form that ships is in force without a draft; nobody takes its department away by this.
  const form = items.find(({ kind, key }) => kind === "form" && key === "return-of-goods");
  expect(form).toMatchObject({ standing: "ready", revision: 0, alone: true });
  expect(items.filter(({ standing }) => standing === "apart").every(({ after }) => after === null)).toBe(true);

  const documents = items
    .filter(({ standing }) => standing === "ready")
    .map(({ kind, key, revision }) => ({ kind, key, revision }));
  const stale = documents.map((one, index) => (index === 0 ? { ...one, revision: 99 } : one));
  expect(await ada.client.exchange.replace({ body: { ...replacement, documents: stale } })).toMatchObject({
    status: 412,
    problem: { errors: [{ pointer: "/documents/0/revision" }] },
  });
  expect((await read("replacing")).draft?.document).toEqual(document);
  const made = good(await ada.client.exchange.replace({ body: { ...replacement, documents } }));
  expect((await read("replacing")).draft?.document).toEqual(own?.after);
  const drawn = good(await ada.client.exchange.uses({ params: { kind: "field", key: "orderNumber" } }));
  expect(drawn.items.every(({ inDraft, kind }) => !inDraft || kind === "view")).toBe(true);
  expect(good(await ada.client.exchange.foresee({ body: replacement })).items).toContainEqual(
    expect.objectContaining({ key: "return-of-goods", standing: "drawn", after: null }),
  );
  good(await ada.client.exchange.putBack({ body: { items: made.items } }));
  expect((await read("replacing")).draft?.document).toEqual(document);
  const back = good(await ada.client.definitions.read({ params: { kind: "form", key: "return-of-goods" } }));
  expect(back.draft).toBeNull();
  // Somebody has gone on with one of them: nothing at all is taken back.
  expect(await ada.client.exchange.putBack({ body: { items: made.items } })).toMatchObject({ status: 412 });
});

it("a template is switched off once nothing in force names it, and a part at any time", async () => {
  const params = { kind: "template", key: "solved" } as const;
  expect(await ada.client.definitions.retire({ params, body: {} })).toMatchObject({
    status: 409,
    problem: { code: "stillNamed", errors: [{ message: expect.stringContaining("“") }] },
  });
  const replacement = { kind: "template", key: "solved", by: "acknowledged" } as const;
  const { items } = good(await ada.client.exchange.foresee({ body: replacement }));
  const ready = items.filter(({ standing }) => standing === "ready");
  expect(ready.length).toBeGreaterThan(0);
  const documents = ready.map(({ kind, key, revision }) => ({ kind, key, revision }));
  const made = good(await ada.client.exchange.replace({ body: { ...replacement, documents } }));
  for (const { kind, key, revision } of made.items)
    good(await ada.client.definitions.publish({ params: { kind, key }, body: {}, ifMatch: revision }));
  expect(good(await ada.client.definitions.retire({ params, body: {} }))).toMatchObject({ published: null });
});

it("another kind of value, a group, and what is not there: said before anything is drawn", async () => {
  const foresee = (body: Parameters<typeof ada.client.exchange.foresee>[0]["body"]) =>
    ada.client.exchange.foresee({ body });
  // A number stands where words are compared: the document would no longer be sound, or its examples would fail.
  const amount = good(await foresee({ kind: "field", key: "product", by: "amount" }));
  const finance = amount.items.find(({ key }) => key === "finance-requests");
  expect(finance?.faults.length).toBeGreaterThan(0);
  expect(finance?.faults[0]?.message).toMatchObject({ en: expect.any(String), fr: expect.any(String) });
  const group = good(await foresee({ kind: "group", key: "finance", by: "helpdesk" }));
  const after = JSON.stringify(group.items.find(({ key }) => key === "finance-requests")?.after);
  expect(after).toContain('"group:helpdesk"');
  expect(after).not.toContain('"group:finance"');
  // Marc draws for finance alone.
  const others = { ...calls("of-helpdesk", "note"), departments: ["department:support"] } as unknown as Document;
  good(await ada.client.definitions.create({ body: others }));
  const his = good(await marc.client.exchange.foresee({ body: { kind: "field", key: "note", by: "product" } }));
  expect(his.items.find(({ key }) => key === "of-helpdesk")).toMatchObject({ standing: "others", after: null });
  const documents = [{ kind: "blueprint" as const, key: "of-helpdesk", revision: 1 }];
  expect(
    await marc.client.exchange.replace({ body: { kind: "field", key: "note", by: "product", documents } }),
  ).toMatchObject({ status: 403 });
  for (const by of ["product", "nowhere"])
    expect(await foresee({ kind: "field", key: "product", by })).toMatchObject({
      status: 422,
      problem: { errors: [{ pointer: "/by" }] },
    });
});

it("S09: on a desk without On-hold an imported rule that sets it warns, arrives inactive, and warns where it is edited", async () => {
  const rule = {
    ...{ kind: "trigger", schemaVersion: 1, key: "park", name: "Park it", on: ["created"] },
    ...{ when: { is: [{ var: "ticket.type" }, "task"] }, do: [{ do: "setStatus", to: "hold" }] },
  } as unknown as Document;
  const warned = async () => {
    const { items } = good(await other.client.exchange.compare({ body: { documents: [rule] } }));
    return items.flatMap(({ warnings }) => warnings);
  };
  // The control: while the desk has On-hold, nothing is said.
  expect(await warned()).toEqual([]);
  const params = { kind: "lifecycle", key: "base-lifecycle" } as const;
  const base = library.map(({ document }) => document).find((one) => one.kind === "lifecycle");
  if (base?.kind !== "lifecycle") throw new Error("No lifecycle is shipped.");
  const { examples: _, ...rest } = base;
  const ways = base.ways.map((way) => ({ ...way, to: way.to.filter((status) => status !== "hold") }));
  const without = { ...rest, ways: ways.filter(({ to }) => to.length > 0) } as unknown as Document;
  const saved = good(await other.client.definitions.saveDraft({ params, body: without, ifMatch: 0 }));
  good(await other.client.definitions.publish({ params, body: { note: "No hold." }, ifMatch: saved.revision }));
  expect(await warned()).toEqual([
    expect.objectContaining({ en: expect.stringContaining("No ticket becomes on hold on this desk") }),
  ]);
  good(await other.client.exchange.take({ body: { documents: [{ document: rule, revision: 0 }] } }));
  const arrived = good(await other.client.definitions.read({ params: { kind: "trigger", key: "park" } }));
  expect(arrived).toMatchObject({ published: null, draft: { revision: 1 } });
  const { findings } = good(await other.client.definitions.verify({ body: { document: rule } }));
  expect(findings).toMatchObject([{ code: "status.off", severity: "warning", pointer: "/do/0/to" }]);
});
