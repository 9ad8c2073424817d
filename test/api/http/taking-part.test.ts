import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { good, startServer, type TestServer } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { financeTicket } from "./desk.ts";

describe.each(DATABASES)("taking part in another department's ticket on %s", (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ database });
  });
  afterAll(() => server.remove());

  it("A4: whoever is brought in sees the ticket, alone and in lists, and others of the desk still do not", async () => {
    const [ana, chloe] = [await server.signIn("ana"), await server.signIn("chloe")];
    const { id, version } = await financeTicket(ana, "Brought in from elsewhere");
    const other = await financeTicket(ana, "Kept inside elsewhere");
    const seen = async () =>
      good(await chloe.client.tickets.list({ query: { view: "all", text: "elsewhere" } })).items.map((one) => one.id);
    expect((await chloe.client.tickets.read({ params: { id } })).status).toBe(404);
    expect(await seen()).toEqual([]);

    good(await ana.client.tickets.change({ params: { id }, body: { followers: ["agent:chloe"] }, ifMatch: version }));
    expect((await chloe.client.tickets.read({ params: { id } })).status).toBe(200);
    expect(await seen()).toEqual([id]);
    expect((await chloe.client.tickets.read({ params: { id: other.id } })).status).toBe(404);
  });
});
