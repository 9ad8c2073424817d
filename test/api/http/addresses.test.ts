import { afterAll, beforeAll, describe, expect, test } from "vitest";
import main from "../../../blueprints/library/routing/main.json" with { type: "json" };
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";

let server: TestServer;
let program: Visitor;
let marc: Visitor;

const row = (product: string, department: string, group: string) => ({
  id: product,
  when: { is: [{ var: "ticket.address" }, `${product}@desk.example`] },
  // biome-ignore lint/suspicious/noThenProperty: the word of the language
  then: { product, department, group },
});

beforeAll(async () => {
  server = await startServer();
  marc = await server.signIn("marc");
  const ada = await server.signIn("ada");
  const { secret } = good(await ada.client.tokens.create({ body: { name: "mail gateway" } }));
  program = server.withToken(secret);
  const rows = [
    row("billing", "department:finance", "group:finance"),
    row("maps", "department:vtouch", "group:vtouch"),
    ...main.rows,
  ];
  const params = { kind: "routing", key: "main" } as const;
  const body = { ...main, rows };
  const { revision } = good(await ada.client.definitions.saveDraft({ params, body, ifMatch: 0 }));
  good(await ada.client.definitions.publish({ params, ifMatch: revision, body: {} }));
});
afterAll(() => server.remove());

const arrives = async (address: string, subject = "Hello") =>
  good(
    await program.client.tickets.create({
      body: { subject, description: "Hello.", requester: "requester:remi", channel: "mail", address },
    }),
  ).ticket;

describe("A11: a ticket comes to one of several addresses", () => {
  test("of billing: product and department are those of its row, and the journal names it", async () => {
    const { id } = await arrives("billing@desk.example");
    const ticket = good(await marc.client.tickets.read({ params: { id } }));
    expect(ticket).toMatchObject({
      address: "billing@desk.example",
      channel: "mail",
      product: "billing",
      department: { id: "department:finance" },
      group: { id: "group:finance" },
      place: { blueprint: { key: "finance-requests" } },
    });
    const { items } = good(await marc.client.tickets.journal({ params: { id } }));
    expect(items.find(({ fact }) => fact.type === "routed")?.fact).toMatchObject({ row: "billing", last: false });
    expect(good(await marc.client.rules.caught()).items.map((one) => one.id)).not.toContain(id);
  });

  test("of another product: the row of that one", async () => {
    const { id } = await arrives("maps@desk.example");
    const { product, department } = good(await marc.client.tickets.read({ params: { id } }));
    expect({ product, department: department?.id }).toEqual({ product: "maps", department: "department:vtouch" });
  });

  test("of nobody: the last row catches it, and the report of what only that one took lists it", async () => {
    const { id } = await arrives("no-such-alias@desk.example", "Lost");
    const { items } = good(await marc.client.tickets.journal({ params: { id } }));
    const last = main.rows.at(-1);
    expect(items.find(({ fact }) => fact.type === "routed")?.fact).toMatchObject({ row: last?.id, last: true });
    const caught = good(await marc.client.rules.caught()).items.find((one) => one.id === id);
    expect(caught).toMatchObject({ subject: "Lost", group: { id: last?.then.group } });
  });
});
