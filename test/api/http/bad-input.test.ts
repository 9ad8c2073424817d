import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints } from "../../../api/contract/api.ts";
import type { Endpoint } from "../../../api/contract/endpoint.ts";
import { newId } from "../../../api/ids.ts";
import { isJsonObject, type JsonObject } from "../../../blueprints/json.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { written } from "./desk.ts";
import { sampleBody } from "./sample-body.ts";

let server: TestServer;
let ada: Visitor;
beforeAll(async () => {
  server = await startServer();
  ada = await server.signIn("ada");
});
afterAll(async () => server?.remove());

/** Columns of the tables, which are nobody's to write, and fifty more. */
const COLUMNS = [
  "id",
  "version",
  "number",
  "roles",
  "rights",
  "password",
  "merged_into",
  "told_at",
  "body",
  "by_actor",
];
const STRANGE = [...COLUMNS, ...Array.from({ length: 50 }, (_, index) => `unknown${index}`)];
/** A document goes through its own grammar, which says so in its own words. */
const DOCUMENTS: ReadonlySet<string> = new Set(["views.save", "definitions.create"]);

const call = (line: Endpoint, body: JsonObject) =>
  ada.raw(`/api${line.path.replaceAll(/:[A-Za-z]+/g, "x")}`, {
    method: line.method,
    headers: { "content-type": "application/json", "if-match": '"1"', "idempotency-key": newId() },
    body: JSON.stringify(body),
  });

describe("keys that nobody has asked for", () => {
  test("X3: every way to write refuses them, each by its own place, and nothing is written", async () => {
    const before = await written(server);
    const passed: string[] = [];
    let walked = 0;
    for (const line of endpoints) {
      if (!line.body) continue;
      const body = sampleBody(line.body);
      if (!isJsonObject(body)) continue;
      const known = new Set(Object.keys(body));
      const strange = STRANGE.filter((key) => !known.has(key));
      const answer = await call(line, { ...body, ...Object.fromEntries(strange.map((key) => [key, "x"])) });
      const told = answer.status === 422 && /"pointer":"\/unknown[0-9]+"/.test(answer.text);
      if (told) walked += 1;
      // Nothing stands at the path made up here: then nobody looks at the body.
      else if (answer.status !== 404 && !(answer.status === 422 && DOCUMENTS.has(line.name)))
        passed.push(`${line.name} ${answer.status}`);
    }
    expect(passed).toEqual([]);
    expect(walked).toBeGreaterThan(60);
    expect(await written(server)).toEqual(before);
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
