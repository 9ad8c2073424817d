import { afterAll, beforeAll, expect, test } from "vitest";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";

let server: TestServer;
let people: { readonly [P in "ana" | "marc" | "ada"]: Visitor };
const ANA = { id: "agent:ana" };

beforeAll(async () => {
  server = await startServer();
  people = {
    ana: await server.signIn("ana"),
    marc: await server.signIn("marc"),
    ada: await server.signIn("ada"),
  };
});
afterAll(() => server.remove());

const rule = {
  kind: "assignment",
  schemaVersion: 1,
  key: "finance",
  name: "Finance",
  group: "group:finance",
  method: "byHand",
  goesBack: { absent: ["due"] },
};

test("an admin says what somebody can do, when and how much; the history says who did, what it was and what it is", async () => {
  const { client } = people.ada;
  const to = {
    skills: ["french", "refunds", "french"],
    shift: "paris-office",
    capacity: { perAgent: 7, channels: { chat: 2 } },
    language: "fr" as const,
  };
  const changed = good(await client.people.change({ params: ANA, body: to }));
  expect(changed).toMatchObject({ ...to, skills: ["french", "refunds"], presence: { availability: "online" } });
  expect(changed.nextChange).not.toBeNull();
  const list = good(await people.marc.client.people.list());
  expect(list.items.find(({ id }) => id === ANA.id)).toMatchObject({ skills: ["french", "refunds"], name: "Ana" });
  expect(list.skills).toEqual(expect.arrayContaining(["french", "refunds"]));
  await client.people.change({ params: ANA, body: { skills: ["french", "refunds"] } });
  good(await client.people.change({ params: ANA, body: { shift: null, capacity: {}, skills: [], language: "en" } }));
  const { items } = good(await people.marc.client.people.changes({ params: ANA }));
  expect(items).toHaveLength(8);
  expect(items.find(({ what, to: now }) => what === "shift" && now === null)).toMatchObject({
    by: { id: "agent:ada", name: "Ada Admin" },
    from: "paris-office",
  });
});

test("a calendar that is not there, a person who is not there and a capacity of nothing are refused", async () => {
  const { client } = people.ada;
  const answer = await client.people.change({ params: ANA, body: { shift: "nowhere" } });
  expect(answer).toMatchObject({ ok: false, status: 422, problem: { errors: [{ pointer: "/shift" }] } });
  expect(await client.people.change({ params: { id: "agent:nobody" }, body: {} })).toMatchObject({ status: 404 });
  expect(await client.people.presence({ params: { id: "agent:nobody" }, body: {} })).toMatchObject({ status: 404 });
  expect(await client.people.candidates({ params: { id: "group:none" }, query: {} })).toMatchObject({ status: 404 });
  expect(await client.people.change({ params: ANA, body: { capacity: { perAgent: 0 } } })).toMatchObject({
    ok: false,
  });
});

test("B38: before an absence is set it is told how many tickets go back and how many stay; then so it comes", async () => {
  const { client } = people.marc;
  good(await client.definitions.create({ body: rule }));
  const params = { kind: "assignment", key: "finance" } as const;
  good(await client.definitions.publish({ params, body: { note: "" }, ifMatch: 1 }));
  const now = Date.now();
  const day = 86_400_000;
  const before = good(await client.people.foresee({ params: ANA, query: { until: now + 5 * day } })).total;
  const ids: string[] = [];
  // A group that says nothing lets its people keep theirs.
  for (const [group, days] of [
    ["group:finance", 1],
    ["group:finance", 2],
    ["group:vtouch", 1],
  ] as const) {
    const draft = { subject: "A", requester: "requester:remi", group, dueAt: now + days * day };
    const { ticket } = good(await client.tickets.create({ body: draft }));
    good(
      await client.tickets.change({
        params: { id: ticket.id },
        body: { assignee: ANA.id },
        ifMatch: ticket.version,
      }),
    );
    ids.push(ticket.id);
  }
  const until = now + 5 * day;
  const foreseen = good(await people.ana.client.people.foresee({ params: ANA, query: { until } }));
  expect(foreseen.total).toBe(before + 3);
  expect(foreseen.back[0]).toMatchObject({ group: { id: "group:finance", name: "Finance" } });
  const back = foreseen.back.reduce((sum, { tickets }) => sum + tickets, 0);
  expect(foreseen.stay).toBe(foreseen.total - back);
  const set = good(await client.people.presence({ params: ANA, body: { absentUntil: until } }));
  expect(set).toMatchObject({
    presence: { absentUntil: until },
    unavailable: { en: "is absent", fr: "est en absence" },
    nextChange: until,
  });
  const owner = async (id: string) => good(await client.tickets.read({ params: { id } })).assignee?.id ?? null;
  await expect.poll(async () => Promise.all(ids.map(owner))).toEqual([null, null, ANA.id]);
  const { items } = good(await client.tickets.journal({ params: { id: ids[0] ?? "" }, query: {} }));
  expect(items.find(({ fact }) => fact.type === "handedBack")).toMatchObject({
    by: { id: "agent:marc" },
    fact: { person: ANA.id, why: "absent", because: "due", until },
  });
  good(await people.ana.client.session.change({ body: { absentUntil: null } }));
  const changes = good(await client.people.changes({ params: ANA })).items;
  expect(changes.slice(0, 2).map(({ by, what, to }) => [by.id, what, to])).toEqual([
    ["agent:ana", "absentUntil", null],
    ["agent:marc", "absentUntil", until],
  ]);
});

test("what a group's method would choose from can be read: who is there, load, capacity, and how many wait", async () => {
  const params = { id: "group:finance" };
  const found = good(await people.marc.client.people.candidates({ params, query: { channel: "email" } }));
  expect(found.people.map(({ id }) => id)).toEqual(["agent:ana", "agent:bruno"]);
  expect(found.people[1]).toMatchObject({ available: true, unavailable: null, skills: [] });
  expect(found.waiting).toBeGreaterThan(0);
});
