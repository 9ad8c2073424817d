import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer, type Visitor } from "../../server.ts";

let server: TestServer;
let marc: Visitor;
beforeAll(async () => {
  server = await startServer();
  marc = await server.signIn("marc");
});
afterAll(() => server.remove());

const calendar = (more: object) => ({
  kind: "calendar",
  schemaVersion: 1,
  name: "Odd hours",
  timeZone: "Europe/Paris",
  week: { mon: [["09:00", "17:00"]] },
  ...more,
});
const target = { metric: "firstReply", within: "PT4H", time: "working" };
const policy = (...targets: readonly object[]) => ({
  kind: "sla-policy",
  schemaVersion: 1,
  name: "Odd promise",
  targets,
});
const rule = (more: object) => ({
  kind: "time-rule",
  schemaVersion: 1,
  name: "Odd rule",
  since: "created",
  reaches: "PT48H",
  time: "calendar",
  do: [{ do: "addTag", tag: "old" }],
  ...more,
});

/** What is wrong, the document, and the place that every answer must name. */
const WRONG: readonly (readonly [what: string, document: { readonly kind: string }, at: string])[] = [
  [
    "spans that overlap",
    calendar({
      week: {
        mon: [
          ["09:00", "12:00"],
          ["11:00", "17:00"],
        ],
      },
    }),
    "/week/mon/1",
  ],
  ["a span that ends before it starts", calendar({ week: { mon: [["17:00", "09:00"]] } }), "/week/mon/0"],
  ["an hour that no day has", calendar({ week: { mon: [["09:00", "25:00"]] } }), "/week/mon/0/1"],
  ["a zone that nobody knows", calendar({ timeZone: "Mars/Base" }), "/timeZone"],
  ["a holiday on 30 February", calendar({ holidays: ["2026-02-30"] }), "/holidays/0"],
  ["an opening on 30 February", calendar({ openings: { "2026-02-30": [["09:00", "12:00"]] } }), "/openings/2026-02-30"],
  ["a negative target", policy({ ...target, within: "-PT4H" }), "/targets/0/within"],
  ["a target of nothing", policy({ ...target, within: "PT0S" }), "/targets/0/within"],
  ["a target of a thousand years", policy({ ...target, within: "P365000D" }), "/targets/0/within"],
  ["a target in months", policy({ ...target, within: "P2M" }), "/targets/0/within"],
  ["a metric twice", policy(target, { ...target, within: "PT8H" }), "/targets/1"],
  ["a calendar that is not there", policy({ ...target, calendar: "moon" }), "/targets/0/calendar"],
  ["a negative wait", rule({ reaches: "-PT1H" }), "/reaches"],
  ["a wait of a thousand years", rule({ reaches: "P365000D" }), "/reaches"],
  ["a repetition of nothing", rule({ again: "PT0S" }), "/again"],
  ["both since and until", rule({ until: "dueAt" }), "/since"],
];

interface Said {
  readonly pointer: string;
  readonly severity?: string;
  readonly message: string | { readonly en: string; readonly fr: string };
}
const json = { "content-type": "application/json", "accept-language": "fr" };
const errorAt = (said: readonly Said[], at: string): Said | undefined =>
  said.find(({ pointer, severity }) => pointer === at && severity === "error");

describe("documents about time that are wrong", () => {
  for (const [index, [what, written, at]] of WRONG.entries()) {
    it(`${what}: the draft is kept with a finding at its place, and never published`, async () => {
      const key = `odd-${index}`;
      const body = JSON.stringify({ ...written, key });
      const address = `/api/definitions/${written.kind}/${key}`;

      const saved = await marc.raw(`${address}/draft`, {
        method: "PUT",
        headers: { ...json, "if-match": '"0"' },
        body,
      });
      expect(saved.status).toBe(200);
      const found = errorAt(JSON.parse(saved.text).findings, at);
      expect(found, saved.text).toBeDefined();
      const message = found?.message;
      expect(typeof message === "object" && message.en !== message.fr && message.en.endsWith(".")).toBe(true);

      const verified = await marc.raw("/api/definitions/verify", {
        method: "POST",
        headers: json,
        body: `{"document":${body}}`,
      });
      expect(verified.status).toBe(200);
      expect(errorAt(JSON.parse(verified.text).findings, at)).toEqual(found);

      const published = await marc.raw(`${address}/publish`, {
        method: "POST",
        headers: { ...json, "if-match": '"1"' },
        body: "{}",
      });
      expect(published.status).toBe(422);
      const problem = JSON.parse(published.text);
      expect(problem.code).toBe("notPublishable");
      expect(errorAt(problem.errors, at)).toBeDefined();
      expect((await marc.raw(address)).text).toContain('"published":null');

      if (written.kind === "calendar") return;
      const tried = await marc.raw("/api/definitions/dry-run", {
        method: "POST",
        headers: json,
        body: `{"document":${body}}`,
      });
      expect([tried.status, JSON.parse(tried.text).code]).toEqual([422, "notSound"]);
      expect(errorAt(JSON.parse(tried.text).errors, `/document${at}`)).toBeDefined();
    });
  }

  it("are told apart from sound ones", async () => {
    for (const document of [calendar({}), policy(target), rule({})]) {
      const body = JSON.stringify({ document: { ...document, key: "sound" } });
      const answer = await marc.raw("/api/definitions/verify", { method: "POST", headers: json, body });
      const findings: readonly Said[] = JSON.parse(answer.text).findings;
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    }
  });
});
