import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { financeTicket, written } from "./desk.ts";

let server: TestServer;
let ana: Visitor;
let marc: Visitor;
let id: string;

beforeAll(async () => {
  server = await startServer();
  ana = await server.signIn("ana");
  marc = await server.signIn("marc");
  ({ id } = await financeTicket(ana, "Refund of May"));
});
afterAll(() => server.remove());

const rule = "trigger:acknowledge";

describe("why not", () => {
  test("answers in both languages with the condition of that moment, and writes nothing", async () => {
    const before = await written(server);
    const answer = good(await ana.client.why.not({ params: { id }, query: { rule, entry: 1 } }));
    expect(answer).toMatchObject({
      because: "condition",
      rule: "trigger:acknowledge@1",
      readToday: false,
      explanation: { operator: "allOf", holds: false },
    });
    expect(answer.sentence.en).toMatch(/did not act, because this did not hold: .* \(was an agent\)\.$/);
    expect(answer.sentence.fr).toMatch(/n’a pas agi, car ceci n’était pas vrai : .* \(était un agent\)\.$/);
    for (const ask of ["his", "late"] as const) good(await ana.client.why[ask]({ params: { id }, query: {} }));
    good(await ana.client.why.noMail({ params: { id }, query: { to: "requester", entry: 1 } }));
    expect(await written(server)).toEqual(before);
  });

  test("tells instants in the zone that is asked for, and in the desk's own when nobody knows that one", async () => {
    const late = async (zone?: string) =>
      good(await ana.client.why.late({ params: { id }, query: zone === undefined ? {} : { zone } })).sentence.en;
    const [desk, tokyo] = [await late(), await late("Asia/Tokyo")];
    expect(tokyo).not.toBe(desk);
    expect(await late("Nowhere/At_All")).toBe(desk);
    expect(await late("Europe/Paris")).toBe(desk);
  });

  test("what is not there is not found: a rule, an entry, a ticket", async () => {
    const asked = [
      ana.client.why.not({ params: { id }, query: { rule: "trigger:no-such" } }),
      ana.client.why.not({ params: { id }, query: { rule, entry: 999 } }),
      ana.client.why.not({ params: { id: "no-such" }, query: { rule } }),
      ana.client.why.noMail({ params: { id }, query: { to: "agent:ana", entry: 999 } }),
    ];
    for (const answer of await Promise.all(asked))
      expect(answer).toMatchObject({ ok: false, problem: { status: 404 } });
  });

  test("a rule that no document could be called is refused at the edge", async () => {
    for (const bad of ["", "trigger:", "blueprint:finance", "routing:main", "trigger:a/../b", "trigger:a.*"]) {
      const { status } = await ana.raw(`/api/tickets/${id}/why/not?rule=${encodeURIComponent(bad)}`);
      expect(status).toBe(422);
    }
  });

  test("a rule that is switched off says since when; what is only a draft says that", async () => {
    const key = "tell-solved";
    good(await marc.client.definitions.retire({ params: { kind: "trigger", key }, body: {} }));
    const { id: later } = await financeTicket(ana, "After it was switched off");
    const off = good(await ana.client.why.not({ params: { id: later }, query: { rule: `trigger:${key}` } }));
    expect(off.because).toBe("switchedOff");
    expect(off.sentence.en).toMatch(/it was switched off then, since \d+ \w+ 2\d{3}, \d\d:\d\d\.$/);
    const then = good(await ana.client.why.not({ params: { id }, query: { rule: `trigger:${key}`, entry: 1 } }));
    expect(then.because).toBe("notListening");
    const { items } = good(await ana.client.why.rules());
    expect(items.find((one) => one.rule === `trigger:${key}`)?.state).toBe("off");
    const draft = items.find(({ state, kind }) => state === "draft" && kind === "timeRule");
    const answer = good(await ana.client.why.not({ params: { id }, query: { rule: draft?.rule ?? "" } }));
    expect(answer.because).toBe("neverPublished");
  });
});
