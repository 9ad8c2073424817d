import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approvalToken } from "../../../api/approvals/approval-link.ts";
import { ratingToken } from "../../../api/auth/rating-link.ts";
import { readConfig } from "../../../api/config.ts";
import { endpoints } from "../../../api/contract/api.ts";
import type { Endpoint } from "../../../api/contract/endpoint.ts";
import { problemSchema } from "../../../api/contract/problem.ts";
import { newId } from "../../../api/ids.ts";
import { linkToken } from "../../../api/portal/ticket-link.ts";
import { threadToken } from "../../../api/third-party/thread-link.ts";
import { isJsonObject, type Json } from "../../../blueprints/json.ts";
import { MAX_FINDINGS } from "../../../blueprints/limits.ts";
import { good, type Raw, startServer, type TestServer, type Visitor } from "../../server.ts";
import { keysOf, sampleBody, schemaOf } from "./sample-body.ts";

let server: TestServer;
let ada: Visitor;
beforeAll(async () => {
  server = await startServer({ env: { FILROUGE_WORKER: "apart" } });
  ada = await server.signIn("ada");
});
afterAll(async () => server?.remove());

/** A document goes through its own grammar, which says so in its own words: without `kind` there is none yet. */
const DOCUMENTS: ReadonlySet<string> = new Set(["views.save", "definitions.create", "definitions.saveDraft"]);

/** Somewhere that a body is looked at: links that open something, numbers that are numbers. */
async function somewhere(): Promise<(line: Endpoint) => string> {
  const { secret } = readConfig({ FILROUGE_DATA: server.folder });
  const remi = await server.signIn("remi");
  const { id: ticket } = good(await remi.client.tickets.create({ body: { subject: "Mine alone" } })).ticket;
  const at = Date.now();
  const tokens: { readonly [name: string]: string } = {
    "beside.giveRating": ratingToken(secret, ticket),
    "thirdParties.answer": threadToken(secret, { ticket, thread: newId(), at }),
    "approvals.answer": approvalToken(secret, { ticket, askedAt: at, person: "agent:marc" }),
    "portal.answer": linkToken(secret, { ticket, requester: "requester:remi", at }),
  };
  return ({ name, path }) =>
    path.replaceAll(/:([A-Za-z]+)/g, (_, param: string) => {
      if (param === "token") return tokens[name] ?? "x";
      if (param === "kind") return name === "drafts.keepWords" ? "reply" : "blueprint";
      return param === "number" ? "1" : "x";
    });
}

const pointersIn = ({ text }: Raw): ReadonlySet<string> =>
  new Set(problemSchema.parse(JSON.parse(text)).errors.map(({ pointer }) => pointer));

/** An answer lists so many things that are wrong at most; a few are the sample's own, whose ids are none. */
const TOLD_AT_ONCE = MAX_FINDINGS - 10;

/** Who was here when, how often something was tried, and which server is at work. */
const PASSING = /session|attempt|rateLimit|lease|presence|looking|seen/i;

/** Everything that the desk keeps, table by table; who was seen when is no part of it. */
async function kept(): Promise<{ readonly [table: string]: string }> {
  const { db } = await server.store();
  const tables = (await db.introspection.getTables()).map(({ name }) => name);
  const read = async (table: string) => {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(db);
    return [table, createHash("sha256").update(JSON.stringify(rows)).digest("hex")] as const;
  };
  return Object.fromEntries(await Promise.all(tables.filter((table) => !PASSING.test(table)).map(read)));
}

describe("keys that nobody has asked for", () => {
  test("X3: every way to write refuses every column's name and fifty more, each by its own place, and no row changes", async () => {
    const { db } = await server.store();
    const columns = (await db.introspection.getTables()).flatMap((table) => table.columns.map(({ name }) => name));
    const strange = [...new Set(columns), ...Array.from({ length: 50 }, (_, index) => `unknown${index}`)];
    expect(strange.length).toBeGreaterThan(200);
    const at = await somewhere();
    const before = await kept();
    const passed: string[] = [];
    let walked = 0;
    for (const line of endpoints) {
      if (!line.body) continue;
      const body = sampleBody(line.body);
      if (!isJsonObject(body)) continue;
      walked += 1;
      const known = keysOf(schemaOf(line.body));
      const others = strange.filter((key) => !known.has(key));
      for (let from = 0; from < others.length; from += TOLD_AT_ONCE) {
        const keys = others.slice(from, from + TOLD_AT_ONCE);
        const answer = await ada.raw(`/api${at(line)}`, {
          method: line.method,
          headers: { "content-type": "application/json", "if-match": '"1"', "idempotency-key": newId() },
          body: JSON.stringify({ ...body, ...Object.fromEntries(keys.map((key) => [key, "x"])) }),
        });
        const told = answer.status === 422 ? pointersIn(answer) : new Set<string>();
        const untold = DOCUMENTS.has(line.name) ? [] : keys.filter((key) => !told.has(`/${key}`));
        if (answer.status !== 422 || untold.length > 0)
          passed.push(`${line.name} ${answer.status} ${untold.slice(0, 3).join(" ")}`);
      }
    }
    expect(passed).toEqual([]);
    expect(walked).toBeGreaterThan(100);
    expect(await kept()).toEqual(before);
  });

  test("X3: within what a body holds they are refused too: no object anywhere in the contract takes what it does not name", () => {
    const open: string[] = [];
    let walked = 0;
    const walk = (schema: Json, where: string): void => {
      if (Array.isArray(schema)) for (const [index, one] of schema.entries()) walk(one, `${where}/${index}`);
      if (!isJsonObject(schema)) return;
      if (isJsonObject(schema.properties)) {
        walked += 1;
        if (schema.additionalProperties !== false) open.push(where);
      }
      for (const [key, one] of Object.entries(schema)) walk(one, `${where}/${key}`);
    };
    for (const { name, body } of endpoints) if (body) walk(schemaOf(body), name);
    expect(open).toEqual([]);
    expect(walked).toBeGreaterThan(140);
  });
});

describe("queries that make no sense", () => {
  test("bad input 21: orders, limits, fields and cursors that are none are refused on every list, and never a fault of ours", async () => {
    const odd = [
      "sort=id;drop",
      "order=asc,(select 1)",
      "fields=password_hash",
      "limit=-1",
      "limit=1e9",
      "limit=abc",
      "page[__proto__]=1",
      "cursor=other.tenant'--",
      `${"a[]=1&".repeat(1000)}b`,
    ];
    const lists = endpoints.filter(({ method, path, query }) => method === "GET" && query && !path.includes(":"));
    expect(lists.length).toBeGreaterThan(15);
    const passed: string[] = [];
    for (const line of lists)
      for (const query of odd) {
        const answer = await ada.raw(`/api${line.path}?${query.replaceAll(" ", "%20")}`);
        // A list of names begins anew where it does not know the place.
        const anew = query.startsWith("cursor=") && answer.status === 200;
        if (!anew && (answer.status < 400 || answer.status >= 500))
          passed.push(`${line.name} ${query.slice(0, 30)} ${answer.status}`);
      }
    expect(passed).toEqual([]);
  });

  test("bad input 39: a search for anything at all is answered or refused in words", async () => {
    const texts = [
      '"',
      "*",
      "NEAR(",
      "a OR",
      "%_\\",
      "x".repeat(10_000),
      "a ".repeat(1_000),
      "the and of",
      "a\u0000b",
      "-",
      "status:<",
      "()",
      "'; drop table ticket;--",
    ];
    for (const text of texts)
      for (const path of ["/api/search?text=", "/api/tickets?text=", "/api/contacts?text="]) {
        const answer = await ada.raw(`${path}${encodeURIComponent(text)}`);
        expect([text.slice(0, 20), path, [200, 414, 422, 431].includes(answer.status)]).toEqual([
          text.slice(0, 20),
          path,
          true,
        ]);
      }
  });
});

describe("who is gone", () => {
  test("bad input 36: a session ends with its person, and a right ends with its role, in the middle of work", async () => {
    const params = { id: "agent:bruno" };
    const bruno = await server.signInAnew("bruno");
    const reports = () => bruno.client.people.list();
    good(await ada.client.team.changePerson({ params, body: { rights: ["people"] } }));
    expect((await reports()).status).toBe(200);
    good(await ada.client.team.changePerson({ params, body: { rights: [] } }));
    expect((await reports()).status).toBe(403);
    good(await ada.client.team.changePerson({ params, body: { active: false } }));
    expect((await bruno.client.tickets.list({})).status).toBe(401);
    good(await ada.client.team.changePerson({ params, body: { active: true } }));
    expect((await bruno.client.tickets.list({})).status).toBe(401);
  });
});

const JSON_BODY = { "content-type": "application/json", "idempotency-key": newId() };

describe("many tickets at once", () => {
  test("bad input 20: of 5,001 tickets the few that are there are changed, what is foreign is hidden like what is not there, and more than the most is refused", async () => {
    const chloe = await server.signIn("chloe");
    const mine: string[] = [];
    for (let made = 0; made < 3; made++)
      mine.push(
        good(await ada.client.tickets.create({ body: { subject: `Bulk ${made}`, department: "department:vtouch" } }))
          .ticket.id,
      );
    const foreign = good(
      await ada.client.tickets.create({ body: { subject: "Foreign", department: "department:finance" } }),
    ).ticket.id;
    const ids = [...mine, foreign, ...Array.from({ length: 4_997 }, () => newId())];
    const body = { selection: { tickets: ids }, action: { do: "change", priority: "urgent" } } as const;
    const { id } = good(await chloe.client.bulk.start({ body, idempotencyKey: newId() }));
    const job = async () => good(await chloe.client.bulk.read({ params: { id } }));
    await expect.poll(async () => (await job()).doneAt, { timeout: 20_000 }).not.toBeNull();
    expect((await job()).counts).toMatchObject({ changed: 3, same: 0, refused: 0, hidden: 4_998, failed: 0 });
    expect(good(await ada.client.tickets.read({ params: { id: foreign } })).priority).not.toBe("urgent");
    expect(
      (
        await chloe.raw("/api/bulk", {
          method: "POST",
          headers: JSON_BODY,
          body: JSON.stringify({ ...body, selection: { tickets: Array.from({ length: 10_001 }, () => newId()) } }),
        })
      ).status,
    ).toBe(422);
  });
});
