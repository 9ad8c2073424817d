import { Agent, request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../api/ids.ts";
import { diceOf } from "../../../api/seed/dice.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { freeTicket } from "./desk.ts";

/** The whole figures on SQLite; PostgreSQL, where every request is a round trip more, gets a part of them at every commit. */
const SCALE = {
  sqlite: { clients: 50, patches: 200, posts: 1000 },
  postgres: { clients: 20, patches: 20, posts: 100 },
} as const;

/** Requests with as little around them as can be: the work of the many is the server's. */
function lean({ address }: TestServer, { headers }: Visitor, agent: Agent) {
  return (path: string, change?: { readonly version: number; readonly body: object }) =>
    new Promise<{ readonly status: number; readonly body: unknown }>((resolve, reject) => {
      const more = change && { "content-type": "application/json", "if-match": `"${change.version}"` };
      const method = change ? "PATCH" : "GET";
      const sent = request(new URL(path, address), { agent, method, headers: { ...headers, ...more } }, (response) => {
        const heard: Buffer[] = [];
        response.on("data", (chunk: Buffer) => heard.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(heard).toString()) }),
        );
      });
      sent.on("error", reject);
      sent.end(change && JSON.stringify(change.body));
    });
}

describe.each(DATABASES)("many at once on %s", (database) => {
  let server: TestServer;
  let program: Visitor;
  let other: Visitor;
  const { clients, patches, posts } = SCALE[database];
  beforeAll(async () => {
    server = await startServer({ database, apart: true });
    const [ana, bruno] = [await server.signIn("ana"), await server.signIn("bruno")];
    program = server.withToken(good(await ana.client.tokens.create({ body: { name: "load" } })).secret);
    other = server.withToken(good(await bruno.client.tokens.create({ body: { name: "load" } })).secret);
  });
  afterAll(() => server.remove());

  it(`R15: ${clients} clients × ${patches} PATCH on one ticket: one success a version, and the last version counts them`, async () => {
    const ticket = await freeTicket(program);
    const taken = new Map<number, number>();
    const statuses = new Map<number, number>();
    const agent = new Agent({ keepAlive: true, maxSockets: clients });
    const send = lean(server, program, agent);
    const path = `/api/tickets/${ticket.id}`;
    const one = async (client: number): Promise<void> => {
      for (let round = 0; round < patches; round += 1) {
        const { version } = (await send(path)).body as { version: number }; // as the contract says; read whole below
        const { status, body } = await send(path, { version, body: { subject: `${client}/${round}` } });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status !== 200) continue;
        const now = (body as { ticket: { version: number } }).ticket.version;
        taken.set(now, (taken.get(now) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, client) => one(client)));
    agent.destroy();
    expect([...statuses.keys()].sort()).toEqual(statuses.has(412) ? [200, 412] : [200]);
    expect([...taken.values()].every((times) => times === 1)).toBe(true);
    const last = good(await program.client.tickets.read({ params: { id: ticket.id } })).version;
    expect(last - ticket.version).toBe(statuses.get(200));
  });

  it(`R17: ${posts} POSTs, each five times at once with one key, a tenth altered: one ticket a key, one answer, 422 for the altered`, async () => {
    const dice = diceOf(17);
    const { db } = await server.store();
    const before = Number(
      (
        await db
          .selectFrom("ticket")
          .select((e) => e.fn.countAll().as("n"))
          .executeTakeFirstOrThrow()
      ).n,
    );
    const numbers = new Set<number>();
    const keys: string[] = [];
    for (let from = 0; from < posts; from += 20) {
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          const idempotencyKey = newId();
          keys.push(idempotencyKey);
          const altered = dice.roll() < 0.1;
          const send = (subject: string) => program.client.tickets.create({ body: { subject }, idempotencyKey });
          const answers = await Promise.all(
            Array.from({ length: 5 }, (_, index) => send(altered && index === 4 ? "Altered" : "Same")),
          );
          // Whichever body came first has the key; the other one is refused.
          const first = answers.filter(({ ok }) => ok);
          const refused = answers.filter(({ ok }) => !ok);
          expect(refused).toHaveLength(altered ? (first.length === 1 ? 4 : 1) : 0);
          for (const answer of refused) expect(answer).toMatchObject({ status: 422, problem: { code: "keyReused" } });
          const same = first.map((answer) => good(answer));
          expect(new Set(same.map((body) => JSON.stringify(body))).size).toBe(1);
          for (const { ticket } of same) numbers.add(ticket.number);
        }),
      );
    }
    expect(numbers.size).toBe(posts);
    const after = Number(
      (
        await db
          .selectFrom("ticket")
          .select((e) => e.fn.countAll().as("n"))
          .executeTakeFirstOrThrow()
      ).n,
    );
    expect(after - before).toBe(posts);
    const [key = ""] = keys;
    const theirs = good(await other.client.tickets.create({ body: { subject: "Theirs" }, idempotencyKey: key }));
    expect(numbers.has(theirs.ticket.number)).toBe(false);
  });
});

describe("a key outlives the process", () => {
  it("R17: a repeated request gets the answer of then from a server that was started anew", async () => {
    const first = await startServer({ apart: true });
    const ana = await first.signIn("ana");
    const idempotencyKey = newId();
    const made = good(await ana.client.tickets.create({ body: { subject: "Once" }, idempotencyKey }));
    expect(await first.stop()).toBe(0);
    const second = await startServer({ apart: true, env: { FILROUGE_DATA: first.folder } });
    const again = await second.signIn("ana");
    const repeated = good(await again.client.tickets.create({ body: { subject: "Once" }, idempotencyKey }));
    expect(repeated).toEqual(made);
    expect(await again.client.tickets.create({ body: { subject: "Twice" }, idempotencyKey })).toMatchObject({
      ok: false,
      status: 422,
      problem: { code: "keyReused" },
    });
    await second.remove();
    await first.remove();
  });
});
