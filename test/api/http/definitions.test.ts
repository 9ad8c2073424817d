import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { etagOf, good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { financeTicket, written } from "./desk.ts";

const FINANCE = readFileSync(new URL("../../../blueprints/library/finance-requests.json", import.meta.url), "utf8");

let server: TestServer;
let marc: Visitor;
let ana: Visitor;
beforeAll(async () => {
  server = await startServer();
  marc = await server.signIn("marc");
  ana = await server.signIn("ana");
});
afterAll(() => server.remove());

const json = { "content-type": "application/json" };
const renamed = (key: string): string => FINANCE.replace('"key": "finance-requests"', `"key": "${key}"`);
const put = (key: string, body: string, revision: number) =>
  marc.raw(`/api/definitions/blueprint/${key}/draft`, {
    method: "PUT",
    headers: { ...json, "if-match": `"${revision}"` },
    body,
  });

describe("calendars over HTTP", () => {
  it("the shipped ones are in force, and the directory tells agents their hours", async () => {
    const { calendars } = JSON.parse((await ana.raw("/api/directory")).text);
    expect(calendars.map(({ key }: { key: string }) => key).sort()).toEqual(["always", "paris-office", "tokyo-office"]);
    const remi = await server.signIn("remi");
    expect(JSON.parse((await remi.raw("/api/directory")).text).calendars).toEqual([]);
  });

  it("one that is never open cannot be published, and says where", async () => {
    const at = "/api/definitions/calendar/moon";
    const moon = { kind: "calendar", schemaVersion: 1, key: "moon", name: "Moon", timeZone: "Europe/Paris", week: {} };
    const admin = await server.signIn("ada");
    const saved = await admin.raw(`${at}/draft`, {
      method: "PUT",
      headers: { ...json, "if-match": '"0"' },
      body: JSON.stringify(moon),
    });
    expect(saved.status).toBe(200);
    const refused = await admin.raw(`${at}/publish`, {
      method: "POST",
      headers: { ...json, "if-match": '"1"' },
      body: '{"note":"Open at last"}',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("No minute is open in this calendar.");
  });
});

describe("B40: documents over HTTP", () => {
  it("B40: what PUT takes equals what GET returns equals what publishing stores, to the byte", async () => {
    // Blanks, order of keys and escapes that a re-written document would lose.
    const body = renamed("round-trip")
      .replace('"kind"', '  "kind"')
      .replace(/\}\s*$/, "}\n\n");
    expect((await put("round-trip", body, 0)).status).toBe(200);
    const draft = await marc.raw("/api/definitions/blueprint/round-trip/draft");
    expect(draft.text).toBe(body);
    expect(draft.headers.get("etag")).toBe('"1"');
    const published = await marc.raw("/api/definitions/blueprint/round-trip/publish", {
      method: "POST",
      headers: { ...json, "if-match": '"1"' },
      body: '{"note":"First"}',
    });
    expect([published.status, JSON.parse(published.text).version]).toEqual([200, 1]);
    expect((await marc.raw("/api/definitions/blueprint/round-trip/versions/1")).text).toBe(body);
    expect((await marc.raw("/api/definitions/blueprint/round-trip/draft")).status).toBe(404);
    expect((await put("round-trip", body, 0)).status).toBe(200);
  });

  it("B40: a POST makes a draft and never a version, and a second one says that it is there", async () => {
    const body = renamed("posted");
    const made = await marc.raw("/api/definitions", { method: "POST", headers: json, body });
    expect(made.status).toBe(201);
    const view = good(await marc.client.definitions.read({ params: { kind: "blueprint", key: "posted" } }));
    expect(view).toMatchObject({ published: null, versions: [], draft: { revision: 1 } });
    expect((await marc.raw("/api/definitions", { method: "POST", headers: json, body })).status).toBe(409);
  });

  it("a draft is saved over the revision that was read: 428 without one, 412 over an old one", async () => {
    const body = renamed("revised");
    expect((await put("revised", body, 0)).status).toBe(200);
    const bare = await marc.raw("/api/definitions/blueprint/revised/draft", { method: "PUT", headers: json, body });
    expect(bare.status).toBe(428);
    const stale = await put("revised", body, 0);
    expect([stale.status, stale.headers.get("etag")]).toEqual([412, '"1"']);
    expect((await put("revised", body, 1)).status).toBe(200);
    const dropped = await marc.client.definitions.removeDraft({
      params: { kind: "blueprint", key: "revised" },
      ifMatch: 1,
    });
    expect(dropped.status).toBe(412);
  });

  it("an unfinished draft is kept with its findings, and not published", async () => {
    const broken = JSON.parse(renamed("unfinished"));
    broken.transitions[0].to = "nowhere";
    const saved = await put("unfinished", JSON.stringify(broken), 0);
    expect(saved.status).toBe(200);
    expect(
      JSON.parse(saved.text).findings.some(
        (finding: { severity: string; pointer: string }) =>
          finding.severity === "error" && finding.pointer.startsWith("/transitions/0"),
      ),
    ).toBe(true);
    const refused = await marc.client.definitions.publish({
      params: { kind: "blueprint", key: "unfinished" },
      body: {},
      ifMatch: 1,
    });
    expect(refused).toMatchObject({ ok: false, status: 422, problem: { code: "notPublishable" } });
    if (!refused.ok)
      expect(refused.problem.errors[0]).toMatchObject({
        pointer: expect.stringContaining("/transitions/0"),
        severity: "error",
      });
  });

  it("B3: a blueprint that lets in tickets of a status for which it has no state is not published, in words that name the status", async () => {
    const open = JSON.parse(renamed("no-place"));
    open.entry = { when: { oneOf: [{ var: "ticket.status" }, ["new", "pending"]] }, into: { new: "open" } };
    expect((await put("no-place", JSON.stringify(open), 0)).status).toBe(200);
    const publish = () =>
      marc.client.definitions.publish({ params: { kind: "blueprint", key: "no-place" }, body: {}, ifMatch: 1 });
    const refused = await publish();
    expect(refused).toMatchObject({ ok: false, status: 422, problem: { code: "notPublishable" } });
    if (refused.ok) throw new Error("It was published.");
    expect(refused.problem.errors.map(({ code, severity }) => [code, severity])).toEqual([
      ["entry.statusWithoutState", "error"],
    ]);
    expect(refused.problem.errors[0]?.message).toMatch(/pending/);
  });

  it("a failing example stops a publication and is named", async () => {
    const document = JSON.parse(renamed("failing"));
    Object.assign(document.examples[0], JSON.parse('{"then":{"state":"spam"}}'));
    expect((await put("failing", JSON.stringify(document), 0)).status).toBe(200);
    const refused = await marc.client.definitions.publish({
      params: { kind: "blueprint", key: "failing" },
      body: {},
      ifMatch: 1,
    });
    expect(refused).toMatchObject({ ok: false, status: 422 });
    if (!refused.ok)
      expect(refused.problem.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
        ["/examples/0", "example.failed"],
      ]);
  });

  it("a published version is in force for new tickets, and older tickets stay on theirs", async () => {
    const before = await financeTicket(ana);
    expect(before.place?.blueprint.version).toBe(1);
    const params = { kind: "blueprint", key: "finance-requests" } as const;
    const changed = JSON.parse(FINANCE);
    changed.name = { en: "Finance, second", fr: "Finance, deuxième" };
    const saved = good(
      await marc.client.definitions.saveDraft({
        params,
        body: changed,
        ifMatch: etagOf(await marc.client.definitions.read({ params })),
      }),
    );
    expect(
      good(await marc.client.definitions.publish({ params, body: { note: "Renamed" }, ifMatch: saved.revision }))
        .version,
    ).toBe(2);
    expect((await financeTicket(ana)).place?.blueprint).toMatchObject({ version: 2, name: { en: "Finance, second" } });
    expect(good(await ana.client.tickets.read({ params: { id: before.id } })).place?.blueprint.version).toBe(1);
    const live = good(await ana.client.definitions.live({ params })).items;
    expect(new Set(live.map(({ version }) => version))).toEqual(new Set([1, 2]));
    const view = good(await marc.client.definitions.read({ params }));
    expect(view.versions.map(({ version, status, note }) => [version, status, note])).toEqual([
      [2, "published", "Renamed"],
      [1, "retired", ""],
    ]);
  });

  it("the document must say the kind and key that it is kept under", async () => {
    const before = await written(server);
    const answer = await put("other", FINANCE, 0);
    expect([answer.status, JSON.parse(answer.text).errors[0].pointer]).toEqual([422, "/key"]);
    expect(await written(server)).toEqual(before);
  });

  it("verify checks a document without keeping it", async () => {
    const before = await written(server);
    const fine = good(await ana.client.definitions.verify({ body: { document: JSON.parse(FINANCE) } }));
    expect(fine.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(fine.examples.length).toBeGreaterThanOrEqual(6);
    expect(fine.examples.every(({ passed }) => passed)).toBe(true);
    const odd = good(await ana.client.definitions.verify({ body: { document: { kind: "blueprint" } } }));
    expect(odd.findings.length).toBeGreaterThan(0);
    expect(await written(server)).toEqual(before);
  });

  it("the entry order is set and read back", async () => {
    const order = ["vtouch-feedback", "finance-requests"];
    const { keys } = good(
      await marc.client.definitions.order({ params: { kind: "blueprint" }, body: { keys: order } }),
    );
    expect(keys.slice(0, 2)).toEqual(order);
    const listed = good(await marc.client.definitions.list({ query: { kind: "blueprint" } })).items.map(
      ({ key }) => key,
    );
    expect(listed.slice(0, 2)).toEqual(order);
  });
});
