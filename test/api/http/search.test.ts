import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { financeTicket } from "./desk.ts";

describe.each(DATABASES)("the search over HTTP, on %s", (database) => {
  let server: TestServer;
  let ana: Visitor;
  let remi: Visitor;
  beforeAll(async () => {
    server = await startServer({ database });
    ana = await server.signIn("ana");
    remi = await server.signIn("remi");
  });
  afterAll(() => server.remove());

  const find = async (who: Visitor, q: string) => good(await who.client.search.find({ query: { q } }));

  test("X2: shows where words stand to who may read them, and nothing of it to the requester", async () => {
    const { id, number } = await financeTicket(ana, "Kettle <b>broken</b>");
    const write = (text: string, isPublic: boolean) =>
      ana.client.tickets.write({ params: { id }, body: { public: isPublic, text } });
    good(await write("The thermostat is to blame, do not tell", false));
    good(await write("We look into the kettle.", true));
    // The worker follows in its own time.
    await expect
      .poll(async () => (await find(ana, `kettle thermostat ${number}`)).items.length, { timeout: 60_000 })
      .toBe(1);

    const [hit] = (await find(ana, "kettle thermostat")).items;
    expect(hit?.ticket).toMatchObject({ id, number, subject: "Kettle <b>broken</b>" });
    expect(hit?.subject).toEqual([{ from: 0, to: 6 }]);
    const [note] = hit?.found ?? [];
    expect(note).toMatchObject({ place: "note", by: { id: "agent:ana" } });
    expect(note?.ranges.map(({ from, to }) => note.text.slice(from, to))).toEqual(["thermostat"]);

    const own = await find(remi, "kettle");
    expect(own.items.map(({ ticket }) => ticket.number)).toEqual([number]);
    expect(own.items[0]?.ticket.assignee).toBeNull();
    expect(own.behind).toBeNull();
    expect(JSON.stringify(own)).not.toContain("thermostat");
    expect((await find(remi, "thermostat")).items).toEqual([]);
    expect((await find(remi, "kettle -thermostat")).items).toHaveLength(1);
  });

  test("answers odd syntax, and refuses what is too long or no cursor of ours", async () => {
    const status = async (query: string) => (await ana.raw(`/api/search?${query}`)).status;
    const answered = ["%22", "*", "NEAR(", "a+OR", "%25_%5C", "x".repeat(9_000), "status%3Abanana", ""];
    for (const q of answered) expect([q.slice(0, 20), await status(`q=${q}`)]).toEqual([q.slice(0, 20), 200]);
    const refused = ["", `q=${"x".repeat(10_001)}`, "q=%00", "q=a&cursor=9.x", "q=a&limit=0", "q=a&offset=never"];
    for (const query of refused) expect([query.slice(0, 20), await status(query)]).toEqual([query.slice(0, 20), 422]);
    for (const query of ["q=%ED%A0%80", "q=%FF", "q=%", "q=a&q=b"]) expect(await status(query)).toBeLessThan(500);
    expect((await server.nobody.raw("/api/search?q=a")).status).toBe(401);
  });
});
