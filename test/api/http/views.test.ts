import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../../api/clock.ts";
import type { ViewTicket } from "../../../api/contract/views.ts";
import type { Json } from "../../../blueprints/json.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { financeTicket, freeTicket } from "./desk.ts";

type ViewPage = { readonly items: readonly ViewTicket[]; readonly next: string | null };

const HOUR = 3_600_000;
const view = (key: string, rest: { readonly [name: string]: Json }): { [name: string]: Json } => ({
  kind: "view",
  schemaVersion: 1,
  key,
  name: { en: "Trial", fr: "Essai" },
  columns: ["number", "subject"],
  sees: { person: "agent:ana" },
  ...rest,
});
const T = (name: string): Json => ({ var: `ticket.${name}` });

describe("views over HTTP", () => {
  let server: TestServer;
  let ana: Visitor;
  let marc: Visitor;
  let chloe: Visitor;

  beforeAll(async () => {
    server = await startServer();
    [ana, marc, chloe] = [await server.signIn("ana"), await server.signIn("marc"), await server.signIn("chloe")];
  });
  afterAll(() => server.remove());

  const save = (who: Visitor, document: { [name: string]: Json }, ifMatch: number) =>
    who.client.views.save({ params: { key: String(document.key) }, body: document, ifMatch });
  const ticketsOf = async (who: Visitor, key: string) => {
    const found: { readonly id: string; readonly status: string; readonly number: number }[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query: { readonly limit: number; readonly cursor?: string } = {
        limit: 20,
        ...(cursor !== "" && { cursor }),
      };
      const page: ViewPage = good(await who.client.views.tickets({ params: { key }, query }));
      found.push(...page.items.map(({ ticket }) => ticket));
      cursor = page.next;
    }
    return found;
  };

  it("ships its views in both languages, and counts in each exactly what it lists", async () => {
    const { items } = good(await ana.client.views.list());
    expect(items.filter(({ sees }) => sees === "everyone")).toHaveLength(14);
    expect(items.every(({ slow }) => !slow)).toBe(true);
    const counts = good(await ana.client.views.counts());
    for (const { key } of items) {
      const listed = await ticketsOf(ana, key);
      expect(counts.items.find((one) => one.key === key)).toMatchObject({ count: listed.length, exact: true });
      expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
    }
  });

  it("S62: unsolved tickets stand in groups from new to hold, the newest number first, and none is solved", async () => {
    const listed = await ticketsOf(ana, "unsolved");
    const order = ["new", "open", "pending", "hold"];
    expect(listed.length).toBeGreaterThan(5);
    const sorted = listed.toSorted(
      (one, other) => order.indexOf(one.status) - order.indexOf(other.status) || other.number - one.number,
    );
    expect(listed).toEqual(sorted);
    expect(listed.every(({ status }) => order.includes(status))).toBe(true);
  });

  it("A8: nothing for 48 hours: a note takes a ticket off it, a mass edit, the requester and 45 days do not", async () => {
    const { db } = await server.store();
    const now = systemClock.now();
    const aged = async (ms: number) => {
      const { id } = await financeTicket(ana, "Silent");
      // As it would be: what happened lies so long ago.
      const row = await db.selectFrom("ticket").select("body").where("id", "=", id).executeTakeFirstOrThrow();
      const body = { ...JSON.parse(row.body), createdAt: now - ms, lastAgentActionAt: null };
      const changes = {
        body: JSON.stringify(body),
        untouched_since: now - ms,
        created_at: now - ms,
        last_agent_action_at: null,
      };
      await db.updateTable("ticket").set(changes).where("id", "=", id).execute();
      return id;
    };
    const [fresh, due, old] = [await aged(47 * HOUR + 59 * 60_000), await aged(48 * HOUR), await aged(45 * 24 * HOUR)];
    const silent = async () => (await ticketsOf(ana, "noAction")).map(({ id }) => id);
    expect(await silent()).toEqual(expect.arrayContaining([due, old]));
    expect(await silent()).not.toContain(fresh);
    const remi = await server.signIn("remi");
    good(await remi.client.tickets.write({ params: { id: due }, body: { public: true, text: "Hello?" } }));
    const { version } = good(await ana.client.tickets.read({ params: { id: old } }));
    good(
      await ana.client.rules.runMacroOnMany({
        params: { key: "urgent" },
        body: { tickets: [{ id: old, version }] },
        idempotencyKey: "a8",
      }),
    );
    expect(await silent()).toEqual(expect.arrayContaining([due, old]));
    good(await ana.client.tickets.write({ params: { id: due }, body: { public: false, text: "Looking." } }));
    expect(await silent()).not.toContain(due);
    expect(await silent()).toContain(old);
  });

  it("a step that is for a group stands among the transitions of its members, and of nobody else", async () => {
    const { id } = await financeTicket(ana, "Whose turn?");
    expect((await ticketsOf(ana, "myTransitions")).map((one) => one.id)).toContain(id);
    expect((await ticketsOf(chloe, "myTransitions")).map((one) => one.id)).not.toContain(id);
    const page = good(await ana.client.views.tickets({ params: { key: "myTransitions" }, query: { text: "turn?" } }));
    expect(page.items.map(({ cells }) => cells.waitsFor)).toEqual([["Finance", "Agent"]]);
  });

  it("one's own view is used at once, keeps its history, and nobody else has it", async () => {
    const when: Json = { contains: [T("subject"), "quetzal"] };
    expect(good(await save(ana, view("own", { when }), 0))).toMatchObject({
      key: "own",
      version: 1,
      mayChange: true,
      slow: true,
    });
    const { id } = await financeTicket(ana, "A Quetzal");
    expect((await ticketsOf(ana, "own")).map((one) => one.id)).toEqual([id]);
    expect((await save(ana, view("own", { when }), 0)).status).toBe(412);
    good(await save(ana, view("own", { name: "Other" }), 1));
    const { versions, document } = good(await ana.client.views.read({ params: { key: "own" } }));
    expect(versions.map(({ version, status }) => [version, status])).toEqual([
      [2, "published"],
      [1, "retired"],
    ]);
    expect(versions[1]?.document).toEqual(view("own", { when }));
    expect(document).toEqual(view("own", { name: "Other" }));
    for (const who of [chloe, marc]) {
      expect((await who.client.views.read({ params: { key: "own" } })).status).toBe(404);
      expect((await who.client.views.tickets({ params: { key: "own" } })).status).toBe(404);
      expect((await save(who, view("own", { sees: "everyone" }), 2)).status).toBeGreaterThanOrEqual(400);
      expect(good(await who.client.views.list()).items.map(({ key }) => key)).not.toContain("own");
    }
    for (const address of ["/api/definitions/view/own", "/api/definitions/view/mine"])
      expect((await marc.raw(address)).status).toBe(404);
    good(await ana.client.views.remove({ params: { key: "own" }, ifMatch: 2 }));
    expect((await ana.client.views.read({ params: { key: "own" } })).status).toBe(404);
    expect((await save(chloe, view("own", { sees: { person: "agent:chloe" } }), 0)).status).toBe(409);
    good(await save(ana, view("own", { when }), 0));
  });

  it("shared views are for who manages; a group's are seen by its members", async () => {
    expect((await save(ana, view("team", { sees: "everyone" }), 0)).status).toBe(403);
    expect((await save(ana, view("team", { sees: { groups: ["group:finance"] } }), 0)).status).toBe(403);
    expect((await save(ana, view("mine", {}), 1)).status).toBe(403);
    expect((await save(ana, view("his", { sees: { person: "agent:chloe" } }), 0)).status).toBe(403);
    good(await save(marc, view("team", { sees: { groups: ["group:finance"] } }), 0));
    expect(good(await ana.client.views.list()).items.map(({ key }) => key)).toContain("team");
    expect(good(await chloe.client.views.list()).items.map(({ key }) => key)).not.toContain("team");
  });

  it("X2: a view shows, counts and exports of its tickets only those that its reader may see", async () => {
    const { id, number } = await financeTicket(ana, '=HYPERLINK("x")');
    good(await save(marc, view("every", { sees: "everyone", order: [{ by: "number", direction: "desc" }] }), 0));
    expect((await ticketsOf(ana, "every"))[0]?.id).toBe(id);
    const seen = await ticketsOf(chloe, "every");
    expect(seen.map((one) => one.id)).not.toContain(id);
    const csv = (await chloe.raw("/api/views/every/export")).text;
    expect(csv).not.toContain(String(number));
    expect(csv.trim().split("\r\n")).toHaveLength(seen.length + 1);
  });

  it("X20: an export comes back the same through a reader of CSV, and no cell is a formula", async () => {
    const subjects = ["=1+1", "+1", "-1", "@x", 'a "b", c;d', "plain"];
    for (const subject of subjects) await freeTicket(ana, subject);
    const when: Json = { isEmpty: [T("department")] };
    good(
      await save(
        ana,
        view("csv", {
          when,
          columns: ["subject", "status", "createdAt", "fields.product"],
          order: [{ by: "number", direction: "asc" }],
        }),
        0,
      ),
    );
    const { text, headers } = await ana.raw("/api/views/csv/export?bom=true", { headers: { "accept-language": "fr" } });
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("content-disposition")).toBe('attachment; filename="csv.csv"');
    const rows: string[][] = parse(text, { bom: true });
    expect(rows[0]?.slice(0, 2)).toEqual(["Objet", "Statut"]);
    const cells = rows.slice(1).map(([subject = ""]) => subject);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells.slice(-subjects.length).map((cell) => cell.replace(/^'/, ""))).toEqual(subjects);
  });

  it("a view that nobody has saved shows its first tickets and its count, and what is wrong with it", async () => {
    const preview = async (document: { [name: string]: Json }) =>
      good(await ana.client.views.preview({ body: { document } }));
    const good1 = await preview(view("p", { when: { is: [T("status"), "open"] } }));
    expect(good1.findings).toEqual([]);
    expect(good1.count).toMatchObject({ exact: true });
    expect(good1.items.length).toBe(Math.min(10, good1.count?.count ?? 0));
    const bad = await preview(
      view("p", { when: { is: [T("fields.none"), 1] }, columns: ["number", "fields.none", "number"] }),
    );
    expect(bad.findings.map(({ code }) => code).sort()).toEqual(["field.unknown", "field.unknown", "view.columnTwice"]);
    expect((await preview(view("p", { columns: [] }))).count).toBeNull();
    const refused = await save(ana, view("p", { when: { is: [T("nothing"), 1] } }), 0);
    expect(refused).toMatchObject({ status: 422 });
  });

  it("S28: the next ticket is neither one that another has open nor one that was skipped; showing it gives it to nobody", async () => {
    const ids: string[] = [];
    for (const priority of ["urgent", "high", "normal"] as const) {
      const { id } = await freeTicket(ana, `Guided ${priority}`);
      const { version } = good(await ana.client.tickets.read({ params: { id } }));
      good(await ana.client.tickets.change({ params: { id }, body: { priority, type: "guided" }, ifMatch: version }));
      ids.push(id);
    }
    const [first = "", second = "", third = ""] = ids;
    const order = [{ by: "priority", direction: "desc" }];
    good(await save(ana, view("guided", { when: { is: [T("type"), "guided"] }, order }), 0));
    const next = async (body: object) =>
      good(await ana.client.views.next({ params: { key: "guided" }, body })).next?.ticket.id;
    expect(await next({})).toBe(first);
    const window = "0193a1b2-0000-7000-8000-000000000001";
    const looking = async () =>
      (
        await marc.raw(`/api/tickets/${first}/looking/${window}`, {
          method: "PUT",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ typing: false }),
        })
      ).status;
    expect([200, 204]).toContain(await looking());
    expect(await next({})).toBe(second);
    expect(await next({ skip: { ticket: second, reason: "" } })).toBe(third);
    expect(await next({ after: third })).toBeUndefined();
    // The list begins anew: with what is free by now, and never with what was skipped.
    expect((await marc.raw(`/api/tickets/${first}/looking/${window}`, { method: "DELETE" })).status).toBe(204);
    expect(await next({ after: third })).toBe(first);
    expect(await next({ after: first })).toBe(third);
    expect(good(await ana.client.tickets.read({ params: { id: third } })).assignee).toBeNull();
  });

  it("bad input is refused: cursors of another list, orders that do not exist, views that are not there", async () => {
    const { next } = good(await ana.client.views.tickets({ params: { key: "all" }, query: { limit: 1 } }));
    for (const cursor of ["x", "W10", next ?? ""]) {
      const answer = await ana.client.views.tickets({ params: { key: "unsolved" }, query: { cursor } });
      expect(answer).toMatchObject({ status: 422, problem: { code: "invalid" } });
    }
    expect((await ana.raw("/api/views/all/tickets?order=body")).status).toBe(422);
    expect((await ana.client.views.tickets({ params: { key: "nowhere" } })).status).toBe(404);
  });
});
