import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSessions } from "../../../api/auth/sessions.ts";
import { systemClock } from "../../../api/clock.ts";
import { readConfig } from "../../../api/config.ts";
import { endpoints } from "../../../api/contract/api.ts";
import { fileSchema } from "../../../api/contract/files.ts";
import { newId } from "../../../api/ids.ts";
import { DEMO_PASSWORD } from "../../../api/seed/people.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { financeTicket, freeTicket } from "./desk.ts";

const PERSONAS = ["nobody", "remi", "lea", "chloe", "ana", "marc", "ada", "token"] as const;
type Persona = (typeof PERSONAS)[number];

interface Cell {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly ifMatch?: string;
}

/** A fresh request for one cell: nothing that a cell does can change another's answer. */
type Make = () => Promise<Cell> | Cell;

let server: TestServer;
let people: { readonly [P in Persona]: Visitor };

beforeAll(async () => {
  server = await startServer();
  const store = await server.store();
  const config = readConfig({ FILROUGE_DATA: server.folder });
  const sessions = await openSessions({ store, config, clock: systemClock, address: server.address });
  await sessions.enrol("requester:lea-martin", "Léa Martin", "lea.martin@client.example", DEMO_PASSWORD);
  const ana = await server.signIn("ana");
  const { secret } = good(await ana.client.tokens.create({ body: { name: "matrix" } }));
  people = {
    nobody: server.nobody,
    remi: await server.signIn("remi"),
    lea: await server.signIn("lea.martin@client.example"),
    chloe: await server.signIn("chloe"),
    ana,
    marc: await server.signIn("marc"),
    ada: await server.signIn("ada"),
    token: server.withToken(secret),
  };
});
afterAll(() => server.remove());

const at =
  (method: string, path: string, body?: unknown): Make =>
  () => ({ method, path, body });
/** On a fresh ticket that Rémi has with Finance. */
const onTicket =
  (method: string, rest: string, body?: unknown): Make =>
  async () => ({ method, path: `/api/tickets/${(await financeTicket(people.ana)).id}${rest}`, body });

let views = 0;
const sharedView = (key: string) => ({
  kind: "view",
  schemaVersion: 1,
  key,
  name: "Shared",
  columns: ["number"],
  sees: "everyone",
});
let templates = 0;
const template = () => ({
  kind: "template",
  schemaVersion: 1,
  key: `matrix-${++templates}`,
  name: "Matrix",
  text: "Hello.",
});
async function draftedTemplate(): Promise<string> {
  const document = template();
  good(await people.marc.client.definitions.create({ body: document }));
  return document.key;
}
/** A draft of Marc's that he asks somebody else to publish. */
async function askedFor(): Promise<string> {
  const params = { kind: "template", key: await draftedTemplate() } as const;
  return good(await people.marc.client.publishing.ask({ params, body: { note: "x" }, ifMatch: 1 })).id;
}
/** A rule that is never due on any ticket of these tests. */
const timeRule = () => ({
  kind: "time-rule",
  schemaVersion: 1,
  key: `matrix-${++templates}`,
  name: "Matrix",
  since: "created",
  reaches: "P30000D",
  time: "calendar",
  do: [{ do: "addTag", tag: "old" }],
});
async function publishedTimeRule(): Promise<string> {
  const document = timeRule();
  good(await people.marc.client.definitions.create({ body: document }));
  const params = { kind: "time-rule", key: document.key } as const;
  good(await people.marc.client.definitions.publish({ params, body: {}, ifMatch: 1 }));
  return document.key;
}
async function keptDraft(): Promise<string> {
  const { id } = await financeTicket(people.ana);
  const params = { id, transition: "take" };
  good(await people.ana.client.tickets.saveDraft({ params, body: { fromState: "open", answers: { note: "half" } } }));
  return `/api/tickets/${id}/drafts/take`;
}
async function taskPath(): Promise<string> {
  const { id } = await financeTicket(people.ana);
  const { tasks } = good(await people.ana.client.beside.addTask({ params: { id }, body: { title: "Call back" } }));
  return `/api/tickets/${id}/tasks/${tasks[0]?.id}`;
}
const article = () => ({
  category: null,
  visibility: "public" as const,
  owner: null,
  reviewAt: null,
  texts: { en: { title: "Matrix", body: "Hello." } },
});
/** A problem that Ana leads. */
async function problemPath(rest: string): Promise<string> {
  const { number } = good(await people.ana.client.problems.create({ body: { title: "Matrix" } }));
  return `/api/problems/${number}${rest}`;
}
/** A draft of Ana's. */
async function articlePath(rest: string): Promise<string> {
  const { number } = good(await people.ana.client.articles.create({ body: article() }));
  return `/api/articles/${number}${rest}`;
}
async function failedEffect(): Promise<string> {
  const { id: ticket } = await financeTicket(people.ana);
  const { db } = await server.store();
  const id = newId();
  const effect = { id, ticket, rule: "test", type: "webhook", url: "https://example.invalid/", body: {} };
  const row = {
    id,
    ticket,
    event: newId(),
    type: "webhook",
    rule: "test",
    effect: JSON.stringify(effect),
    status: "failed" as const,
  };
  await db
    .insertInto("outbox")
    .values({
      ...row,
      attempts: 5,
      runs: 0,
      next_at: 0,
      lease_until: null,
      fence: 1,
      created_at: 0,
      settled_at: 1,
      detail: "no",
      destination: "https://example.invalid",
      place: 0,
    })
    .execute();
  return id;
}
/** A file that Rémi has sent with his ticket. */
async function filePath(rest = ""): Promise<string> {
  const { id } = await financeTicket(people.ana);
  const headers = { "content-type": "application/octet-stream" };
  const body = await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  const sent = await people.remi.raw("/api/files?name=a.png", { method: "POST", headers, body: new Uint8Array(body) });
  const file = fileSchema.parse(JSON.parse(sent.text));
  good(
    await people.remi.client.tickets.write({ params: { id }, body: { public: true, text: "", attachments: [file] } }),
  );
  return `/api/files/${file.id}${rest}`;
}
const imapAccount = { host: "imap.example.com", port: 993, user: "support" };
const endpointBody = () => ({ name: "Matrix", url: `https://matrix-${++templates}.example.com/hook` });
async function endpointPath(): Promise<string> {
  const { endpoint } = good(await people.ada.client.webhooks.create({ body: endpointBody() }));
  return `/api/webhook-endpoints/${endpoint.id}`;
}
async function tokenOf(person: Visitor): Promise<string> {
  return good(await person.client.tokens.create({ body: { name: "one" } })).token.id;
}

const routing = { kind: "routing", schemaVersion: 1, key: "matrix", name: "Matrix" };

/** Every endpoint with what each persona is answered, in the order of PERSONAS. Written by hand: it is the promise, not the code. */
const MATRIX: { readonly [name: string]: readonly [Make, readonly number[]] } = {
  "session.read": [at("GET", "/api/session"), [401, 200, 200, 200, 200, 200, 200, 200]],
  "session.signIn": [
    at("POST", "/api/sign-in", { email: "ana@filrouge.example", password: DEMO_PASSWORD }),
    [200, 200, 200, 200, 200, 200, 200, 200],
  ],
  "session.change": [at("PATCH", "/api/session", { language: "en" }), [401, 200, 200, 200, 200, 200, 200, 200]],
  "session.demoPeople": [at("GET", "/api/demo-people"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "tickets.list": [at("GET", "/api/tickets"), [401, 200, 200, 200, 200, 200, 200, 200]],
  "tickets.create": [at("POST", "/api/tickets", { subject: "New" }), [401, 201, 201, 201, 201, 201, 201, 201]],
  "tickets.read": [onTicket("GET", ""), [401, 200, 404, 404, 200, 200, 200, 200]],
  "tickets.change": [
    async () => ({ ...(await onTicket("PATCH", "", { priority: "high" })()), ifMatch: '"1"' }),
    [401, 403, 403, 404, 200, 200, 200, 200],
  ],
  "tickets.offers": [onTicket("GET", "/offers"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "tickets.step": [
    onTicket("POST", "/steps", { transition: "take", fromState: "open" }),
    [401, 403, 404, 404, 200, 403, 403, 200],
  ],
  "tickets.jump": [
    onTicket("POST", "/jump", { to: "in-progress", reason: "Test" }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "tickets.revoke": [onTicket("POST", "/revoke", { reason: "Test" }), [401, 403, 403, 403, 403, 200, 200, 403]],
  "tickets.enter": [
    onTicket("POST", "/enter", { blueprint: "finance-requests" }),
    [401, 403, 403, 404, 409, 409, 409, 409],
  ],
  "tickets.clocks": [onTicket("GET", "/clocks"), [401, 403, 403, 404, 200, 200, 200, 200]],
  // A clock that is not breached can't be excused: whoever has the right is told so, the others are not asked in.
  "tickets.excuse": [
    onTicket("POST", "/clocks/excuse", { metric: "firstReply", instance: 99, reason: "Test" }),
    [401, 403, 403, 403, 403, 422, 422, 403],
  ],
  "tickets.messages": [onTicket("GET", "/messages"), [401, 200, 404, 404, 200, 200, 200, 200]],
  "tickets.write": [
    onTicket("POST", "/messages", { public: true, text: "Hello" }),
    [401, 201, 404, 404, 201, 201, 201, 201],
  ],
  "tickets.journal": [onTicket("GET", "/journal?trace=true"), [401, 200, 404, 404, 200, 200, 200, 200]],
  "tickets.drafts": [onTicket("GET", "/drafts"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "tickets.draft": [async () => ({ method: "GET", path: await keptDraft() }), [401, 403, 403, 404, 200, 200, 200, 200]],
  "tickets.saveDraft": [
    onTicket("PUT", "/drafts/take", { fromState: "open", answers: {} }),
    [401, 403, 403, 404, 200, 200, 200, 200],
  ],
  "tickets.removeDraft": [
    async () => ({ method: "DELETE", path: await keptDraft() }),
    [401, 403, 403, 404, 204, 204, 204, 204],
  ],
  "files.limits": [at("GET", "/api/limits/files"), [401, 200, 200, 200, 200, 200, 200, 200]],
  // JSON is no file; who may upload is told so.
  "files.upload": [at("POST", "/api/files", {}), [401, 415, 415, 415, 415, 415, 415, 415]],
  "files.download": [async () => ({ method: "GET", path: await filePath() }), [401, 200, 404, 404, 200, 200, 200, 200]],
  "files.thumbnail": [
    async () => ({ method: "GET", path: await filePath("/thumbnail") }),
    [401, 200, 404, 404, 200, 200, 200, 200],
  ],
  // Whoever may read the ticket is told that this message has no such picture, the others that it is not there.
  "files.picture": [
    onTicket("GET", "/messages/nowhere/picture?url=https%3A%2F%2Felsewhere.example%2Fx.png"),
    [401, 404, 404, 404, 404, 404, 404, 404],
  ],
  "definitions.list": [at("GET", "/api/definitions"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "definitions.read": [
    at("GET", "/api/definitions/blueprint/finance-requests"),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "definitions.version": [
    at("GET", "/api/definitions/blueprint/finance-requests/versions/1"),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "definitions.draft": [
    async () => ({ method: "GET", path: `/api/definitions/template/${await draftedTemplate()}/draft` }),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "definitions.saveDraft": [
    () => {
      const body = template();
      return { method: "PUT", path: `/api/definitions/template/${body.key}/draft`, body, ifMatch: '"0"' };
    },
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "definitions.removeDraft": [
    async () => ({
      method: "DELETE",
      path: `/api/definitions/template/${await draftedTemplate()}/draft`,
      ifMatch: '"1"',
    }),
    [401, 403, 403, 403, 403, 204, 204, 403],
  ],
  "definitions.create": [
    () => ({ method: "POST", path: "/api/definitions", body: template() }),
    [401, 403, 403, 403, 403, 201, 201, 403],
  ],
  "definitions.publish": [
    async () => ({
      method: "POST",
      path: `/api/definitions/template/${await draftedTemplate()}/publish`,
      body: {},
      ifMatch: '"1"',
    }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "definitions.verify": [
    () => ({ method: "POST", path: "/api/definitions/verify", body: { document: template() } }),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "definitions.order": [
    at("PUT", "/api/definitions/order/blueprint", { keys: ["finance-requests"] }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "definitions.retire": [
    async () => ({ method: "POST", path: `/api/definitions/time-rule/${await publishedTimeRule()}/retire`, body: {} }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "definitions.dryRun": [
    () => ({ method: "POST", path: "/api/definitions/dry-run", body: { document: timeRule() } }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "rules.macros": [onTicket("GET", "/macros"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "rules.previewMacroOnMany": [
    at("POST", "/api/macros/urgent/preview", { tickets: ["nowhere"] }),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "rules.runMacroOnMany": [
    at("POST", "/api/macros/urgent/run", { tickets: [{ id: "nowhere", version: 1 }] }),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "waiting.read": [onTicket("GET", "/waiting"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "waiting.takeBack": [
    onTicket("POST", "/parallel/somebodys/take-back", { fromState: "open" }),
    [401, 403, 403, 404, 422, 422, 422, 422],
  ],
  "waiting.mine": [at("GET", "/api/waiting"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "beside.read": [onTicket("GET", "/beside"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "beside.addTask": [onTicket("POST", "/tasks", { title: "Call back" }), [401, 403, 403, 404, 201, 201, 201, 201]],
  "children.open": [
    onTicket("POST", "/children", { subject: "Refund", text: "Please.", department: "department:nowhere" }),
    [401, 403, 403, 404, 422, 422, 422, 422],
  ],
  "beside.tickTask": [
    async () => ({ method: "PUT", path: await taskPath(), body: { done: true } }),
    [401, 403, 403, 404, 200, 200, 200, 200],
  ],
  "articles.list": [at("GET", "/api/articles"), [401, 200, 200, 200, 200, 200, 200, 200]],
  "articles.create": [at("POST", "/api/articles", article()), [401, 403, 403, 201, 201, 201, 201, 201]],
  // A draft: no requester reads it.
  "articles.read": [
    async () => ({ method: "GET", path: await articlePath("") }),
    [401, 404, 404, 200, 200, 200, 200, 200],
  ],
  "articles.version": [
    async () => ({ method: "GET", path: await articlePath("/versions/9") }),
    [401, 403, 403, 404, 404, 404, 404, 404],
  ],
  "articles.saveDraft": [
    async () => ({ method: "PUT", path: await articlePath("/draft"), body: article(), ifMatch: '"1"' }),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  // Ana wrote it.
  "articles.dropDraft": [
    async () => ({ method: "DELETE", path: await articlePath("/draft"), ifMatch: '"1"' }),
    [401, 403, 403, 403, 204, 204, 204, 204],
  ],
  "articles.publish": [
    async () => ({ method: "POST", path: await articlePath("/publish"), body: {}, ifMatch: '"1"' }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  // Nothing of it is in force.
  "articles.retire": [
    async () => ({ method: "POST", path: await articlePath("/retire"), ifMatch: '"1"' }),
    [401, 403, 403, 403, 403, 409, 409, 403],
  ],
  "articles.saveCategory": [
    at("PUT", "/api/article-categories/matrix", { name: { en: "Matrix", fr: "Matrice" } }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "articles.suggested": [onTicket("GET", "/articles"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "articles.answer": [onTicket("POST", "/articles", { used: null }), [401, 403, 403, 404, 201, 201, 201, 201]],
  // Nothing has answered the ticket yet.
  "articles.fromTicket": [onTicket("POST", "/article-draft"), [401, 403, 403, 404, 422, 422, 422, 422]],
  "articles.report": [at("GET", "/api/article-report"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "problems.list": [at("GET", "/api/problems"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "problems.create": [at("POST", "/api/problems", { title: "Matrix" }), [401, 403, 403, 201, 201, 201, 201, 201]],
  "problems.read": [
    async () => ({ method: "GET", path: await problemPath("") }),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  // Ana leads it.
  "problems.change": [
    async () => ({ method: "PATCH", path: await problemPath(""), body: { note: "x" }, ifMatch: '"1"' }),
    [401, 403, 403, 403, 200, 200, 200, 200],
  ],
  // Each ticket answers for itself.
  "problems.attach": [
    async () => ({ method: "POST", path: await problemPath("/tickets"), body: { tickets: ["nowhere"], on: true } }),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "problems.tell": [
    async () => ({ method: "POST", path: await problemPath("/tell"), body: { text: { en: "x", fr: "y" } } }),
    [401, 403, 403, 403, 200, 200, 200, 200],
  ],
  "problems.solve": [
    async () => ({ method: "POST", path: await problemPath("/solve"), body: { resolution: { en: "x", fr: "y" } } }),
    [401, 403, 403, 403, 200, 200, 200, 200],
  ],
  "problems.undoSolve": [
    async () => ({ method: "POST", path: await problemPath("/solve/undo"), body: { solved: "x" } }),
    [401, 403, 403, 403, 200, 200, 200, 200],
  ],
  "problems.ofTicket": [onTicket("GET", "/problem"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "problems.banners": [at("GET", "/api/problem-banners"), [401, 200, 200, 200, 200, 200, 200, 200]],
  "beside.ratingPage": [at("GET", "/api/rate/somebodys.forged"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "beside.ratingScript": [at("GET", "/api/rate.js"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "beside.readRating": [at("GET", "/api/ratings/somebodys.forged"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "beside.giveRating": [
    at("POST", "/api/ratings/somebodys.forged", { rating: "good" }),
    [404, 404, 404, 404, 404, 404, 404, 404],
  ],
  "rules.previewMacro": [onTicket("POST", "/macros/urgent/preview"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "rules.pressMacro": [onTicket("POST", "/macros/urgent"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "rules.acted": [at("GET", "/api/rules/acted"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "rules.tryRouting": [
    // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language.
    at("POST", "/api/rules/try-routing", { document: { ...routing, rows: [{ id: "rest", then: {} }] }, example: {} }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "rules.caught": [at("GET", "/api/rules/caught"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "definitions.rearms": [at("GET", "/api/rearms"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "drafts.words": [onTicket("GET", "/unsent"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "drafts.keepWords": [
    onTicket("PUT", "/unsent/note", { text: "later", at: 1 }),
    [401, 403, 403, 404, 204, 204, 204, 204],
  ],
  "bulk.offers": [
    at("POST", "/api/bulk/offers", { selection: { tickets: ["nowhere"] } }),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "bulk.start": [
    at("POST", "/api/bulk", { selection: { tickets: ["nowhere"] }, action: { do: "change", priority: "high" } }),
    [401, 403, 403, 202, 202, 202, 202, 202],
  ],
  "bulk.mine": [at("GET", "/api/bulk"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "bulk.read": [at("GET", "/api/bulk/nowhere"), [401, 403, 403, 404, 404, 404, 404, 404]],
  "bulk.items": [at("GET", "/api/bulk/nowhere/items"), [401, 403, 403, 404, 404, 404, 404, 404]],
  "bulk.undo": [at("POST", "/api/bulk/nowhere/undo"), [401, 403, 403, 404, 404, 404, 404, 404]],
  "calls.callers": [at("GET", "/api/callers?text=remi"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "calls.log": [
    at("POST", "/api/calls", { caller: { contact: "requester:remi" }, subject: "A call", note: "Hello." }),
    [401, 403, 403, 201, 201, 201, 201, 201],
  ],
  "snooze.set": [onTicket("POST", "/snooze", { until: 1, reason: "Later" }), [401, 403, 403, 404, 422, 422, 422, 422]],
  "snooze.end": [onTicket("DELETE", "/snooze"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "mailOut.readers": [onTicket("GET", "/readers"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "undo.read": [onTicket("GET", "/undo"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "undo.take": [onTicket("POST", "/undo", { event: "none" }), [401, 403, 403, 404, 422, 422, 422, 422]],
  "thirdParties.list": [onTicket("GET", "/third-parties"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "thirdParties.ask": [
    onTicket("POST", "/third-parties", { address: "bank@outside.example", subject: "A payment", text: "Was it paid?" }),
    [401, 403, 403, 404, 201, 201, 201, 201],
  ],
  "thirdParties.messageFile": [
    onTicket("POST", "/messages/none/mail-file", undefined),
    [401, 403, 403, 404, 404, 404, 404, 404],
  ],
  "thirdParties.write": [
    onTicket("POST", "/third-parties/none", { text: "And now?" }),
    [401, 403, 403, 404, 404, 404, 404, 404],
  ],
  "thirdParties.noteAnswer": [
    onTicket("POST", "/third-parties/none/answer", { text: "Paid." }),
    [401, 403, 403, 404, 404, 404, 404, 404],
  ],
  "thirdParties.page": [at("GET", "/api/thread/somebodys.forged"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "thirdParties.script": [at("GET", "/api/thread.js"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "thirdParties.read": [at("GET", "/api/threads/somebodys.forged"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "mailLinks.file": [at("GET", "/api/mail-file/somebodys.forged"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "mailLinks.subscription": [at("GET", "/api/unsubscribe/somebodys.forged"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "mailLinks.unsubscribe": [at("POST", "/api/unsubscribe/somebodys.forged"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "thirdParties.file": [at("GET", "/api/threads/somebodys.forged/files/any"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "thirdParties.answer": [
    at("POST", "/api/threads/somebodys.forged", { key: "0193a1b2-0000-7000-8000-00000000000a", text: "Hello." }),
    [404, 404, 404, 404, 404, 404, 404, 404],
  ],
  "thirdParties.attach": [
    at("POST", "/api/threads/somebodys.forged/files", {}),
    [415, 415, 415, 415, 415, 415, 415, 415],
  ],
  "handover.preview": [
    onTicket("GET", "/handover?department=department:nowhere"),
    [401, 403, 403, 404, 422, 422, 422, 422],
  ],
  "handover.take": [
    onTicket("POST", "/handover", { department: "department:nowhere" }),
    [401, 403, 403, 404, 422, 422, 422, 422],
  ],
  "merge.duplicates": [onTicket("GET", "/duplicates"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "merge.preview": [onTicket("GET", "/merge/1"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "merge.take": [onTicket("POST", "/merge", { into: "nowhere" }), [401, 403, 403, 404, 404, 404, 404, 404]],
  "merge.undo": [onTicket("POST", "/unmerge"), [401, 403, 403, 404, 409, 409, 409, 409]],
  "merge.split": [
    onTicket("POST", "/messages/none/split", { subject: "Apart" }),
    [401, 403, 403, 404, 422, 422, 422, 422],
  ],
  "live.onlookers": [at("GET", "/api/looking"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "live.look": [onTicket("PUT", "/looking/w1", { typing: false }), [401, 403, 403, 404, 204, 204, 204, 204]],
  "live.readers": [
    at("GET", "/api/definitions/blueprint/finance-requests/looking"),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "live.open": [
    at("PUT", "/api/definitions/blueprint/finance-requests/looking/w1", { drawing: false, spot: "" }),
    [401, 403, 403, 204, 204, 204, 204, 204],
  ],
  "live.leave": [
    at("DELETE", "/api/definitions/blueprint/finance-requests/looking/w1"),
    [401, 403, 403, 204, 204, 204, 204, 204],
  ],
  "live.lookAway": [onTicket("DELETE", "/looking/w1"), [401, 403, 403, 404, 204, 204, 204, 204]],
  "definitions.live": [
    at("GET", "/api/definitions/blueprint/finance-requests/live"),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "directory.read": [at("GET", "/api/directory"), [401, 200, 200, 200, 200, 200, 200, 200]],
  "directory.contacts": [at("GET", "/api/contacts?text=remi"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "contacts.organizations": [at("GET", "/api/organizations"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "contacts.organization": [at("GET", "/api/organizations/none"), [401, 403, 403, 404, 404, 404, 404, 404]],
  "contacts.createOrganization": [
    at("POST", "/api/organizations", { name: "Matrix" }),
    [401, 403, 403, 403, 403, 201, 201, 403],
  ],
  "contacts.changeOrganization": [
    () => ({ method: "PATCH", path: "/api/organizations/none", body: { name: "Matrix" }, ifMatch: '"1"' }),
    [401, 403, 403, 403, 403, 404, 404, 403],
  ],
  "contacts.uploadImport": [at("POST", "/api/contact-imports", {}), [401, 403, 403, 403, 403, 415, 415, 403]],
  "contacts.imports": [at("GET", "/api/contact-imports"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "contacts.import": [at("GET", "/api/contact-imports/none"), [401, 403, 403, 403, 403, 404, 404, 403]],
  "contacts.startImport": [
    at("POST", "/api/contact-imports/none/start", { columns: ["email"], language: "en", kind: "customer" }),
    [401, 403, 403, 403, 403, 404, 404, 403],
  ],
  "contacts.tryMatching": [
    at("POST", "/api/contact-matching/try", {
      document: {
        ...{ kind: "contact-matching", schemaVersion: 1, key: "matrix", name: "Matrix" },
        ...{ subaddresses: true, shared: [], organizations: [] },
      },
      address: "nobody@nowhere.example",
    }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "contacts.create": [at("POST", "/api/contacts", { name: "Matrix" }), [401, 403, 403, 201, 201, 201, 201, 201]],
  "contacts.read": [at("GET", "/api/contacts/requester:remi"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "contacts.change": [
    async () => {
      const { revision } = good(await people.ada.client.contacts.read({ params: { id: "requester:remi" } }));
      const path = "/api/contacts/requester:remi";
      return { method: "PATCH", path, body: { verified: true }, ifMatch: `"${revision}"` };
    },
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "contacts.compare": [
    at("POST", "/api/contacts/requester:remi/compare", { others: ["requester:tom-baker"] }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "contacts.merge": [
    at("POST", "/api/contacts/requester:remi/merge", { others: ["nobody"] }),
    [401, 403, 403, 403, 403, 422, 422, 403],
  ],
  "contacts.undoMerge": [at("POST", "/api/contact-merges/none/undo"), [401, 403, 403, 403, 403, 404, 404, 403]],
  "team.read": [at("GET", "/api/team"), [401, 403, 403, 403, 403, 403, 200, 403]],
  "team.addPerson": [
    () => ({ method: "POST", path: "/api/team/people", body: { name: "New", email: `${newId()}@filrouge.example` } }),
    [401, 403, 403, 403, 403, 403, 201, 403],
  ],
  "team.changePerson": [at("PATCH", "/api/team/people/agent:bruno", {}), [401, 403, 403, 403, 403, 403, 200, 403]],
  "team.invite": [at("POST", "/api/team/people/agent:bruno/invitation"), [401, 403, 403, 403, 403, 403, 200, 403]],
  "team.addGroup": [at("POST", "/api/team/groups", { name: "New" }), [401, 403, 403, 403, 403, 403, 201, 403]],
  "team.changeGroup": [at("PATCH", "/api/team/groups/group:finance", {}), [401, 403, 403, 403, 403, 403, 200, 403]],
  "team.addDepartment": [
    at("POST", "/api/team/departments", { name: "New" }),
    [401, 403, 403, 403, 403, 403, 201, 403],
  ],
  "team.changeDepartment": [
    at("PATCH", "/api/team/departments/department:finance", { name: "Finance" }),
    [401, 403, 403, 403, 403, 403, 200, 403],
  ],
  // A link that nobody made opens nothing, whoever holds it.
  "team.readInvitation": [at("GET", "/api/invitation?token=x"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "team.acceptInvitation": [
    at("POST", "/api/invitation", { token: "x", password: "a long enough password" }),
    [404, 404, 404, 404, 404, 404, 404, 404],
  ],
  "team.forgotten": [
    at("POST", "/api/forgotten-password", { email: "nobody@nowhere.example" }),
    [204, 204, 204, 204, 204, 204, 204, 204],
  ],
  "people.list": [at("GET", "/api/people"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "people.change": [at("PATCH", "/api/people/agent:bruno", {}), [401, 403, 403, 403, 403, 403, 200, 403]],
  "people.presence": [at("PATCH", "/api/people/agent:bruno/presence", {}), [401, 403, 403, 403, 403, 200, 200, 403]],
  "people.foresee": [at("GET", "/api/people/agent:ana/absence?until=1"), [401, 403, 403, 403, 200, 200, 200, 200]],
  "people.changes": [at("GET", "/api/people/agent:ana/changes"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "people.candidates": [at("GET", "/api/groups/group:finance/candidates"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "figures.read": [at("GET", "/api/figures"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "figures.tickets": [at("GET", "/api/figures/tickets?figure=open"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "figures.export": [at("GET", "/api/figures/export?table=days"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "figures.weekly": [at("GET", "/api/figures/weekly"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "figures.setWeekly": [
    at("PUT", "/api/figures/weekly", { wanted: false, zone: "Europe/Paris" }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "board.read": [at("GET", "/api/board"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "reports.imports": [at("GET", "/api/imports"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "reports.import": [at("GET", "/api/imports/none"), [401, 403, 403, 403, 403, 404, 404, 403]],
  "reports.mailLog": [at("GET", "/api/mail-log"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "tokens.list": [at("GET", "/api/tokens"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "tokens.create": [at("POST", "/api/tokens", { name: "more" }), [401, 403, 403, 201, 201, 201, 201, 201]],
  "tokens.remove": [
    async () => ({ method: "DELETE", path: `/api/tokens/${await tokenOf(people.ana)}` }),
    [401, 403, 403, 404, 204, 404, 404, 204],
  ],
  "why.rules": [at("GET", "/api/why/rules"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "why.not": [onTicket("GET", "/why/not?rule=trigger:acknowledge"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "why.his": [onTicket("GET", "/why/his"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "why.late": [onTicket("GET", "/why/late"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "why.noMail": [onTicket("GET", "/why/no-mail?to=requester"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "effects.list": [onTicket("GET", "/effects"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "effects.run": [
    async () => ({ method: "POST", path: `/api/effects/${await failedEffect()}/run` }),
    [401, 403, 403, 404, 202, 202, 202, 202],
  ],
  "effects.all": [at("GET", "/api/effects?status=failed"), [401, 403, 403, 403, 403, 200, 200, 403]],
  "effects.deliveries": [
    async () => ({ method: "GET", path: `/api/effects/${await failedEffect()}/deliveries` }),
    [401, 403, 403, 404, 200, 200, 200, 200],
  ],
  "effects.runMany": [
    async () => ({ method: "POST", path: "/api/effects/run", body: { ids: [await failedEffect()] } }),
    [401, 403, 403, 403, 403, 202, 202, 403],
  ],
  "effects.drop": [
    async () => ({ method: "POST", path: "/api/effects/drop", body: { ids: [await failedEffect()] } }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "search.find": [at("GET", "/api/search?q=invoice+status:open"), [401, 200, 200, 200, 200, 200, 200, 200]],
  "forms.list": [at("GET", "/api/forms"), [401, 200, 200, 200, 200, 200, 200, 200]],
  "portal.read": [onTicket("GET", "/portal"), [401, 200, 404, 403, 403, 403, 403, 403]],
  "portal.colleagues": [at("GET", "/api/portal/colleagues"), [401, 200, 200, 403, 403, 403, 403, 403]],
  "portal.organizations": [at("GET", "/api/portal/organizations"), [401, 403, 403, 403, 403, 403, 200, 403]],
  "portal.share": [
    at("PUT", "/api/portal/organizations/organization:none", { shares: true }),
    [401, 403, 403, 403, 403, 403, 404, 403],
  ],
  "portal.voidLinks": [onTicket("DELETE", "/links"), [401, 403, 403, 404, 204, 204, 204, 204]],
  "approvals.page": [at("GET", "/api/approve/somebodys.forged"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "approvals.script": [at("GET", "/api/approve.js"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "approvals.asked": [at("GET", "/api/asked/somebodys.forged"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "approvals.answer": [
    at("POST", "/api/asked/somebodys.forged", { key: "0190a000-0000-7000-8000-000000000000", answer: "approve" }),
    [404, 404, 404, 404, 404, 404, 404, 404],
  ],
  "portal.page": [at("GET", "/api/follow/somebodys.forged"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "portal.script": [at("GET", "/api/follow.js"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "portal.followed": [at("GET", "/api/followed/somebodys.forged"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "portal.attach": [at("POST", "/api/followed/somebodys.forged/files", {}), [415, 415, 415, 415, 415, 415, 415, 415]],
  "portal.file": [at("GET", "/api/followed/somebodys.forged/files/any"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "portal.answer": [
    at("POST", "/api/followed/somebodys.forged", { key: "0190a000-0000-7000-8000-000000000000", text: "Hello." }),
    [404, 404, 404, 404, 404, 404, 404, 404],
  ],
  "publishing.standing": [
    at("GET", "/api/definitions/blueprint/finance-requests/publishing"),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "publishing.ask": [
    async () => ({
      method: "POST",
      path: `/api/definitions/template/${await draftedTemplate()}/publish-request`,
      body: { note: "x" },
      ifMatch: '"1"',
    }),
    [401, 403, 403, 403, 403, 201, 201, 403],
  ],
  "publishing.askToRetire": [
    async () => ({
      method: "POST",
      path: `/api/definitions/time-rule/${await publishedTimeRule()}/retire-request`,
      body: { note: "x" },
    }),
    [401, 403, 403, 403, 403, 201, 201, 403],
  ],
  // Another order waits already when the admin asks.
  "publishing.askToOrder": [
    at("POST", "/api/definitions/order/macro/request", { keys: [], note: "" }),
    [401, 403, 403, 403, 403, 201, 409, 403],
  ],
  "publishing.requests": [at("GET", "/api/publish-requests"), [401, 403, 403, 200, 200, 200, 200, 200]],
  // Marc wrote it and asks: he does not answer himself.
  "publishing.approve": [
    async () => ({ method: "POST", path: `/api/publish-requests/${await askedFor()}/approve` }),
    [401, 403, 403, 403, 403, 403, 200, 403],
  ],
  "publishing.refuse": [
    async () => ({ method: "POST", path: `/api/publish-requests/${await askedFor()}/refuse`, body: { word: "No." } }),
    [401, 403, 403, 403, 403, 403, 204, 403],
  ],
  "publishing.takeBack": [
    async () => ({ method: "DELETE", path: `/api/publish-requests/${await askedFor()}` }),
    [401, 403, 403, 403, 403, 204, 403, 403],
  ],
  "publishing.log": [at("GET", "/api/publications?limit=2"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "publishing.settings": [at("GET", "/api/publishing"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "publishing.set": [
    at("PUT", "/api/publishing/desk", { secondPerson: false }),
    [401, 403, 403, 403, 403, 403, 200, 403],
  ],
  "exchange.uses": [at("GET", "/api/uses/field/amount"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "exchange.needs": [
    () => ({ method: "POST", path: "/api/definition-needs", body: { document: template() } }),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "exchange.compare": [
    () => ({ method: "POST", path: "/api/definition-comparisons", body: { documents: [template()] } }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "exchange.take": [
    () => ({
      method: "POST",
      path: "/api/definition-imports",
      body: { documents: [{ document: template(), revision: 0 }] },
    }),
    [401, 403, 403, 403, 403, 201, 201, 403],
  ],
  "exchange.foresee": [
    at("POST", "/api/definition-replacements/dry-run", { kind: "field", key: "damage", by: "product" }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "exchange.replace": [
    at("POST", "/api/definition-replacements", {
      ...{ kind: "field", key: "nowhere", by: "product" },
      documents: [{ kind: "form", key: "nowhere", revision: 0 }],
    }),
    [401, 403, 403, 403, 403, 412, 412, 403],
  ],
  "exchange.putBack": [
    at("POST", "/api/definition-replacements/undo", {
      items: [{ kind: "form", key: "nowhere", revision: 1, former: null }],
    }),
    [401, 403, 403, 403, 403, 412, 412, 403],
  ],
  "templates.uses": [at("GET", "/api/template-uses"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "templates.forTicket": [onTicket("GET", "/templates"), [401, 403, 403, 404, 200, 200, 200, 200]],
  "templates.preview": [
    async () => ({
      method: "POST",
      path: "/api/template-preview",
      body: { document: { ...template(), text: "x" }, ticket: (await freeTicket(people.ana)).id },
    }),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "views.list": [at("GET", "/api/views"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "views.counts": [at("GET", "/api/view-counts"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "views.preview": [
    () => ({ method: "POST", path: "/api/view-preview", body: { document: sharedView("v1") } }),
    [401, 403, 403, 200, 200, 200, 200, 200],
  ],
  "views.read": [at("GET", "/api/views/mine"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "views.save": [
    () => {
      const key = `shared${++views}`;
      return { method: "PUT", path: `/api/views/${key}`, body: sharedView(key), ifMatch: '"0"' };
    },
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  "views.remove": [
    async () => {
      const key = `shared${++views}`;
      good(await people.marc.client.views.save({ params: { key }, body: sharedView(key), ifMatch: 0 }));
      return { method: "DELETE", path: `/api/views/${key}`, ifMatch: '"1"' };
    },
    [401, 403, 403, 403, 403, 204, 204, 403],
  ],
  "views.tickets": [at("GET", "/api/views/mine/tickets"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "views.export": [at("GET", "/api/views/mine/export"), [401, 403, 403, 200, 200, 200, 200, 200]],
  "views.next": [at("POST", "/api/views/mine/next", {}), [401, 403, 403, 200, 200, 200, 200, 200]],
  "webhooks.list": [at("GET", "/api/webhook-endpoints"), [401, 403, 403, 403, 403, 403, 200, 403]],
  "webhooks.create": [
    () => ({ method: "POST", path: "/api/webhook-endpoints", body: endpointBody() }),
    [401, 403, 403, 403, 403, 403, 201, 403],
  ],
  "webhooks.change": [
    async () => ({ method: "PATCH", path: await endpointPath(), body: { active: false } }),
    [401, 403, 403, 403, 403, 403, 200, 403],
  ],
  "webhooks.rotate": [
    async () => ({ method: "POST", path: `${await endpointPath()}/rotate` }),
    [401, 403, 403, 403, 403, 403, 200, 403],
  ],
  "webhooks.test": [
    async () => ({ method: "POST", path: `${await endpointPath()}/test` }),
    [401, 403, 403, 403, 403, 403, 200, 403],
  ],
  "webhooks.remove": [
    async () => ({ method: "DELETE", path: await endpointPath() }),
    [401, 403, 403, 403, 403, 403, 204, 403],
  ],
  "mailIn.list": [at("GET", "/api/mail-in"), [401, 403, 403, 403, 403, 403, 200, 403]],
  "mailIn.health": [at("GET", "/api/mail-in/mailboxes"), [401, 403, 403, 403, 403, 403, 200, 403]],
  // What admins do with a mail that is there is told by the tests of mail.
  "mailIn.raw": [at("GET", "/api/mail-in/none/raw"), [401, 403, 403, 403, 403, 403, 404, 403]],
  "mailIn.release": [at("POST", "/api/mail-in/none/release"), [401, 403, 403, 403, 403, 403, 404, 403]],
  "mailIn.refuse": [at("POST", "/api/mail-in/none/refuse"), [401, 403, 403, 403, 403, 403, 404, 403]],
  "mailServers.standing": [at("GET", "/api/mail-in/mailboxes/none"), [401, 403, 403, 403, 403, 403, 404, 403]],
  "mailServers.keepPassword": [
    at("PUT", "/api/mail-in/mailboxes/none/password", { ...imapAccount, password: "secret" }),
    [401, 403, 403, 403, 403, 403, 404, 403],
  ],
  "mailServers.forgetPassword": [
    at("DELETE", "/api/mail-in/mailboxes/none/password"),
    [401, 403, 403, 403, 403, 403, 404, 403],
  ],
  "mailServers.test": [
    at("POST", "/api/mail-in/mailboxes/none/test", {
      imap: { ...imapAccount, security: "tls", folder: "INBOX", begin: "new", afterwards: "leave" },
    }),
    [401, 403, 403, 403, 403, 403, 404, 403],
  ],
  "mailServers.lookAgain": [at("POST", "/api/mail-in/mailboxes/none/look"), [401, 403, 403, 403, 403, 403, 404, 403]],
  "mailServers.testOutgoing": [at("POST", "/api/mail-out/test"), [401, 403, 403, 403, 403, 403, 200, 403]],
  // Whoever fills in a form is nobody in particular; what is there is told by the tests of channels.
  "channelForms.page": [at("GET", "/api/form/none"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "channelForms.part": [at("GET", "/api/form-parts/page.js"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "channelForms.script": [at("GET", "/api/form.js"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "channelForms.read": [at("GET", "/api/form/none/view"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "channelForms.shown": [at("POST", "/api/form/none/shown", { answers: {} }), [404, 404, 404, 404, 404, 404, 404, 404]],
  "channelForms.attach": [
    at("POST", "/api/form/none/files?visit=0b2a4d3e-8c1f-4e6a-9d57-1f2e3d4c5b6a"),
    [415, 415, 415, 415, 415, 415, 415, 415],
  ],
  "channelForms.send": [
    at("POST", "/api/form/none", {
      ...{ key: "0b2a4d3e-8c1f-4e6a-9d57-1f2e3d4c5b6a", visit: "0b2a4d3e-8c1f-4e6a-9d57-1f2e3d4c5b6a", language: "en" },
      ...{ name: "Nina", email: "nina@home.example", subject: "Hello", text: "A question." },
    }),
    [404, 404, 404, 404, 404, 404, 404, 404],
  ],
  "channels.health": [at("GET", "/api/channels"), [401, 403, 403, 403, 403, 403, 200, 403]],
  "channels.log": [at("GET", "/api/channels/none/log"), [401, 403, 403, 403, 403, 403, 200, 403]],
  // What admins do with a channel that is there is told by the tests of channels.
  "channels.secret": [
    () => ({ method: "PUT", path: "/api/channels/none/secret", body: {} }),
    [401, 403, 403, 403, 403, 403, 404, 403],
  ],
  "channels.payload": [at("GET", "/api/channels/none/log/none"), [401, 403, 403, 403, 403, 403, 404, 403]],
  "channels.run": [at("POST", "/api/channels/none/log/none/run"), [401, 403, 403, 403, 403, 403, 404, 403]],
  "channels.drop": [at("POST", "/api/channels/none/log/none/drop"), [401, 403, 403, 403, 403, 403, 404, 403]],
  "channels.subscribed": [
    at("GET", "/api/in/none?hub.mode=subscribe&hub.challenge=1"),
    [404, 404, 404, 404, 404, 404, 404, 404],
  ],
  "channels.post": [
    () => ({ method: "POST", path: "/api/in/none", body: {} }),
    [404, 404, 404, 404, 404, 404, 404, 404],
  ],
  "chat.script": [at("GET", "/api/chat.js"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "chat.part": [at("GET", "/api/chat-parts/page.css"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "chat.page": [at("GET", "/api/chats/none/page"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "chat.about": [at("GET", "/api/chats/none"), [404, 404, 404, 404, 404, 404, 404, 404]],
  // What a visitor does with a token of theirs is told by the tests of chats.
  "chat.begin": [
    at("POST", "/api/chats/none/visits", { key: newId(), text: "Hello", language: "en" }),
    [404, 404, 404, 404, 404, 404, 404, 404],
  ],
  "chat.read": [at("GET", "/api/chat-visit"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "chat.follow": [at("GET", "/api/chat-visit/changes"), [404, 404, 404, 404, 404, 404, 404, 404]],
  "chat.say": [
    at("POST", "/api/chat-visit/turns", { key: newId(), text: "Hello" }),
    [404, 404, 404, 404, 404, 404, 404, 404],
  ],
  "chat.tell": [at("PUT", "/api/chat-visit/here", { here: true }), [404, 404, 404, 404, 404, 404, 404, 404]],
  "chat.address": [
    at("PUT", "/api/chat-visit/address", { email: "nina@home.example" }),
    [404, 404, 404, 404, 404, 404, 404, 404],
  ],
  "chat.attach": [at("POST", "/api/chat-visit/files", {}), [415, 415, 415, 415, 415, 415, 415, 415]],
  "chat.file": [at("GET", "/api/chat-visit/files/any"), [404, 404, 404, 404, 404, 404, 404, 404]],
  // The ticket of the matrix is no chat's.
  "chat.ofTicket": [onTicket("GET", "/chat"), [401, 403, 403, 404, 404, 404, 404, 404]],
  "chat.desk": [onTicket("PUT", "/chat", { typing: true }), [401, 403, 403, 404, 404, 404, 404, 404]],
  "pages.openapi": [at("GET", "/api/openapi.json"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "pages.docs": [at("GET", "/api/docs"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "pages.docsScript": [at("GET", "/api/docs.js"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "pages.linkStyle": [at("GET", "/api/link.css"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "pages.linkScript": [at("GET", "/api/link.js"), [200, 200, 200, 200, 200, 200, 200, 200]],
  "pages.attachScript": [at("GET", "/api/attach.js"), [200, 200, 200, 200, 200, 200, 200, 200]],
};

/** Walked by tests of their own: a sign-out ends the persona's session, a stream never ends. */
const ELSEWHERE = ["session.signOut", "live.changes"];

async function call(person: Visitor, { method, path, body, ifMatch }: Cell) {
  const headers = {
    "idempotency-key": newId(),
    ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  return person.raw(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

describe("X1: who may call what", () => {
  it("every endpoint of the contract stands in the matrix", () => {
    const names = endpoints.map(({ name }) => name).sort();
    expect(names.length).toBeGreaterThan(40);
    expect([...Object.keys(MATRIX), ...ELSEWHERE].sort()).toEqual(names);
  });

  for (const [name, [make, expected]] of Object.entries(MATRIX)) {
    it(`${name} answers each persona as promised`, async () => {
      const answered: number[] = [];
      for (const persona of PERSONAS) answered.push((await call(people[persona], await make())).status);
      expect(Object.fromEntries(PERSONAS.map((persona, index) => [persona, answered[index]]))).toEqual(
        Object.fromEntries(PERSONAS.map((persona, index) => [persona, expected[index]])),
      );
    });
  }

  it("a ticket that is not visible is answered like one that is not there", async () => {
    const { id } = await financeTicket(people.ana);
    const same = (text: string) => text.replace(/"requestId":"[^"]+"/, "");
    for (const rest of ["", "/messages", "/journal"]) {
      const hidden = await people.lea.raw(`/api/tickets/${id}${rest}`);
      const missing = await people.lea.raw(`/api/tickets/${newId()}${rest}`);
      expect(hidden.status).toBe(404);
      expect(same(hidden.text)).toBe(same(missing.text));
    }
  });

  it("a number carries no authority, and lists and searches show only what may be seen", async () => {
    const { number, id } = await financeTicket(people.ana, "Quetzalcoatl invoice");
    expect((await people.lea.raw(`/api/tickets/${number}`)).status).toBe(404);
    for (const persona of ["lea", "chloe"] as const) {
      const found = good(await people[persona].client.tickets.list({ query: { text: "Quetzalcoatl" } }));
      expect(found.items).toEqual([]);
    }
    const own = good(await people.remi.client.tickets.list({ query: { limit: 200 } }));
    expect(own.items.some((item) => item.id === id)).toBe(true);
    expect(new Set(own.items.map(({ requester }) => requester?.id))).toEqual(new Set(["requester:remi"]));
  });

  it("a free ticket of no department is seen by every agent", async () => {
    const { id } = await freeTicket(people.ana);
    expect((await people.chloe.raw(`/api/tickets/${id}`)).status).toBe(200);
  });

  it("somebody who has left, or lost a role, is treated so at the next request", async () => {
    const { db } = await server.store();
    const bruno = await server.signIn("bruno");
    expect((await bruno.raw("/api/tokens")).status).toBe(200);
    await db.updateTable("person").set({ active: 0 }).where("key", "=", "agent:bruno").execute();
    expect((await bruno.raw("/api/tokens")).status).toBe(401);
    await db.updateTable("person").set({ active: 1 }).where("key", "=", "agent:bruno").execute();

    const marc = await server.signIn("marc");
    const before = await db
      .selectFrom("person")
      .select(["rights", "roles"])
      .where("key", "=", "agent:marc")
      .executeTakeFirstOrThrow();
    await db
      .updateTable("person")
      .set({ rights: "[]", roles: '["role:agent"]' })
      .where("key", "=", "agent:marc")
      .execute();
    expect((await marc.raw("/api/mail-log")).status).toBe(403);
    await db.updateTable("person").set(before).where("key", "=", "agent:marc").execute();
    expect((await marc.raw("/api/mail-log")).status).toBe(200);
  });
});

describe("what a requester reads", () => {
  const CANARY = "canary-internal-7f3a";

  it("no answer to a requester holds a word of an internal note, and the same walk as an agent finds it", async () => {
    const ticket = await financeTicket(people.ana, "Canary");
    const params = { id: ticket.id };
    good(await people.ana.client.tickets.write({ params, body: { public: false, text: `${CANARY} note` } }));
    const step = (transition: string, fromState: string, answers = {}) =>
      people.ana.client.tickets.step({ params, body: { transition, fromState, answers }, idempotencyKey: newId() });
    good(await step("take", "open"));
    good(
      await step("ask-third-party", "in-progress", {
        thirdParty: "bank",
        expectedOn: "2026-12-01",
        note: `${CANARY} step`,
      }),
    );
    await people.ana.client.tickets.saveDraft({
      params: { ...params, transition: "note-answer" },
      body: { fromState: "with-third-party", answers: { note: CANARY } },
    });

    const walk = async (person: Visitor) => {
      const texts: string[] = [];
      const reads = endpoints.filter(({ method, name }) => method === "GET" && name !== "live.changes");
      for (const { path } of reads) {
        const filled = path
          .replace(":id", ticket.id)
          .replace(":transition", "note-answer")
          .replace(":kind", "blueprint")
          .replace(":key", "finance-requests")
          .replace(":version", "1");
        const search = path.endsWith("/journal") ? "?trace=true" : "";
        texts.push((await person.raw(`/api${filled}${search}`)).text);
      }
      return texts.filter((text) => text.includes(CANARY)).length;
    };
    expect(await walk(people.remi)).toBe(0);
    expect(await walk(people.ana)).toBeGreaterThanOrEqual(3);
  });

  it("hold is shown as open, and nothing of how the desk works on it", async () => {
    const ticket = await financeTicket(people.ana);
    const params = { id: ticket.id };
    const step = (transition: string, fromState: string, answers = {}) =>
      people.ana.client.tickets.step({ params, body: { transition, fromState, answers }, idempotencyKey: newId() });
    good(await step("take", "open"));
    const held = good(
      await step("ask-third-party", "in-progress", { thirdParty: "bank", expectedOn: "2026-12-01", note: "Asked." }),
    );
    expect(held.ticket.status).toBe("hold");
    const seen = good(await people.remi.client.tickets.read({ params }));
    expect(seen).toMatchObject({ status: "open", place: null, assignee: null, fields: {}, thread: [], tags: [] });
    expect(JSON.stringify(good(await people.remi.client.tickets.journal({ params })))).not.toContain("hold");
  });

  it("a requester's word is public, and a note from outside is refused", async () => {
    const { id } = await financeTicket(people.ana);
    const answer = await people.remi.client.tickets.write({ params: { id }, body: { public: false, text: "secret" } });
    expect(answer).toMatchObject({ ok: false, status: 403 });
  });

  it("the form takes no status, assignee or group", async () => {
    const answer = await people.remi.client.tickets.create({
      body: { subject: "Mine", assignee: "agent:ana", status: "solved" },
    });
    expect(answer).toMatchObject({ ok: false, status: 422 });
    if (!answer.ok)
      expect(answer.problem.errors.map(({ pointer }) => pointer).sort()).toEqual(["/assignee", "/status"]);
  });
});
