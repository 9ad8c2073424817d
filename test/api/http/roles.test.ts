import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HANDOVER_CONSENTS } from "../../../blueprints/event.ts";
import type { Right } from "../../../blueprints/people.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { financeTicket, freeTicket } from "./desk.ts";
import { listen } from "./stream.ts";

describe.each(DATABASES)("roles as sets of rights, on %s", (database) => {
  let server: TestServer;
  let [ada, marc, ana, bruno, chloe]: Visitor[] = [];
  beforeAll(async () => {
    server = await startServer({ database });
    [ada, marc, ana, bruno, chloe] = await Promise.all(
      ["ada", "marc", "ana", "bruno", "chloe"].map((name) => server.signIn(name)),
    );
  });
  afterAll(() => server.remove());
  const people = () => {
    if (!ada || !marc || !ana || !bruno || !chloe) throw new Error("Nobody has signed in.");
    return { ada, marc, ana, bruno, chloe };
  };

  const role = (key: string, more: object = {}) => ({
    ...{ kind: "role", schemaVersion: 1, key, name: { en: "Team lead", fr: "Chef d'équipe" } },
    ...{ basedOn: "agent", rights: [] as Right[], sees: "departments", ...more },
  });
  async function published(by: Visitor, document: ReturnType<typeof role>) {
    const params = { kind: "role", key: document.key } as const;
    const view = await by.client.definitions.read({ params });
    const revision = view.ok ? (view.body.draft?.revision ?? 0) : 0;
    const saved = await by.client.definitions.saveDraft({ params, body: document, ifMatch: revision });
    if (!saved.ok) return saved;
    return by.client.definitions.publish({ params, body: { note: "x" }, ifMatch: saved.body.revision });
  }
  const give = (by: Visitor, id: string, given: string) =>
    by.client.team.changePerson({ params: { id }, body: { role: given } });

  test("a role of the desk's own gives its rights to who has it, and a change counts at the next request of each", async () => {
    const { ada, bruno } = people();
    expect(await bruno.raw("/api/figures")).toMatchObject({ status: 403 });
    good(await published(ada, role("team-lead", { rights: ["reports", "jump"] })));
    const member = good(await give(ada, "agent:bruno", "role:team-lead"));
    expect(member).toMatchObject({ role: "role:team-lead", rights: ["reports", "jump"] });
    expect(await bruno.raw("/api/figures")).toMatchObject({ status: 200 });
    expect(good(await bruno.client.session.read())).toMatchObject({ roles: ["role:agent", "role:team-lead"] });
    good(await published(ada, role("team-lead", { rights: ["contacts"] })));
    expect(await bruno.raw("/api/figures")).toMatchObject({ status: 403 });
    expect(await bruno.raw("/api/contact-imports")).toMatchObject({ status: 200 });
    const { items } = good(await ada.client.people.changes({ params: { id: "agent:bruno" } }));
    expect(items[0]).toMatchObject({
      what: "rights",
      from: ["jump", "reports"],
      to: ["contacts"],
      by: { name: "Ada Admin" },
    });
    const { roles } = good(await ada.client.team.read());
    expect(roles.find(({ id }) => id === "role:team-lead")).toMatchObject({ people: 1, basedOn: "agent" });
    good(await give(ada, "agent:bruno", "role:agent"));
    expect(good(await bruno.client.session.read())).toMatchObject({ roles: ["role:agent"], rights: [] });
  });

  test("nobody without a seat becomes an owner: by hand, for a new ticket, for many, or handover", async () => {
    const { ada, ana } = people();
    const added = { name: "Tom Beside", email: "tom.beside@filrouge.example", role: "role:collaborator" };
    const place = { groups: ["group:finance"], departments: ["department:finance"] };
    const tom = good(await ada.client.team.addPerson({ body: { ...added, ...place } })).person.id;
    const refused = { status: 422, problem: { errors: [{ pointer: "/assignee", code: "invalid" }] } };
    const { id, version } = await freeTicket(ana, "Whose is this?");
    const given = await ana.client.tickets.change({ params: { id }, body: { assignee: tom }, ifMatch: version });
    expect(given).toMatchObject(refused);
    expect(!given.ok && given.problem.errors[0]?.message).toContain("without a seat");
    expect(await ana.client.tickets.create({ body: { subject: "For Tom", assignee: tom } })).toMatchObject(refused);
    const handed = { department: "department:finance", group: "group:finance", assignee: tom };
    const asked = { ...handed, agreed: [...HANDOVER_CONSENTS], note: "" };
    expect(await ana.client.handover.take({ params: { id }, body: asked })).toMatchObject(refused);
    const many = good(
      await ana.client.bulk.start({
        body: { selection: { tickets: [id] }, action: { do: "change", assignee: tom } },
        idempotencyKey: "for-tom",
      }),
    );
    await expect
      .poll(async () => good(await ana.client.bulk.read({ params: { id: many.id } })))
      .toMatchObject({ counts: { changed: 0, refused: 1 } });
    expect(good(await ana.client.tickets.read({ params: { id } }))).toMatchObject({ assignee: null });
    const board = good(await ada.client.board.read());
    expect(board.people.map(({ person }) => person.id)).not.toContain(tom);
    // Who loses the seat keeps no ticket to be given, and may own again with it.
    good(await give(ada, tom, "role:agent"));
    const now = good(await ana.client.tickets.read({ params: { id } }));
    good(await ana.client.tickets.change({ params: { id }, body: { assignee: tom }, ifMatch: now.version }));
  });

  test("what a role shows is shown everywhere from then on: ticket, list, count, search, and the stream that is open", async () => {
    const { ada, ana, chloe } = people();
    const own = await freeTicket(chloe, "Zymurgy of nobody's department");
    const others = await financeTicket(ana, "Zymurgy of Finance");
    const seen = async () => {
      const found = good(await chloe.client.search.find({ query: { q: "zymurgy" } }));
      const listed = good(await chloe.client.tickets.list({ query: { text: "zymurgy" } }));
      const read = await Promise.all(
        [own, others].map(async ({ id }) => (await chloe.raw(`/api/tickets/${id}`)).status),
      );
      return { found: found.items.length, listed: listed.items.length, read };
    };
    await expect.poll(seen).toEqual({ found: 1, listed: 1, read: [200, 404] });
    good(await published(ada, role("witness", { sees: "own" })));
    const stream = await listen(server, chloe);
    good(await give(ada, "agent:chloe", "role:witness"));
    await expect.poll(seen).toEqual({ found: 0, listed: 0, read: [404, 404] });
    // The stream that was open before hears of what it may read now, and of nothing else.
    good(await ana.client.tickets.change({ params: { id: own.id }, body: { priority: "high" }, ifMatch: own.version }));
    const mine = await freeTicket(ana, "Zymurgy for Chloé");
    good(
      await ana.client.tickets.change({
        params: { id: mine.id },
        body: { assignee: "agent:chloe" },
        ifMatch: mine.version,
      }),
    );
    const heard = await stream.until((events) =>
      events.some(({ tickets }) => tickets.some(({ id }) => id === mine.id)),
    );
    expect(heard.flatMap(({ tickets }) => tickets.map(({ id }) => id))).not.toContain(own.id);
    await expect.poll(seen).toEqual({ found: 1, listed: 1, read: [404, 404] });
    good(await published(ada, role("witness", { sees: "everything" })));
    await expect.poll(seen).toEqual({ found: 3, listed: 3, read: [200, 200] });
    good(await published(ada, role("witness", { sees: "groups" })));
    // The first stands with a group of hers.
    await expect.poll(seen).toEqual({ found: 2, listed: 2, read: [200, 404] });
    good(await give(ada, "agent:chloe", "role:agent"));
    await expect.poll(seen).toEqual({ found: 2, listed: 2, read: [200, 404] });
  });

  test("a shipped role stays as it is, one that somebody has is not switched off, and one that is not in force is given to nobody", async () => {
    const { ada } = people();
    expect(await published(ada, role("manager"))).toMatchObject({
      status: 422,
      problem: { errors: [{ code: "role.shipped" }] },
    });
    expect(await give(ada, "agent:bruno", "role:nobody")).toMatchObject({
      problem: { errors: [{ pointer: "/role", code: "team.unknown" }] },
    });
    good(await published(ada, role("night")));
    good(await give(ada, "agent:bruno", "role:night"));
    const params = { kind: "role", key: "night" } as const;
    expect(await ada.client.definitions.retire({ params, body: {} })).toMatchObject({
      status: 409,
      problem: { code: "roleInUse" },
    });
    good(await give(ada, "agent:bruno", "role:agent"));
    good(await ada.client.definitions.retire({ params, body: {} }));
    expect(await give(ada, "agent:bruno", "role:night")).toMatchObject({ status: 422 });
  });

  test("a collaborator reads what asks for him, notes and does what is his by name, and nothing else of the desk", async () => {
    const { ada, ana, chloe } = people();
    const asks = await financeTicket(ana, "A word from Chloé");
    const other = await freeTicket(ana, "Nothing of hers");
    good(await give(ada, "agent:chloe", "role:collaborator"));
    expect((await chloe.raw(`/api/tickets/${asks.id}`)).status).toBe(404);
    good(
      await ana.client.tickets.change({
        params: { id: asks.id },
        body: { followers: ["agent:chloe"] },
        ifMatch: asks.version,
      }),
    );
    const status = async (path: string) => (await chloe.raw(path)).status;
    expect(await status(`/api/tickets/${asks.id}`)).toBe(200);
    expect(await status(`/api/tickets/${asks.id}/offers`)).toBe(200);
    expect(await status(`/api/tickets/${other.id}`)).toBe(404);
    const params = { id: asks.id };
    const write = (open: boolean) => chloe.client.tickets.write({ params, body: { public: open, text: "A word." } });
    good(await write(false));
    expect(await write(true)).toMatchObject({ status: 403, problem: { errors: [{ pointer: "/public" }] } });
    const { version } = good(await ana.client.tickets.read({ params }));
    expect(await chloe.client.tickets.change({ params, body: { priority: "low" }, ifMatch: version })).toMatchObject({
      status: 403,
    });
    const step = { transition: "take", fromState: "open" };
    expect(
      await chloe.client.tickets.step({ params, body: step, idempotencyKey: "0193a1b2-0000-7000-8000-0000000000c0" }),
    ).toMatchObject({ status: 403 });
    for (const shut of ["contacts", "definitions", "bulk", "problems", "tokens", "board", "publications", "figures"])
      expect([shut, await status(`/api/${shut}`)]).toEqual([shut, 403]);
    good(await give(ada, "agent:chloe", "role:agent"));
    expect(await status("/api/contacts")).toBe(200);
  });

  test("nobody gives rights that he does not have himself, by whatever way", async () => {
    const { ada, marc } = people();
    // Whoever draws and publishes documents draws no role for himself.
    expect(await published(marc, role("mine", { basedOn: "admin", sees: "everything" }))).toMatchObject({
      status: 403,
    });
    good(
      await published(ada, role("half-admin", { basedOn: "admin", sees: "everything", rights: ["design", "publish"] })),
    );
    const half = good(
      await ada.client.team.addPerson({
        body: { name: "Half", email: "half@filrouge.example", role: "role:half-admin" },
      }),
    );
    const token = new URL(half.invitation.link, "http://desk.example").searchParams.get("token") ?? "";
    good(await server.nobody.client.team.acceptInvitation({ body: { token, password: "a long enough password" } }));
    const cookie = await server.nobody.raw("/api/sign-in", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "half@filrouge.example", password: "a long enough password" }),
    });
    const headers = {
      cookie: (cookie.headers.get("set-cookie") ?? "").split(";")[0] ?? "",
      "content-type": "application/json",
    };
    const say = (method: string, path: string, body: object) =>
      server.nobody.raw(path, { method, headers, body: JSON.stringify(body) });
    const person = (id: string, body: object) => say("PATCH", `/api/team/people/${id}`, body);
    expect((await person("agent:half", { rights: ["jump"] })).status).toBe(422);
    expect((await person("agent:half", { role: "role:admin" })).status).toBe(422);
    expect((await person("agent:ana", { rights: ["jump"] })).status).toBe(422);
    expect((await person("agent:ana", { role: "role:manager" })).status).toBe(422);
    // To change somebody's address, or to make a link for his password, is to become him.
    expect((await person("agent:ada", { email: "half2@filrouge.example" })).status).toBe(422);
    expect((await say("POST", "/api/team/people/agent:ada/invitation", {})).status).toBe(422);
    const more = role("half-admin", { basedOn: "admin", sees: "everything", rights: ["jump", "administer"] });
    expect((await say("POST", "/api/definitions", more)).status).toBe(403);
    expect((await person("agent:ana", { rights: ["design"] })).status).toBe(200);
    good(await give(ada, "agent:ana", "role:agent"));
  });
});
