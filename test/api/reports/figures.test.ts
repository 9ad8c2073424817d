import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import type { Figure } from "../../../api/contract/figures.ts";
import type { Store } from "../../../api/db/connect.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { createEgress } from "../../../api/effects/egress.ts";
import type { Report } from "../../../api/reports/asked.ts";
import { readDue } from "../../../api/reports/board.ts";
import { tickets } from "../../../api/reports/count.ts";
import { countedBy } from "../../../api/reports/counted.ts";
import { readReport } from "../../../api/reports/report.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { ticketOf } from "../../../api/tickets/load.ts";
import { createWorker } from "../../../api/worker/worker.ts";
import { DEFAULT_CALENDAR } from "../../../blueprints/calendar.ts";
import type { Fact } from "../../../blueprints/facts.ts";
import officeHours from "../../../blueprints/library/calendars/paris-office.json" with { type: "json" };
import { isUnsolved } from "../../../blueprints/status.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { periodOf } from "../../../runtime/report-period.ts";
import { spreadOf, waitsOn } from "../../../runtime/reports.ts";
import { ANA, BRUNO, eventOf, furnish, put, REMI, SMALL, step, submission } from "../../small-desk.ts";
import { DATABASES, type DatabaseName, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 9, 23, 12);
const HOUR = 3_600_000;
const TICKETS = ["ticket-a", "ticket-b", "ticket-c", "ticket-d"];

const ASKED = { product: "x", note: "Asked." };

const POLICY = {
  kind: "sla-policy",
  schemaVersion: 1,
  key: "swift",
  name: "Swift",
  targets: [
    { metric: "firstReply", within: "PT4H", time: "calendar" },
    { metric: "totalResolution", within: "PT48H", time: "calendar" },
  ],
};

const command = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("step" as const),
      by: fc.constantFrom(ANA, BRUNO),
      transition: fc.constantFrom(...SMALL.transitions.filter(({ start }) => !start).map(({ id }) => id)),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("word" as const), by: fc.constantFrom(ANA, REMI) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("open" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("hand" as const), to: fc.constantFrom(ANA.id, BRUNO.id, null) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("pass" as const), hours: fc.integer({ min: 1, max: 60 }) }) },
);
const history = fc.array(fc.record({ ticket: fc.constantFrom(...TICKETS), command }), { minLength: 20, maxLength: 60 });
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** Lives a history; what is not allowed is refused, as ever. Gives when it ends. */
async function live(store: Store, past: History): Promise<number> {
  await furnish(store);
  await put(store, "sla-policy", POLICY.key, POLICY);
  const clock = clockAt(NOON);
  const door = createDoor({ store, clock });
  const outside = { store, clock, definitions: new CompiledDefinitions(), egress: createEgress([]) };
  const worker = createWorker({ outside, door, chance: () => 0.5, log: () => {} });
  const opened = new Map<string, string>();
  for (const [index, { ticket, command: one }] of past.entries()) {
    const at = clock.now();
    if (one.do === "pass") {
      clock.pass(one.hours * HOUR);
      await worker.drain();
      continue;
    }
    if (one.do === "open" || !opened.has(ticket)) {
      opened.set(ticket, `${ticket}-${index}`);
      await door.apply(submission(at, `${ticket}-${index}`));
    }
    const id = opened.get(ticket) ?? "";
    if (one.do === "step") {
      const row = await store.db.selectFrom("ticket").select("state").where("id", "=", id).executeTakeFirst();
      await door.apply(step(id, one.by, at, one.transition, row?.state ?? "", one.transition === "ask" ? ASKED : {}));
    }
    if (one.do === "word") {
      const authorKind = one.by === REMI ? "requester" : "agent";
      const message = { public: true, authorKind, author: one.by.id, text: `Word ${index}.` } as const;
      await door.apply({ event: eventOf(id, one.by, at, { type: "messageReceived", message }) });
    }
    if (one.do === "hand")
      await door.apply({ event: eventOf(id, ANA, at, { type: "changeRequested", changes: { assignee: one.to } }) });
  }
  return clock.now();
}

interface Told {
  readonly ticket: Ticket;
  readonly facts: readonly Fact[];
}

/** So many more tickets with the rows of the only one: ticket, journal and messages. Gives how many. */
async function copyRows({ db, dialect }: Store, times: number): Promise<number> {
  const numbers =
    dialect.name === "sqlite"
      ? sql`(with recursive n(n) as (select 2 union all select n + 1 from n where n <= ${sql.lit(times)}) select n from n)`
      : sql`(select generate_series(2, ${sql.lit(times + 1)}) as n)`;
  const own = {
    ticket: { id: sql`'copy' || n`, number: sql`n` },
    journal: { ticket: sql`'copy' || n` },
    message: { id: sql`id || ' ' || n`, ticket: sql`'copy' || n` },
  };
  for (const table of ["ticket", "journal", "message"] as const) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} limit 1`.execute(db);
    const made: Record<string, ReturnType<typeof sql>> = own[table];
    const columns = Object.keys(rows[0] ?? {});
    const source = table === "ticket" ? sql`number = 1` : sql`ticket not like 'copy%'`;
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((one) => sql.ref(one)))})
      select ${sql.join(columns.map((one) => made[one] ?? sql.ref(one)))}
      from ${sql.table(table)}, ${numbers} as numbers where ${source}`.execute(db);
  }
  // PostgreSQL looks at its tables by itself, a little later.
  if (dialect.name !== "sqlite") await sql.raw("analyze ticket, journal, message").execute(db);
  return times;
}

/** Every ticket as the fold of its journal, and nothing else. */
async function journals({ db }: Store): Promise<readonly Told[]> {
  const rows = await db.selectFrom("journal").select(["ticket", "fact"]).orderBy("ticket").orderBy("seq").execute();
  const facts = new Map<string, Fact[]>();
  for (const { ticket, fact } of rows) facts.set(ticket, [...(facts.get(ticket) ?? []), JSON.parse(fact) as Fact]);
  return [...facts.values()].flatMap((told) => {
    const ticket = told.reduce<Ticket | null>(evolve, null);
    return ticket ? [{ ticket, facts: told }] : [];
  });
}

/** What a report of the period must say, counted ticket by ticket. */
function recount(all: readonly Told[], { period, now }: Report) {
  const within = (at: number | null) => at !== null && at >= period.from && at < period.to;
  const having = (type: Fact["type"]) =>
    all.filter(({ facts }) => facts.some((one) => one.type === type && within(one.at)));
  const solved = all.filter(({ ticket }) => within(ticket.solvedAt));
  const opened = all.filter(({ ticket }) => within(ticket.createdAt));
  const open = all.filter(({ ticket }) => isUnsolved(ticket.status));
  const replies = opened.flatMap(({ ticket, facts }) => {
    const first = facts.find(
      (one) => one.type === "messageAdded" && one.message.public && one.message.authorKind === "agent",
    );
    return first ? [first.at - ticket.createdAt] : [];
  });
  // Nobody of this small desk approves anything.
  const waited = { us: [] as number[], requester: [] as number[], thirdParty: [] as number[], manager: [] as number[] };
  for (const { facts } of opened) {
    const sums = { us: 0, requester: 0, thirdParty: 0 };
    let before: Ticket | null = null;
    for (const [index, fact] of facts.entries()) {
      before = evolve(before, fact);
      const on = waitsOn(before.status);
      if (on) sums[on] += (facts[index + 1]?.at ?? now) - fact.at;
    }
    for (const on of ["us", "requester", "thirdParty"] as const) if (sums[on] > 0) waited[on].push(sums[on]);
  }
  const promised = (type: "slaMet" | "slaBreached", metric: string) =>
    all.filter(({ facts }) => facts.some((one) => one.type === type && one.metric === metric && within(one.at)));
  return { opened, solved, open, replies, waited, reopened: having("reopened"), promised, way: wayOf(opened, now) };
}

/** How often, and on which tickets. */
type Recounted = ReadonlyMap<string, readonly string[]>;

/** Steps, returns, breaches and time in states, ticket by ticket from the folds of their journals; `all`: with each time. */
function wayOf(opened: readonly Told[], now: number) {
  const tally = { steps: [] as [string, string][], returns: [] as [string, string][], at: [] as [string, string][] };
  const by: [string, string][] = [];
  const stays = new Map<string, number[]>();
  for (const { ticket, facts } of opened) {
    let before: Ticket | null = null;
    let since = 0;
    const left = (until: number): void => {
      const place = before?.place;
      if (!place) return;
      const key = `${place.blueprint}/${place.state}`;
      stays.set(key, [...(stays.get(key) ?? []), until - since]);
    };
    for (const fact of facts) {
      const place = before?.place ?? null;
      if (fact.type === "transitionTaken") tally.steps.push([`${place?.blueprint}/${fact.transition}`, ticket.id]);
      if (fact.type === "slaBreached") {
        tally.at.push([place ? `${place.blueprint}@${place.version}/${place.state}` : "none", ticket.id]);
        by.push([before?.assignee ?? "none", ticket.id]);
      }
      if (fact.type === "stateEntered" || fact.type === "blueprintLeft") left(fact.at);
      before = evolve(before, fact);
      if (fact.type === "stateEntered" || fact.type === "blueprintEntered") since = fact.at;
      const visits = fact.type === "stateEntered" ? (before.place?.visits[fact.state] ?? 0) : 0;
      if (fact.type === "stateEntered" && visits > 1)
        tally.returns.push([`${before.place?.blueprint}/${fact.state}`, ticket.id]);
    }
    left(now);
  }
  const gathered = (pairs: readonly [string, string][]): Recounted =>
    new Map([...Map.groupBy(pairs, ([part]) => part)].map(([part, all]) => [part, all.map(([, id]) => id)]));
  return {
    ...{ steps: gathered(tally.steps), returns: gathered(tally.returns) },
    ...{ brokenAt: gathered(tally.at), brokenBy: gathered(by), stays },
  };
}

/** The hour that a clock in Paris shows. */
const hourIn = (at: number): number =>
  Number(new Date(at).toLocaleString("en-GB", { timeZone: "Europe/Paris", hour: "2-digit", hourCycle: "h23" }));

async function check(database: DatabaseName, past: History): Promise<number> {
  const { store, remove } = await freshStore(database);
  try {
    const now = await live(store, past);
    const period = periodOf("2026-10-24", "2026-11-05", "Europe/Paris");
    if (!period) throw new Error("A period.");
    const report: Report = { period, now, scope: {}, only: {} };
    const all = await journals(store);
    const found = await readReport(store, await new CompiledDefinitions().current(store.db), report, "assignee");
    const { opened, solved, open, replies, waited, reopened, promised, way } = recount(all, report);

    expect(found.totals).toMatchObject({
      opened: opened.length,
      solved: solved.length,
      open: open.length,
      reopened: reopened.length,
    });
    for (const { day, from, to } of period.days)
      expect(found.days.find((one) => one.day === day)).toEqual({
        day,
        opened: opened.filter(({ ticket }) => ticket.createdAt >= from && ticket.createdAt < to).length,
        solved: solved.filter(({ ticket }) => (ticket.solvedAt ?? 0) >= from && (ticket.solvedAt ?? 0) < to).length,
      });
    expect(found.firstReply.calendar).toEqual(spreadOf(replies));
    expect(found.firstReply.none).toBe(opened.length - replies.length);
    expect(found.resolution.calendar).toEqual(
      spreadOf(solved.map(({ ticket }) => (ticket.solvedAt ?? 0) - ticket.createdAt)),
    );
    expect(found.ages.reduce((sum, { count }) => sum + count, 0)).toBe(open.length);
    for (const { on, tickets: waiting, total } of found.waits) {
      expect({ on, waiting }).toEqual({ on, waiting: waited[on].length });
      expect(total).toBe(waited[on].reduce((sum, one) => sum + one, 0));
    }
    for (const metric of ["firstReply", "totalResolution"]) {
      const one = found.promises.find((promise) => promise.metric === metric);
      expect([metric, one?.met ?? 0]).toEqual([metric, promised("slaMet", metric).length]);
      expect([metric, one?.breached ?? 0]).toEqual([metric, promised("slaBreached", metric).length]);
      if (one) expect(one).toMatchObject({ policy: "swift", name: "Swift" });
    }
    for (const row of found.by.rows)
      expect(row).toMatchObject({ open: open.filter(({ ticket }) => (ticket.assignee ?? "none") === row.key).length });

    const listOf = async (figure: Figure, part: string | null = null) => {
      const asked = tickets(store, report)
        .where(await countedBy(store, report, figure, part))
        .select("ticket.id");
      return (await asked.execute()).map(({ id }) => id).sort();
    };
    const ids = (told: readonly Told[]) => told.map(({ ticket }) => ticket.id).sort();
    expect(await listOf("opened")).toEqual(ids(opened));
    expect(await listOf("solved")).toEqual(ids(solved));
    expect(await listOf("reopened")).toEqual(ids(reopened));
    expect(await listOf("breached", "swift/firstReply")).toEqual(ids(promised("slaBreached", "firstReply")));
    for (const { blueprint, state, tickets: there } of found.states)
      expect(await listOf("stayed", `${blueprint.key}/${state.id}`)).toHaveLength(there);

    const said = (rows: readonly { readonly part: string; readonly times: number; readonly tickets: number }[]) =>
      Object.fromEntries(rows.map(({ part, times, tickets: count }) => [part, [times, count]]));
    const recounted = (parts: Recounted) =>
      Object.fromEntries([...parts].map(([part, there]) => [part, [there.length, new Set(there).size]]));
    const steps = found.steps.map((row) => ({ ...row, part: `${row.blueprint.key}/${row.transition.id}` }));
    expect(said(steps)).toEqual(recounted(way.steps));
    expect(said(found.brokenAt)).toEqual(recounted(way.brokenAt));
    expect(said(found.brokenBy.map((row) => ({ ...row, part: row.assignee ?? "none" })))).toEqual(
      recounted(way.brokenBy),
    );
    for (const { blueprint, state, visits, median, p90, total, returns, returned, working } of found.states) {
      const part = `${blueprint.key}/${state.id}`;
      const lengths = way.stays.get(part) ?? [];
      expect({ count: visits, median, p90 }).toEqual(spreadOf(lengths));
      expect(total).toBe(lengths.reduce((sum, one) => sum + one, 0));
      const back = way.returns.get(part) ?? [];
      expect([part, returns, returned]).toEqual([part, back.length, new Set(back).size]);
      expect(working).toBeNull();
    }
    const lists = [
      ["stepped", way.steps],
      ["returned", way.returns],
      ["brokenAt", way.brokenAt],
      ["brokenBy", way.brokenBy],
    ] as const;
    for (const [figure, parts] of lists)
      for (const [part, there] of parts) expect(await listOf(figure, part)).toEqual([...new Set(there)].sort());
    for (const { on, tickets: waiting } of found.waits) expect(await listOf("waitedFor", on)).toHaveLength(waiting);
    for (const { hour, counts } of found.load.hours) {
      const here = opened.filter(({ ticket }) => hourIn(ticket.createdAt) === hour);
      expect([hour, counts.reduce((sum, one) => sum + one, 0)]).toEqual([hour, here.length]);
      if (here.length > 0) expect(await listOf("openedAt", String(hour))).toEqual(ids(here));
    }
    return all.length;
  } finally {
    await remove();
  }
}

describe.each(DATABASES)("reports on %s", (database) => {
  test("A20, B41: each figure equals a recount of the journal, and its list is what was counted", async () => {
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(history, async (past) => {
        counted += await check(database, past);
      }),
      { numRuns: 8 },
    );
    expect(counted).toBeGreaterThan(20);
  });

  test("A13, B41: the pauses of a ticket are summed over all its stays in states that wait, by the wall clock and in business hours", async () => {
    const { store, remove } = await freshStore(database);
    try {
      const go = (transition: string) => ({
        ticket: "ticket-a",
        command: { do: "step" as const, by: ANA, transition },
      });
      const pass = (hours: number) => ({ ticket: "ticket-a", command: { do: "pass" as const, hours } });
      const past = [go("take"), pass(1), go("ask"), pass(5), go("back"), pass(2), go("ask"), pass(7), go("back")];
      const now = await live(store, past);
      const period = periodOf("2026-10-23", "2026-10-24", "UTC");
      if (!period) throw new Error("A period.");
      const report = { period, now, scope: {}, only: {} };
      const definitions = await new CompiledDefinitions().current(store.db);
      const { waits, states } = await readReport(store, definitions, report, "group");
      expect(waits).toContainEqual({
        on: "requester",
        tickets: 1,
        median: 12 * HOUR,
        p90: 12 * HOUR,
        total: 12 * HOUR,
      });
      expect(states.find(({ state }) => state.id === "asked")).toMatchObject({
        state: { name: "Asked", status: "pending" },
        ...{ tickets: 1, visits: 2, median: 5 * HOUR, p90: 7 * HOUR, total: 12 * HOUR, working: null },
      });
      // The same in business hours: Friday 15:00 to 20:00 in Paris, and 22:00 to 5:00, of days that end at 18:00.
      await put(store, "calendar", DEFAULT_CALENDAR, { ...officeHours });
      const business = await readReport(store, await new CompiledDefinitions().current(store.db), report, "group");
      expect(business.states.find(({ state }) => state.id === "asked")).toMatchObject({
        ...{ median: 5 * HOUR, p90: 7 * HOUR, total: 12 * HOUR },
        working: { median: 0, p90: 3 * HOUR, total: 3 * HOUR },
      });
    } finally {
      await remove();
    }
  });

  test("A20: a period is measured whole, whatever its size: 10,501 tickets equal a recount of one, 10,501 times", async () => {
    const { store, remove } = await freshStore(database);
    try {
      const go = (transition: string) => ({ ticket: "a", command: { do: "step" as const, by: ANA, transition } });
      const pass = (hours: number) => ({ ticket: "a", command: { do: "pass" as const, hours } });
      const word = { ticket: "a", command: { do: "word" as const, by: ANA } };
      const now = await live(store, [go("take"), pass(1), word, go("ask"), pass(5), go("back"), go("answer")]);
      // All of one instant, over many parts that are read one after the other.
      const all = 1 + (await copyRows(store, 10_500));
      const period = periodOf("2026-10-23", "2026-10-24", "UTC");
      if (!period) throw new Error("A period.");
      const definitions = await new CompiledDefinitions().current(store.db);
      const report: Report = { period, now, scope: {}, only: {} };
      const whole = await readReport(store, definitions, report, "group");
      expect(whole.totals).toMatchObject({ opened: all, solved: all });
      expect(whole.firstReply).toMatchObject({ none: 0, calendar: { count: all, median: HOUR, p90: HOUR } });
      expect(whole.resolution.calendar).toEqual({ count: all, median: 6 * HOUR, p90: 6 * HOUR });
      expect(whole.steps).not.toEqual([]);
      for (const { times, tickets: there } of whole.steps) expect([times, there]).toEqual([all, all]);
      expect(whole.waits.find(({ on }) => on === "requester")).toMatchObject({ tickets: all, total: all * 5 * HOUR });
      const list = await countedBy(store, report, "waitedFor", "requester");
      const listed = await tickets(store, report)
        .where(list)
        .select((e) => e.fn.countAll<number>().as("all"))
        .executeTakeFirstOrThrow();
      expect(Number(listed.all)).toBe(all);
    } finally {
      await remove();
    }
  });

  test("B38: what comes due before its owner's shift ends is told, and what nobody has before the last one goes", async () => {
    const { store, remove } = await freshStore(database);
    try {
      const open = (ticket: string) => ({ ticket, command: { do: "open" as const } });
      const hand = (ticket: string, to: string) => ({ ticket, command: { do: "hand" as const, to } });
      const past = [open("a"), hand("a", ANA.id), open("b"), hand("b", BRUNO.id), open("c")];
      const now = await live(store, past);
      const period = periodOf("2026-10-23", "2026-10-23", "UTC");
      if (!period) throw new Error("A period.");
      const report = { period, now, scope: {}, only: {} };
      const dueBy = async (...ends: readonly (readonly [string, number])[]) =>
        (await readDue(store, report, new Map(ends))).map(({ body }) => ticketOf(body).id);
      // A first reply is promised within four hours.
      expect(await dueBy([ANA.id, now + 5 * HOUR], [BRUNO.id, now + 3 * HOUR])).toEqual(["a-0", "c-4"]);
      expect(await dueBy([ANA.id, now + 3 * HOUR], [BRUNO.id, now + 2 * HOUR])).toEqual([]);
      expect(await dueBy()).toEqual([]);
    } finally {
      await remove();
    }
  });
});
