import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../../api/config.ts";
import { CAUSE_HEADER, causeIn } from "../../../api/effects/cause-header.ts";
import { publishDocument } from "../../publish.ts";
import { etagOf, good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { receiver } from "../effects/effects-desk.ts";
import { freeTicket } from "./desk.ts";

/** What a receiver does with what it is told; nothing until a test says so. */
type Answer = (ticket: string, cause: string) => Promise<void>;

describe("a program that answers webhooks by the API", () => {
  let server: TestServer;
  let ada: Visitor;
  let ana: Visitor;
  let program: Visitor;
  let secret: string;
  let far: Awaited<ReturnType<typeof receiver>>;
  let answer: Answer = async () => {};
  const failures: unknown[] = [];

  beforeAll(async () => {
    far = await receiver(({ headers }, response) => {
      void answer(String(headers["x-filrouge-ticket"]), String(headers[CAUSE_HEADER]))
        .catch((error: unknown) => failures.push(error))
        .finally(() => response.writeHead(204).end());
    });
    server = await startServer({ env: { FILROUGE_WEBHOOK_HOSTS: far.origin } });
    secret = readConfig({ FILROUGE_DATA: server.folder }).secret;
    [ada, ana] = [await server.signIn("ada"), await server.signIn("ana")];
    program = server.withToken(good(await ada.client.tokens.create({ body: { name: "the other system" } })).secret);
    await publishDocument(ada, {
      ...{ kind: "trigger", key: "tell-them", on: ["changed"] },
      when: { contains: [{ var: "ticket.tags" }, "round"] },
      do: [{ do: "webhook", url: `${far.origin}/hook`, body: { subject: "{{ticket.subject}}" } }],
    });
  });
  afterAll(async () => {
    await server.remove();
    await far.close();
  });

  const facts = async (id: string) =>
    good(await ada.client.tickets.journal({ params: { id } })).items.map(({ fact }) => fact);
  const rename = async (id: string, subject: string, cause: string, by = program): Promise<void> => {
    const { headers } = await by.raw(`/api/tickets/${id}`);
    const answered = await by.raw(`/api/tickets/${id}`, {
      method: "PATCH",
      headers: { "content-type": "application/json", "if-match": headers.get("etag") ?? "", [CAUSE_HEADER]: cause },
      body: JSON.stringify({ subject }),
    });
    expect(answered.status, answered.text).toBe(200);
  };
  const begin = async (): Promise<string> => {
    const { id } = await freeTicket(ana);
    const ifMatch = etagOf(await ana.client.tickets.read({ params: { id } }));
    good(await ana.client.tickets.change({ params: { id }, body: { tags: ["round"] }, ifMatch }));
    return id;
  };
  const told = (id: string) => far.heard.filter(({ headers }) => headers["x-filrouge-ticket"] === id);

  it("R29: a rule and another system that set each other off come to a stop after ten rounds, every change made; the ticket names the rule", async () => {
    let rounds = 0;
    answer = async (id, cause) => {
      rounds += 1;
      await rename(id, `Round ${rounds}`, cause);
    };
    const id = await begin();
    await expect
      .poll(async () => (await facts(id)).some(({ type }) => type === "loopCut"), { timeout: 60_000 })
      .toBe(true);
    const cut = (await facts(id)).filter(({ type }) => type === "loopCut");
    expect(cut).toMatchObject([{ rules: ["trigger:tell-them@1"] }]);
    expect([rounds, told(id).length]).toEqual([11, 11]);
    expect(good(await ana.client.tickets.read({ params: { id } })).subject).toBe("Round 11");
    // Nothing of it waits to leave.
    const { db } = await server.store();
    const left = db.selectFrom("outbox").select("id").where("ticket", "=", id).where("type", "=", "webhook");
    await expect.poll(async () => (await left.where("status", "=", "pending").execute()).length).toBe(0);
    expect(told(id)).toHaveLength(11);
    expect(failures).toEqual([]);
    // What people do next starts the rule as ever.
    answer = async () => {};
    const ifMatch = etagOf(await ana.client.tickets.read({ params: { id } }));
    good(await ana.client.tickets.change({ params: { id }, body: { subject: "By hand" }, ifMatch }));
    await expect.poll(() => told(id).length, { timeout: 60_000 }).toBe(12);
  });

  it("R29: where a call comes from is believed of our own word alone: made up, of long ago or of a session it counts for nothing", async () => {
    answer = async () => {};
    const id = await begin();
    await expect.poll(() => told(id).length, { timeout: 60_000 }).toBe(1);
    const own = String(told(id)[0]?.headers[CAUSE_HEADER]);
    for (const [at, cause] of [`${own}x`, "trigger:tell-them@1", "x.y.z", ""].entries()) {
      await rename(id, `Forged ${at}`, cause);
      await expect.poll(() => told(id).length, { timeout: 60_000 }).toBe(at + 2);
    }
    expect((await facts(id)).filter(({ type }) => type === "loopCut")).toEqual([]);
    // A program goes one step on from where it was told; a browser begins anew, whatever it says.
    const steps = () => told(id).map(({ headers }) => causeIn(secret, headers[CAUSE_HEADER], Date.now())?.depth);
    await rename(id, "Ours", own);
    await expect.poll(steps, { timeout: 60_000 }).toEqual([1, 1, 1, 1, 1, 2]);
    await rename(id, "By a browser", own, ada);
    await expect.poll(steps, { timeout: 60_000 }).toEqual([1, 1, 1, 1, 1, 2, 1]);
    expect(causeIn(secret, own, Date.now() + 8 * 86_400_000)).toBeNull();
  });
});
