import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../../../blueprints/json.ts";
import { publishDocument } from "../../publish.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { financeTicket, freeTicket } from "./desk.ts";

const field = (key: string, type: string, limits: { readonly [limit: string]: Json } = {}) => ({
  kind: "field" as const,
  schemaVersion: 1,
  key,
  name: { en: key, fr: key },
  type,
  ...limits,
});
const option = (value: string, en: string, fr: string, under?: string) => ({
  value,
  name: { en, fr },
  ...(under !== undefined && { under }),
});
const OPTIONS = [
  option("hardware", "Hardware", "Matériel"),
  option("printer", "Printer", "Imprimante", "hardware"),
  option("other", "Other", "Autre"),
];
const FIELDS = [
  field("price", "money", { currency: "EUR", min: 0 }),
  field("cause", "tree", { options: OPTIONS }),
  field("known", "ticket"),
  field("witness", "person"),
  field("order", "text", { pattern: "B-[0-9]{4}", message: { en: "Like B-1234.", fr: "Comme B-1234." } }),
];
const REPAIR = {
  kind: "form" as const,
  schemaVersion: 1,
  key: "repair",
  name: { en: "A repair", fr: "Une réparation" },
  department: "department:helpdesk",
  asks: [
    { ask: "field", field: "cause", required: true },
    { ask: "field", field: "known" },
  ],
  requires: [{ field: "order", in: ["solved"], when: { is: [{ var: "ticket.fields.cause" }, "printer"] } }],
};

describe.each(DATABASES)("fields over HTTP on %s", (database) => {
  let server: TestServer;
  let ana: Visitor;
  let chloe: Visitor;
  let remi: Visitor;
  let ada: Visitor;

  beforeAll(async () => {
    server = await startServer({ database });
    ana = await server.signIn("ana");
    chloe = await server.signIn("chloe");
    remi = await server.signIn("remi");
    ada = await server.signIn("ada");
    for (const document of [...FIELDS, REPAIR]) await publishDocument(ada, document);
  });
  afterAll(() => server.remove());

  const change = async (visitor: Visitor, id: string, changes: { readonly [key: string]: Json }) => {
    const { version } = good(await visitor.client.tickets.read({ params: { id } }));
    return visitor.client.tickets.change({ params: { id }, body: changes, ifMatch: version });
  };
  const faults = (answer: Awaited<ReturnType<typeof change>>) =>
    answer.ok ? [] : answer.problem.errors.map(({ pointer, message }) => `${pointer} ${message}`);

  it("somebody whom a field names must be there: a person, one of former days too, or a group", async () => {
    const { id } = await freeTicket(ana);
    for (const witness of ["agent:bruno", "group:finance"])
      expect(good(await change(ana, id, { fields: { witness } })).ticket.fields.witness).toBe(witness);
    for (const witness of ["agent:nobody", "group:nowhere"])
      expect(faults(await change(ana, id, { fields: { witness } }))).toEqual([
        `/fields/witness There is no “${witness}” on this desk.`,
      ]);
    expect(faults(await change(ana, id, { fields: { witness: "bruno" } }))).toEqual([
      "/fields/witness Choose an agent or a group.",
    ]);
    const opened = await ana.client.tickets.create({ body: { subject: "X", fields: { witness: "agent:nobody" } } });
    expect(opened).toMatchObject({ status: 422 });
  });

  it("each kind takes its values, and names every field with a value that does not fit", async () => {
    const { id } = await freeTicket(ana, "A repair");
    const fields = { price: 12.34, cause: "printer", order: "B-1234" };
    expect(good(await change(ana, id, { fields })).ticket.fields).toEqual(fields);
    const wrong = await change(ana, id, { fields: { price: 12.345, cause: "hardware", order: "1234", known: "#1" } });
    expect(wrong).toMatchObject({ status: 422 });
    expect(faults(wrong)).toEqual([
      "/fields/price Give at most 2 decimal places.",
      "/fields/cause Choose an end of one of the branches.",
      "/fields/order Like B-1234.",
      "/fields/known Give the number of a ticket.",
    ]);
  });

  it("X2: a field names only a ticket that its writer sees; another is answered like one that is not there", async () => {
    const hidden = await financeTicket(ana, "For Finance alone");
    const seen = await freeTicket(chloe, "For everybody");
    const { id } = await freeTicket(chloe, "Known already?");
    expect(good(await change(chloe, id, { fields: { known: seen.number } })).ticket.fields.known).toBe(seen.number);
    const [refused, missing] = [
      await change(chloe, id, { fields: { known: hidden.number } }),
      await change(chloe, id, { fields: { known: 999_999 } }),
    ];
    expect(refused).toMatchObject({ ok: false, status: 422 });
    expect(faults(refused)).toEqual([`/fields/known There is no ticket #${hidden.number} that you see.`]);
    expect(faults(missing)).toEqual(["/fields/known There is no ticket #999999 that you see."]);
    const draft = { subject: "Mine", form: "repair", fields: { cause: "other", known: seen.number } };
    const foreign = await remi.client.tickets.create({
      body: { ...draft, fields: { cause: "other", known: (await freeTicketOfNobody()).number } },
    });
    expect(foreign).toMatchObject({ ok: false, status: 422 });
    expect(good(await remi.client.tickets.create({ body: draft })).ticket.subject).toBe("Mine");
  });

  const freeTicketOfNobody = async () =>
    good(await chloe.client.tickets.create({ body: { subject: "Nobody's", department: "department:helpdesk" } }))
      .ticket;

  it("S11: an agent does not solve a ticket of a form without what the form requires then", async () => {
    const body = { subject: "It smokes", form: "repair", fields: { cause: "printer" } };
    const { id } = good(await remi.client.tickets.create({ body })).ticket;
    const left = { params: { id }, body: { reason: "Without a process." }, idempotencyKey: crypto.randomUUID() };
    good(await ada.client.tickets.revoke(left));
    const own = { assignee: "agent:chloe", status: "solved" };
    const refused = await change(chloe, id, own);
    expect(refused).toMatchObject({ ok: false, status: 422 });
    expect(faults(refused)).toEqual(["/fields/order order is needed: its form asks for it when the ticket is solved."]);
    const solved = await change(chloe, id, { ...own, fields: { order: "B-0001" } });
    expect(good(solved).ticket.status).toBe("solved");
  });

  it("a view asks for them, sorts nothing away, and says them in words in its export", async () => {
    const { id, number } = await freeTicket(ana, "Dear and broken");
    good(await change(ana, id, { fields: { price: 1999.9, cause: "printer", known: number } }));
    const document = {
      kind: "view",
      schemaVersion: 1,
      key: "dear",
      name: "Dear",
      columns: ["number", "fields.price", "fields.cause", "fields.known"],
      when: {
        allOf: [
          { moreThan: [{ var: "ticket.fields.price" }, 1000] },
          { oneOf: [{ var: "ticket.fields.cause" }, ["printer"]] },
          { under: [{ var: "ticket.fields.cause" }, ["hardware"]] },
        ],
      },
      sees: { person: "agent:ana" },
    };
    good(await ana.client.views.save({ params: { key: "dear" }, body: document, ifMatch: 0 }));
    const { items } = good(await ana.client.views.tickets({ params: { key: "dear" }, query: {} }));
    expect(items.map(({ cells }) => cells)).toEqual([
      { "fields.price": 1999.9, "fields.cause": "printer", "fields.known": number },
    ]);
    const { text } = await ana.raw("/api/views/dear/export", { headers: { "accept-language": "fr" } });
    const rows: string[][] = parse(text);
    expect(rows[1]).toEqual([String(number), "1999.9", "Matériel › Imprimante", String(number)]);
  });

  it("a draft that takes options away, or is of another kind, says beforehand which values would not fit", async () => {
    const letters = ["a", "b", "c"].map((value) => option(value, value.toUpperCase(), value.toUpperCase()));
    await publishDocument(ada, field("letter", "choice", { options: letters }));
    const [one, two] = [await freeTicket(ana, "One"), await freeTicket(ana, "Two")];
    good(await change(ana, one.id, { fields: { letter: "a" } }));
    good(await change(ana, two.id, { fields: { letter: "b" } }));
    const would = async (document: ReturnType<typeof field>) =>
      good(await ada.client.definitions.dryRun({ body: { document } }));
    expect(await would(field("letter", "choice", { options: letters }))).toMatchObject({ values: 2, unfit: 0 });
    expect(await would(field("letter", "choice", { options: letters.slice(1) }))).toMatchObject({
      ...{ kind: "field", values: 2, unfit: 1, complete: true },
      examples: [{ number: one.number, value: "a" }],
    });
    expect(await would(field("letter", "number"))).toMatchObject({ values: 2, unfit: 2 });
    expect(await would(field("letter", "text"))).toMatchObject({ values: 2, unfit: 0 });
  });

  it("a field that is switched off keeps its values, takes no new ones, and comes back with them", async () => {
    const params = { kind: "field", key: "passing" } as const;
    await publishDocument(ada, field("passing", "text"));
    const { id } = await freeTicket(ana, "Passing");
    good(await change(ana, id, { fields: { passing: "kept" } }));
    good(await ada.client.definitions.retire({ params, body: {} }));
    const names = async () => {
      const { fields, formerFields = [] } = good(await ana.client.directory.read());
      return [fields, formerFields].map((list) => list.some(({ key }) => key === "passing"));
    };
    expect(await names()).toEqual([false, true]);
    expect(good(await ana.client.tickets.read({ params: { id } })).fields).toMatchObject({ passing: "kept" });
    expect(await change(ana, id, { fields: { passing: "new" } })).toMatchObject({ ok: false, status: 422 });
    const draft = good(await ada.client.definitions.saveDraft({ params, body: field("passing", "text"), ifMatch: 0 }));
    good(await ada.client.definitions.publish({ params, ifMatch: draft.revision, body: {} }));
    expect(await names()).toEqual([true, false]);
    expect(good(await change(ana, id, { fields: { passing: "new" } })).ticket.fields).toMatchObject({ passing: "new" });
  });
});
