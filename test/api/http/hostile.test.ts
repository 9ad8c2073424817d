import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemSchema } from "../../../api/contract/problem.ts";
import { newId } from "../../../api/ids.ts";
import { startServer, type TestServer, type Visitor } from "../../server.ts";
import { financeTicket, written } from "./desk.ts";

let server: TestServer;
let ada: Visitor;
let remi: Visitor;
let captured: string;
beforeAll(async () => {
  server = await startServer({ apart: true });
  ada = await server.signIn("ada");
  remi = await server.signIn("remi");
  captured = (await financeTicket(ada)).id;
});
afterAll(() => server.remove());

const json = { "content-type": "application/json" };
const nested = (depth: number, inner: string): string => `${'{"allOf":['.repeat(depth)}${inner}${"]}".repeat(depth)}`;
const withCondition = (condition: string): string =>
  `{"kind":"blueprint","schemaVersion":1,"key":"hostile","name":"x","entry":{"when":${condition},"into":{"open":"a"}},"states":[{"id":"a","name":"A","status":"open"}],"transitions":[]}`;

/** Bodies of a new ticket, with the answer and the place that must be named. */
const BODIES: readonly (readonly [what: string, body: string, status: number, pointer?: string])[] = [
  ["text that is no JSON", '{"subject":', 400],
  ["a bare word", "subject", 400],
  ["NaN", '{"subject":NaN}', 400],
  ["a comment", '{"subject":"x"/* no */}', 400],
  ["a million brackets", "[".repeat(1_000_000), 400],
  ["JSON 1,000 deep", `{"subject":"x","fields":${'{"a":'.repeat(1000)}1${"}".repeat(1000)}}`, 400],
  ["10 MB", JSON.stringify({ subject: "x", description: "y".repeat(10_000_000) }), 413],
  ["no body", "", 422],
  ["a list", "[]", 422, ""],
  ["null", "null", 422, ""],
  ["an unknown field", '{"subject":"x","isAdmin":true}', 422, "/isAdmin"],
  ["a column of ours", '{"subject":"x","version":9}', 422, "/version"],
  ["a number for a text", '{"subject":1}', 422, "/subject"],
  ["a text that is too long", JSON.stringify({ subject: "x".repeat(501) }), 422, "/subject"],
  ["a missing subject", "{}", 422, "/subject"],
  ["__proto__", '{"subject":"x","__proto__":{"isAdmin":true}}', 422, "/__proto__"],
  ["__proto__ deep down", '{"subject":"x","fields":{"a":{"__proto__":{"x":1}}}}', 422, "/fields/a/__proto__"],
  [
    "constructor.prototype",
    '{"subject":"x","fields":{"constructor":{"prototype":{"x":1}}}}',
    422,
    "/fields/constructor",
  ],
  ["a key written twice", '{"subject":"x","subject":"y"}', 422, "/subject"],
  ["NUL", '{"subject":"a\\u0000b"}', 422, "/subject"],
  ["a lone surrogate", '{"subject":"a\\ud800b"}', 422, "/subject"],
  ["infinity", '{"subject":"x","dueAt":1e400}', 422, "/dueAt"],
  ["a number that would change", '{"subject":"x","dueAt":9007199254740993}', 422, "/dueAt"],
  ["a status that is none", '{"subject":"x","status":"done"}', 422, "/status"],
  ["an unknown field of the desk", '{"subject":"x","fields":{"nope":1}}', 422, "/fields/nope"],
  ["a subject that would be a second header", '{"subject":"x\\r\\nBcc: y@z.example"}', 422, "/subject"],
  ["a subject that nobody can see", '{"subject":"\\u200b\\u00a0"}', 422, "/subject"],
  ["an instant after the last day", '{"subject":"x","dueAt":9007199254740991}', 422, "/dueAt"],
  ["a copy to a header", '{"subject":"x","ccs":["a@b.example\\r\\nBcc: y@z.example"]}', 422, "/ccs/0"],
  ["a copy to nowhere", '{"subject":"x","ccs":["x"]}', 422, "/ccs/0"],
  ["closed", '{"subject":"x","status":"closed","department":"department:ghost"}', 422],
];

const CONDITIONS: readonly (readonly [what: string, condition: string, status: number])[] = [
  ["conditions 1,000 levels deep", nested(1000, "true"), 400],
  ["conditions 100 levels deep", nested(65, '{"is":[1,1]}'), 200],
  ["a catastrophic pattern is read in linear time", '{"matches":[{"var":"ticket.subject"},"^(a+)+$"]}', 200],
  ["a pattern with look-ahead", '{"matches":[{"var":"ticket.subject"},"(?=a)b"]}', 200],
  ["a pattern that is none", '{"matches":[{"var":"ticket.subject"},"["]}', 200],
  ["__proto__ in a condition", '{"is":[{"__proto__":1},1]}', 422],
  ["an operator that is none", '{"constructor":[1]}', 422],
];

describe("hostile requests", () => {
  const problemIn = (text: string) => problemSchema.parse(JSON.parse(text));

  for (const [what, body, status, pointer] of BODIES) {
    it(`${what} is answered ${status} with its place, and nothing is written`, async () => {
      const before = await written(server);
      const answer = await ada.raw("/api/tickets", { method: "POST", headers: json, body });
      expect(answer.status).toBe(status);
      const problem = problemIn(answer.text);
      expect(problem.detail.length).toBeGreaterThan(5);
      if (pointer !== undefined) expect(problem.errors.map((error) => error.pointer)).toContain(pointer);
      expect(await written(server)).toEqual(before);
    });
  }

  for (const [what, condition, status] of CONDITIONS) {
    it(`${what}: a draft is answered ${status}, and never published while it is wrong`, async () => {
      const { db } = await server.store();
      await db.deleteFrom("definition").where("key", "=", "hostile").where("version", "=", 0).execute();
      const headers = { ...json, "if-match": '"0"' };
      const saved = await ada.raw("/api/definitions/blueprint/hostile/draft", {
        method: "PUT",
        headers,
        body: withCondition(condition),
      });
      expect(saved.status).toBe(status);
      if (status !== 200) return;
      const published = await ada.raw("/api/definitions/blueprint/hostile/publish", {
        method: "POST",
        headers: { ...json, "if-match": '"1"' },
        body: "{}",
      });
      expect(published.status).toBe(422);
      expect(problemIn(published.text).errors.length).toBeGreaterThan(0);
    });
  }

  it.each([
    ["nothing", ""],
    ["blanks", " \n\t"],
    ["characters that nobody can see", "\u200b\u00a0\u2060"],
  ])("a reply or note of %s is refused at its text, and nothing is written", async (_what, text) => {
    const before = await written(server);
    for (const by of [ada, remi]) {
      const answer = await by.raw(`/api/tickets/${captured}/messages`, {
        method: "POST",
        headers: json,
        body: JSON.stringify({ public: true, text }),
      });
      expect(answer.status).toBe(422);
      expect(problemIn(answer.text).errors.map(({ pointer }) => pointer)).toEqual(["/text"]);
    }
    expect(await written(server)).toEqual(before);
  });

  it.each([
    ["text/plain", "text/plain", undefined],
    ["a form", "application/x-www-form-urlencoded", undefined],
    ["multipart that claims nothing", "multipart/form-data; boundary=x", undefined],
    ["another charset", "application/json; charset=utf-7", undefined],
    ["no type", "", undefined],
    ["a squeezed body", "application/json", "gzip"],
    ["a close relative", "application/json-patch+json", undefined],
  ])("%s is 415", async (_what, type, encoding) => {
    const before = await written(server);
    const headers = { "content-type": type, ...(encoding === undefined ? {} : { "content-encoding": encoding }) };
    const answer = await ada.raw("/api/tickets", {
      method: "POST",
      headers,
      body: new TextEncoder().encode('{"subject":"x"}'),
    });
    expect(answer.status).toBe(415);
    problemIn(answer.text);
    expect(await written(server)).toEqual(before);
  });

  it("bytes that are no UTF-8 are 400", async () => {
    const body = new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
    expect((await ada.raw("/api/tickets", { method: "POST", headers: json, body })).status).toBe(400);
  });

  it.each([
    "limit=-1",
    "limit=0",
    "limit=1e9",
    "limit=abc",
    "limit=1&limit=2",
    "cursor=%00",
    "cursor=nonsense",
    "cursor=1.%27%3B--",
    "sort=id%3Bdrop",
    "__proto__=1",
    "view=everything",
    "status=done",
    `text=${"a".repeat(300)}`,
    "text=%00",
  ])("the query %s is 422", async (query) => {
    const answer = await ada.raw(`/api/tickets?${query}`);
    expect(answer.status).toBe(422);
    expect(problemIn(answer.text).errors.length).toBeGreaterThan(0);
  });

  it.each(['"', "*", "NEAR(", "a OR", "%_\\", "'; drop table ticket;--", "🙂", "\u202e"])(
    "searching for %s finds or does not, and never breaks",
    async (words) => {
      expect((await ada.raw(`/api/tickets?text=${encodeURIComponent(words)}`)).status).toBe(200);
    },
  );

  it.each([
    "/api/tickets/%00",
    "/api/tickets/..%2f..%2fetc",
    `/api/tickets/${"9".repeat(15)}`,
    `/api/tickets/${"9".repeat(90)}`,
    `/api/tickets/${"a".repeat(5000)}`,
    "/api/tickets/%E0%A4%A",
    "/api/tickets/'%20or%201=1",
    "/api/definitions/nope/x",
    "/api/definitions/blueprint/__proto__",
    "/api/definitions/blueprint/finance-requests/versions/x",
    "/api/nothing",
    "/api/tickets/x/y/z",
  ])("%s is 404", async (address) => {
    const answer = await ada.raw(address);
    expect(answer.status).toBe(404);
    problemIn(answer.text);
  });

  it.each([
    ...["/api/tickets", "/api/mail-log", "/api/effects", "/api/contacts", "/api/organizations", "/api/articles"],
    ...["/api/publications", "/api/mail-in", "/api/views/unassigned/tickets"],
  ])("a cursor that %s never gave is refused", async (address) => {
    const answer = await ada.raw(`${address}?cursor=nonsense`);
    expect(answer.status).toBe(422);
    expect(problemIn(answer.text).errors.map(({ pointer }) => pointer)).toEqual(["/cursor"]);
  });

  it("the head of the stream of changes comes to its end", async () => {
    const answer = await ada.raw("/api/live", { method: "HEAD" });
    expect([answer.status, answer.text]).toEqual([200, ""]);
  });

  it("a known address with another method is 405 and says which it knows", async () => {
    const answer = await ada.raw("/api/session", { method: "DELETE" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, PATCH"]);
  });

  it.each(["", "a b", "x".repeat(201), "clé"])("the Idempotency-Key “%s” is refused", async (key) => {
    const headers = {
      ...json,
      "idempotency-key": encodeURIComponent(key) === key ? key : `${key.replace("é", "\u00e9")}`,
    };
    const answer = await ada.raw(`/api/tickets/${captured}/steps`, {
      method: "POST",
      headers,
      body: '{"transition":"take","fromState":"open"}',
    });
    expect(answer.status).toBe(422);
  });

  it("an illegal step is never a good answer, whatever it says it comes from", async () => {
    const states = ["open", "in-progress", "with-third-party", "late", "answered", "spam", "closed", "nowhere"];
    const steps = [
      "take",
      "answer",
      "note-answer",
      "too-late",
      "third-party-replied",
      "close",
      "nothing",
      "constructor",
    ];
    const before = await written(server);
    for (const fromState of states) {
      for (const transition of steps) {
        const answer = await remi.raw(`/api/tickets/${captured}/steps`, {
          method: "POST",
          headers: { ...json, "idempotency-key": newId() },
          body: JSON.stringify({ transition, fromState }),
        });
        expect([403, 409, 422]).toContain(answer.status);
      }
    }
    expect(await written(server)).toEqual(before);
  });

  it("problems are told in French and in English, and carry the request's id", async () => {
    const french = await ada.raw("/api/tickets/none", { headers: { "accept-language": "fr" } });
    expect(problemIn(french.text)).toMatchObject({
      title: "Introuvable",
      requestId: french.headers.get("x-request-id"),
    });
    const english = await server.nobody.raw("/api/session", { headers: { "accept-language": "de, en;q=0.8" } });
    expect(problemIn(english.text)).toMatchObject({ status: 401, title: "Not signed in" });
    const list = await server.nobody.raw("/api/session", { headers: { "accept-language": "fr-FR,fr;q=0.9,en;q=0.8" } });
    expect(problemIn(list.text).title).toBe("Non connecté");
  });

  it("no answer tells a path, a statement or a stack, and the process is alive at the end", async () => {
    const answers = await Promise.all(
      ["/api/tickets/%E0%A4%A", "/api/tickets/none", "/api/tickets?limit=x"].map((address) => ada.raw(address)),
    );
    for (const { text } of answers) expect(text).not.toMatch(/node_modules|\/api\/.*\.ts|select |at .*\(/i);
    expect((await server.nobody.raw("/healthz")).text).toBe('{"status":"ok"}');
    expect(server.output()).not.toMatch(/request .*:/);
  });
});
