import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";

describe.each(DATABASES)("a contact or an organization that two people change, on %s", (database) => {
  let server: TestServer;
  let ada: Visitor;
  let marc: Visitor;

  beforeAll(async () => {
    server = await startServer({ database });
    [ada, marc] = await Promise.all([server.signIn("ada"), server.signIn("marc")]);
  });
  afterAll(() => server.remove());

  test("whoever is slower is told so and writes nothing; with what is there now they may write", async () => {
    const made = good(await ada.client.contacts.create({ body: { name: "Nina Roy", emails: ["nina@shop.example"] } }));
    const params = { id: made.id };
    const first = await marc.client.contacts.change({ params, body: { phones: ["+33 1 40"] }, ifMatch: made.revision });
    const phoned = good(first);
    expect(phoned.revision).not.toBe(made.revision);
    const slow = await ada.client.contacts.change({ params, body: { name: "Nina R." }, ifMatch: made.revision });
    expect(slow).toMatchObject({ ok: false, status: 412 });
    const now = good(await ada.client.contacts.read({ params }));
    expect(now).toMatchObject({ name: "Nina Roy", phones: ["+33 1 40"], revision: phoned.revision });
    const both = good(await ada.client.contacts.change({ params, body: { name: "Nina R." }, ifMatch: now.revision }));
    expect(both).toMatchObject({ name: "Nina R.", phones: ["+33 1 40"] });
    const unsaid = await ada.raw(`/api/contacts/${made.id}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "Nina" }),
    });
    expect(unsaid.status).toBe(428);
  });

  test("of two at the same instant one is taken", async () => {
    const made = good(await ada.client.contacts.create({ body: { name: "Two hands" } }));
    const change = ({ client }: Visitor, name: string) =>
      client.contacts.change({ params: { id: made.id }, body: { name }, ifMatch: made.revision });
    const answers = await Promise.all([change(ada, "Left"), change(marc, "Right"), change(ada, "Middle")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const taken = answers.find(({ ok }) => ok);
    if (!taken) throw new Error("One was taken.");
    expect(good(await ada.client.contacts.read({ params: { id: made.id } })).name).toBe(good(taken).name);
  });

  test("an organization by its name and attributes, in whatever order they are given", async () => {
    const attributes = { plan: "gold", vip: true };
    const made = good(await ada.client.contacts.createOrganization({ body: { name: "Shop", attributes } }));
    const params = { id: made.id };
    const change = (body: { name?: string; attributes?: { [key: string]: string | boolean } }, ifMatch: number) =>
      ada.client.contacts.changeOrganization({ params, body, ifMatch });
    const same = good(await change({ attributes: { vip: true, plan: "gold" } }, made.revision));
    expect(same.revision).toBe(made.revision);
    const silver = good(await change({ attributes: { plan: "silver" } }, made.revision));
    expect(await change({ name: "The Shop" }, made.revision)).toMatchObject({ status: 412 });
    expect(good(await change({ name: "The Shop" }, silver.revision))).toMatchObject({
      name: "The Shop",
      attributes: { plan: "silver" },
    });
    const [listed] = good(await ada.client.contacts.organizations({ query: { text: "the shop" } })).items;
    expect(listed?.revision).toBe(good(await ada.client.contacts.organization({ params })).revision);
  });
});
