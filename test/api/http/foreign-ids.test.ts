import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { endpoints } from "../../../api/contract/api.ts";
import type { Endpoint } from "../../../api/contract/endpoint.ts";
import { newId } from "../../../api/ids.ts";
import { isJsonObject, type Json } from "../../../blueprints/json.ts";
import { RIGHTS } from "../../../blueprints/people.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { written } from "./desk.ts";
import { sampleBody } from "./sample-body.ts";

/** What the first id of a path names, and whether there are some that a caller may not know of. */
const PATHS: readonly (readonly [path: RegExp, "ticket" | "file" | "effect" | "bulk" | "token" | "view" | "shared"])[] =
  [
    [/^\/tickets\/:/, "ticket"],
    [/^\/files\/:/, "file"],
    [/^\/effects\/:/, "effect"],
    [/^\/bulk\/:/, "bulk"],
    [/^\/tokens\/:/, "token"],
    [/^\/views\/:/, "view"],
    // A signed link or token is the right itself; forged ones have tests of their own.
    [/\/:token/, "shared"],
    [/^\/chat-visit\//, "shared"],
    // Whoever may call these sees all there are.
    [
      /^\/(article-categories|articles|contact-imports|contact-merges|contacts|definitions|groups|imports|macros)\//,
      "shared",
    ],
    [/^\/(channels|chat-parts|chats|form|form-parts|in)\//, "shared"],
    [
      /^\/(organizations|people|portal\/organizations|problems|publish-requests|publishing|team|uses|webhook-endpoints|mail-in)\//,
      "shared",
    ],
  ];
const kindOf = ({ path }: Endpoint) => PATHS.find(([pattern]) => pattern.test(path))?.[1];

/** Where the smallest body would be refused for another reason before anybody looks for the ticket. */
const BODIES: { readonly [name: string]: Json } = {
  "tickets.change": { priority: "high" },
  "tickets.enter": { blueprint: "finance-requests" },
  "tickets.excuse": { metric: "firstReply", instance: 1, reason: "x" },
  "articles.answer": { used: null },
  "handover.take": { department: "department:vtouch" },
  "children.open": { subject: "x", text: "x", department: "department:vtouch" },
  "thirdParties.ask": { address: "bank@outside.example", subject: "x", text: "x" },
};
/** What must be asked for besides. */
const QUERIES: { readonly [name: string]: string } = {
  "files.picture": "?url=https%3A%2F%2Felsewhere.example%2Fx.png",
  "why.not": "?rule=trigger:acknowledge",
  "why.noMail": "?to=requester",
  "handover.preview": "?department=department:vtouch",
  "portal.attach": "?name=x",
  "thirdParties.attach": "?name=x",
};

/** Strings in bodies and queries that name something with a reader of its own, by endpoint. Each is walked below. */
const URGENT = { do: "change", priority: "urgent" };
const TEMPLATE = { kind: "template", schemaVersion: 1, key: "x", name: "X", text: "{{ticket.subject}}" };
// biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language.
const ROUTING = { kind: "routing", schemaVersion: 1, key: "x", name: "X", rows: [{ id: "rest", then: {} }] };
const IN_BODIES: {
  readonly [name: string]: {
    readonly of: "ticket" | "effect";
    readonly say: (id: string) => { readonly path?: string; readonly query?: string; readonly body?: Json };
  };
} = {
  "bulk.offers": { of: "ticket", say: (id) => ({ body: { selection: { tickets: [id] } } }) },
  "problems.attach": { of: "ticket", say: (id) => ({ body: { tickets: [id], on: true } }) },
  "rules.previewMacroOnMany": { of: "ticket", say: (id) => ({ body: { tickets: [id] } }) },
  "rules.runMacroOnMany": { of: "ticket", say: (id) => ({ body: { tickets: [{ id, version: 1 }] } }) },
  "live.onlookers": { of: "ticket", say: (id) => ({ query: `?ticket=${id}` }) },
  "effects.all": { of: "ticket", say: (id) => ({ query: `?ticket=${id}` }) },
  "effects.runMany": { of: "effect", say: (id) => ({ body: { ids: [id] } }) },
  "bulk.start": { of: "ticket", say: (id) => ({ body: { selection: { tickets: [id] }, action: URGENT } }) },
  "calls.log": {
    of: "ticket",
    say: (id) => ({ body: { ticket: id, caller: { contact: "requester:remi" }, subject: "x", note: "x" } }),
  },
  "merge.take": { of: "ticket", say: (id) => ({ body: { into: id } }) },
  "rules.tryRouting": { of: "ticket", say: (id) => ({ body: { document: ROUTING, ticket: id } }) },
  "templates.preview": { of: "ticket", say: (id) => ({ body: { document: TEMPLATE, ticket: id } }) },
  "views.next": {
    of: "ticket",
    say: (id) => ({ path: "/views/mine/next", body: { after: id, skip: { ticket: id, reason: "x" } } }),
  },
  "effects.drop": { of: "effect", say: (id) => ({ body: { ids: [id] } }) },
};
const NAMED = /(^|\.)(ticket|tickets|ids|into|skip\.ticket|tickets\[\]\.id)$/;

/** What is called so there is a plan by states, and no id of a ticket. */
const PLANS: ReadonlySet<string> = new Set(["definitions.retire"]);

function namesIn(line: Endpoint): readonly string[] {
  const found: string[] = [];
  const walk = (schema: Json | undefined, at: string, depth: number): void => {
    if (!isJsonObject(schema) || depth > 6) return;
    for (const part of ["anyOf", "oneOf", "allOf"] as const)
      for (const one of Array.isArray(schema[part]) ? schema[part] : []) walk(one, at, depth + 1);
    walk(schema.items, `${at}[]`, depth + 1);
    for (const [name, inner] of Object.entries(isJsonObject(schema.properties) ? schema.properties : {})) {
      const here = at === "" ? name : `${at}.${name}`;
      if (NAMED.test(here)) found.push(line.name);
      walk(inner, here, depth + 1);
    }
  };
  for (const schema of [line.body, line.query])
    if (schema)
      walk(JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }))) as Json, "", 0);
  return found;
}

describe.each(DATABASES)("X2: every id swapped for a foreign one, on %s", (database) => {
  let server: TestServer;
  let [ada, ana, vera, remi]: Visitor[] = [];
  let foreign: { ticket: string; file: string; effect: string; bulk: string; token: string; view: string };
  beforeAll(async () => {
    server = await startServer({ database, env: { FILROUGE_WORKER: "apart" } });
    [ada, ana, vera, remi] = await Promise.all(["ada", "ana", "chloe", "remi"].map((name) => server.signIn(name)));
    // Vera leads vTouch with every right there is: only whose tickets they are keeps her from those of Finance.
    const rights = RIGHTS.filter((right) => right !== "administer");
    const place = { role: "role:manager", rights, departments: ["department:vtouch"], groups: ["group:vtouch"] };
    good(await people().ada.client.team.changePerson({ params: { id: "agent:chloe" }, body: place }));
    foreign = await belongings(people().ana);
  });
  afterAll(() => server.remove());
  const people = () => {
    if (!ada || !ana || !vera || !remi) throw new Error("Nobody has signed in.");
    return { ada, ana, vera, remi };
  };

  /** Something of each kind that is Ana's, or a ticket's of Finance. */
  async function belongings(owner: Visitor) {
    const body = { subject: "Of Finance", requester: "requester:tom-baker", department: "department:finance" };
    const { id: ticket } = good(await owner.client.tickets.create({ body })).ticket;
    const headers = { "content-type": "application/octet-stream" };
    const sent = await owner.raw("/api/files?name=a.txt", { method: "POST", headers, body: new Uint8Array([65, 66]) });
    const file: { id: string } = JSON.parse(sent.text);
    const selection = { tickets: [ticket] };
    const job = good(
      await owner.client.bulk.start({
        body: { selection, action: { do: "change", priority: "high" } },
        idempotencyKey: newId(),
      }),
    );
    const token = good(await owner.client.tokens.create({ body: { name: "one" } })).token;
    const view = {
      kind: "view",
      schemaVersion: 1,
      key: "anas",
      name: "Ana's",
      columns: ["number"],
      sees: { person: "agent:ana" },
    };
    good(await owner.client.views.save({ params: { key: "anas" }, body: view, ifMatch: 0 }));
    const { db } = await server.store();
    const effect = newId();
    const outside = { id: effect, ticket, rule: "test", type: "webhook", url: "https://example.invalid/", body: {} };
    const settled = { attempts: 5, runs: 0, next_at: 0, lease_until: null, fence: 1, created_at: 0, settled_at: 1 };
    await db
      .insertInto("outbox")
      .values({
        ...{ id: effect, ticket, event: newId(), type: "webhook", rule: "test", effect: JSON.stringify(outside) },
        ...{ ...settled, status: "failed", detail: "no", destination: "https://example.invalid", place: 0 },
      })
      .execute();
    return { ticket, file: file.id, effect, bulk: job.id, token: token.id, view: "anas" };
  }

  /** Status and words of an answer, without what is never the same. */
  async function said(person: Visitor, line: Endpoint, path: string, id: string, body?: Json) {
    const given = body ?? BODIES[line.name] ?? (line.body ? sampleBody(line.body) : undefined);
    const headers = {
      "idempotency-key": newId(),
      ...(line.ifMatch ? { "if-match": '"1"' } : {}),
      ...(line.upload ? { "content-type": "application/octet-stream" } : {}),
      ...(given === undefined ? {} : { "content-type": "application/json" }),
    };
    const request = { method: line.method, headers, ...(given === undefined ? {} : { body: JSON.stringify(given) }) };
    const { status, text } = await person.raw(`/api${path}${QUERIES[line.name] ?? ""}`, request);
    const words = text
      .replaceAll(/"(requestId|at)":("[^"]*"|\d+)/g, "")
      // What is done to many may be done by the time it is told: what waits is then hidden.
      .replace(/"waiting":1,(.*)"hidden":0/, '"waiting":0,$1"hidden":1')
      .replace(/"doneAt":\d+/, '"doneAt":null')
      .replaceAll(id, "ID")
      .replaceAll(/"id":"[0-9a-f-]{32,36}"/g, "");
    return { name: line.name, status, words };
  }
  const filled = (line: Endpoint, id: string): string =>
    line.path.replace(/:[A-Za-z]+/, encodeURIComponent(id)).replaceAll(/:[A-Za-z]+/g, "x");

  test("what the ids of each path name is known, so that none is forgotten", () => {
    const withIds = endpoints.filter(({ path }) => path.includes("/:"));
    expect(withIds.length).toBeGreaterThan(80);
    expect(withIds.filter((line) => kindOf(line) === undefined).map(({ name }) => name)).toEqual([]);
  });

  test("in a path it is answered like one that is not there, and nothing is written", async () => {
    const { vera, remi } = people();
    const before = await written(server);
    const walked = endpoints.filter((line) => (kindOf(line) ?? "shared") !== "shared" && line.name !== "views.save");
    expect(walked.length).toBeGreaterThan(60);
    for (const line of walked) {
      const kind = kindOf(line);
      if (kind === undefined || kind === "shared") continue;
      const missing = kind === "view" ? "nobodys" : newId();
      for (const person of [vera, remi]) {
        const here = await said(person, line, filled(line, foreign[kind]), foreign[kind]);
        expect(here).toEqual(await said(person, line, filled(line, missing), missing));
        const shut = line.who === (person === vera ? "requester" : "agent") || /^(right|manager|admin)/.test(line.who);
        expect([line.name, here.status]).toEqual([line.name, shut && person !== vera ? 403 : here.status]);
        expect([line.name, [403, 404].includes(here.status)]).toEqual([line.name, true]);
        // Vera holds every right: whatever is not for requesters is open to her, and says that it is not there.
        if (person === vera)
          expect([line.name, here.status]).toEqual([line.name, line.who === "requester" ? 403 : 404]);
      }
    }
    expect(await written(server)).toEqual(before);
  });

  test("in a body or a query it does what one that is not there does, and every endpoint that names one is here", async () => {
    const { ana, vera } = people();
    const named = [...new Set(endpoints.filter(({ name }) => !PLANS.has(name)).flatMap(namesIn))].sort();
    expect(Object.keys(IN_BODIES).sort()).toEqual(named);
    const own = good(await vera.client.tickets.create({ body: { subject: "Own", department: "department:vtouch" } }));
    for (const line of endpoints) {
      const make = IN_BODIES[line.name];
      if (!make) continue;
      const answers = [];
      for (const id of [foreign[make.of], newId()]) {
        const { path = filled(line, own.ticket.id), query = "", body } = make.say(id);
        answers.push(await said(vera, line, `${path}${query}`, id, body));
      }
      expect(answers[0]).toEqual(answers[1]);
    }
    const { priority } = good(await ana.client.tickets.read({ params: { id: foreign.ticket } }));
    expect(priority).not.toBe("urgent");
  });
});
