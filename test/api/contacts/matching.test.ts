import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Given, tryMatching } from "../../../api/contacts/try-matching.ts";
import { readContactByEmail } from "../../../api/people/contacts.ts";
import { contactMatchingSchema } from "../../../blueprints/contact-matching.ts";
import { publishDocument } from "../../publish.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { furnish, put } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";
import { imported, known } from "./desk.ts";

const rules = (organizations: readonly { organization: string; from: readonly string[] }[]) => ({
  ...{ kind: "contact-matching", schemaVersion: 1, key: "rules", name: "Rules" },
  ...{
    subaddresses: true,
    shared: ["info@"],
    organizations: organizations.map((one) => ({ ...one, from: [...one.from] })),
  },
});

describe.each(DATABASES)("contact matching on %s", (database) => {
  async function desk() {
    const { store, remove } = await freshStore(database);
    await furnish(store);
    const all = async () =>
      (await store.db.selectFrom("contact").select(["name", "emails", "organization"]).orderBy("name").execute()).map(
        ({ name, emails, organization }) => [name, JSON.parse(emails) as string[], organization] as const,
      );
    return { store, remove, all };
  }

  test("a draft is tried on an address: who that would be, where he would belong, and by which rule; nothing is written", async () => {
    const { store, remove, all } = await desk();
    try {
      for (const name of ["Shop", "Home"])
        await store.db
          .insertInto("organization")
          .values({ id: `organization:${name.toLowerCase()}`, name, attributes: "{}", sort: name.toLowerCase() })
          .execute();
      await put(
        store,
        "contact-matching",
        "rules",
        rules([{ organization: "organization:shop", from: ["shop.example"] }]),
      );
      await known(store, { id: "requester:nina", name: "Nina", emails: ["nina@shop.example"] });
      const before = await all();
      const drawn = {
        ...rules([{ organization: "organization:home", from: ["sub.shop.example"] }]),
        key: "others",
        name: "Others",
      };
      const draft = contactMatchingSchema.parse({ ...drawn, shared: ["desk@shop.example"] });
      const tried = (address: string) => tryMatching(store.db, draft, { address });
      expect(await tried("Nina+News@shop.example")).toMatchObject({
        shared: null,
        contact: { id: "requester:nina", by: "likeness" },
        organization: { name: "Shop", from: "shop.example", rules: "Rules", there: true },
      });
      expect((await tried("nina@shop.example")).contact?.by).toBe("address");
      expect(await tried("tom@sub.shop.example")).toMatchObject({
        ...{ shared: null, contact: null },
        organization: { name: "Home", from: "sub.shop.example", rules: "Others" },
      });
      expect((await tried("desk+x@shop.example")).shared).toBe("desk@shop.example");
      expect(await tried("info@nowhere.example")).toMatchObject({ shared: "info@", contact: null, organization: null });
      // The draft of rules that are in force takes their place.
      const emptied = contactMatchingSchema.parse(
        rules([{ organization: "organization:gone", from: ["shop.example"] }]),
      );
      expect((await tryMatching(store.db, emptied, { address: "tom@shop.example" })).organization).toEqual({
        ...{ id: "organization:gone", name: "organization:gone", from: "shop.example", rules: "Rules", there: false },
      });
      expect(await all()).toEqual(before);
    } finally {
      await remove();
    }
  });

  test("a draft is tried on a phone, a customer number and a name: each says whom it found, or why it decides nothing", async () => {
    const { store, remove, all } = await desk();
    try {
      const draft = contactMatchingSchema.parse({ ...rules([]), shared: ["desk@shop.example"] });
      await known(store, {
        id: "requester:nina",
        name: "Nina Roy",
        emails: ["nina@shop.example"],
        phones: ["+33 6 12 34 56 78"],
      });
      await known(store, {
        id: "requester:tom",
        name: "Tom",
        emails: [],
        phones: ["0145 67 89 01"],
        customerNumber: "C-7",
      });
      for (const id of ["a", "b"])
        await known(store, { id: `requester:${id}`, name: "Twin", emails: [], customerNumber: "C-8" });
      const before = await all();
      const tried = async (given: Given) => {
        const { contact, steps } = await tryMatching(store.db, draft, given);
        return [
          contact && `${contact.name} by ${contact.by}`,
          ...steps.map(({ by, value, came }) => `${by} ${value} ${came}`),
        ];
      };
      expect(await tried({ phone: "0033 6 12 34 56 78" })).toEqual(["Nina Roy by phone", "phone 33612345678 known"]);
      expect(await tried({ phone: "+33 145 67 89 01" })).toEqual(["Tom by national", "national 0145678901 known"]);
      expect(await tried({ phone: "+49 30 1" })).toEqual([null, "phone 49301 nobody"]);
      expect(await tried({ number: "C-7" })).toEqual(["Tom by number", "number C-7 known"]);
      expect(await tried({ number: "C-8" })).toEqual([null, "number C-8 several"]);
      expect(await tried({ number: "C-9" })).toEqual([null, "number C-9 nobody"]);
      // A shared mailbox says nothing of anybody, so that the number decides.
      expect(await tried({ address: "desk@shop.example", number: "C-7" })).toEqual([
        "Tom by number",
        "address desk@shop.example shared",
        "number C-7 known",
      ]);
      expect(await tried({ address: "eve@shop.example", number: "C-7", name: "nina roy" })).toEqual([
        null,
        "address eve@shop.example nobody",
        "number C-7 notAlone",
        "name nina roy suggests",
      ]);
      // Two people: the address comes first.
      expect(await tried({ address: "nina@shop.example", phone: "0145678901" })).toEqual([
        "Nina Roy by address",
        "address nina@shop.example known",
        "phone 0145678901 known",
      ]);
      expect(await all()).toEqual(before);
    } finally {
      await remove();
    }
  });

  test("a file finds somebody by a subaddress, gives organizations by domain, and knows nobody by a shared mailbox", async () => {
    const { store, remove, all } = await desk();
    try {
      await store.db
        .insertInto("organization")
        .values({ id: "organization:shop", name: "Shop", attributes: "{}", sort: "shop" })
        .execute();
      await put(
        store,
        "contact-matching",
        "rules",
        rules([
          { organization: "organization:shop", from: ["shop.example"] },
          { organization: "organization:gone", from: ["gone.example"] },
        ]),
      );
      await known(store, { id: "requester:nina", name: "Nina", emails: ["nina@shop.example"] });
      const csv = [
        "name;email;organization",
        "Nina Roy;nina+news@shop.example;",
        "Tom;tom@mail.shop.example;",
        "Tom B;tom+x@mail.shop.example;",
        "Eve;eve@shop.example;Elsewhere",
        "Joe;joe@gone.example;",
        "Desk;info@shop.example;",
      ].join("\n");
      const { counts } = await imported(store, csv);
      expect(counts).toMatchObject({ created: 3, changed: 2, failed: 1 });
      expect(counts.troubles).toMatchObject([{ line: 7 }]);
      const [elsewhere] = await store.db
        .selectFrom("organization")
        .select("id")
        .where("name", "=", "Elsewhere")
        .execute();
      expect(await all()).toEqual([
        ["Eve", ["eve@shop.example"], elsewhere?.id],
        ["Joe", ["joe@gone.example"], null],
        ["Nina Roy", ["nina@shop.example", "nina+news@shop.example"], "organization:shop"],
        ["Rémi", ["remi@client.example"], null],
        ["Tom B", ["tom@mail.shop.example", "tom+x@mail.shop.example"], "organization:shop"],
      ]);
      // The same file again changes nothing but the name that two of its lines give differently.
      expect((await imported(store, csv)).counts).toMatchObject({ created: 0, failed: 1 });
    } finally {
      await remove();
    }
  });

  test("several contacts may have a shared mailbox, and none is found by it", async () => {
    const { store, remove } = await desk();
    try {
      await put(store, "contact-matching", "rules", rules([]));
      for (const id of ["requester:a", "requester:b"]) await known(store, { id, emails: ["info@shop.example"] });
      expect(await readContactByEmail(store.db, "info@shop.example")).toBeUndefined();
    } finally {
      await remove();
    }
  });
});

describe("contact matching over HTTP", () => {
  let server: TestServer;
  let ada: Visitor;

  beforeAll(async () => {
    server = await startServer();
    ada = await server.signIn("ada");
  });
  afterAll(() => server.remove());

  test("whoever is written down without an organization gets that of their domain; with none said so, none", async () => {
    const shop = good(await ada.client.contacts.createOrganization({ body: { name: "Shop" } }));
    await publishDocument(ada, {
      ...{ kind: "contact-matching", key: "domains", subaddresses: true, shared: [] },
      organizations: [{ organization: shop.id, from: ["shop.example"] }],
    });
    const made = async (body: { name: string; emails: string[]; organization?: null }) =>
      good(await ada.client.contacts.create({ body })).organizationName;
    expect(await made({ name: "Nina", emails: ["Nina@Shop.example"] })).toBe("Shop");
    expect(await made({ name: "Tom", emails: ["tom@shop.example"], organization: null })).toBeNull();
    expect(await made({ name: "Eve", emails: ["eve@else.example"] })).toBeNull();
    const ana = await server.signIn("ana");
    const answer = await ana.client.definitions.create({
      body: {
        kind: "contact-matching",
        schemaVersion: 1,
        key: "mine",
        name: "Mine",
        subaddresses: true,
        shared: [],
        organizations: [],
      },
    });
    expect(answer.status).toBe(403);
  });
});
