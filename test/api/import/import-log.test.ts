import { createReadStream, existsSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { importReportSchema } from "../../../api/contract/import-report.ts";
import type { Store } from "../../../api/db/connect.ts";
import { CannotImport } from "../../../api/import/check.ts";
import { COLUMNS, generateLog } from "../../../api/import/generator.ts";
import { type Imported, importLog } from "../../../api/import/import-log.ts";
import type { Mapping } from "../../../api/import/mapping.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { bytesOf, furnishHelpDesk, helpdeskMapping, logFile } from "../../help-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOW = Date.UTC(2026, 10, 23, 12);
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

type Line = Partial<Record<(typeof COLUMNS)[number], string>>;

const logOf = (...lines: readonly Line[]): string =>
  [COLUMNS.join(","), ...lines.map((line) => COLUMNS.map((column) => line[column] ?? "X").join(","))].join("\n");

const line = (case_id: string, activity: string, completed_at: string, more: Line = {}): Line => ({
  case_id,
  activity,
  completed_at,
  ...more,
});

describe.each(DATABASES)("an event log on %s", (name) => {
  async function desk() {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnishHelpDesk(store);
    const clock = clockAt(NOW);
    const door = createDoor({ store, clock });
    const run = (text: string, more: { mapping?: Mapping; dryRun?: boolean } = {}): Promise<Imported> =>
      importLog({ store, door, clock, mapping: helpdeskMapping(), file: "log.csv", bytes: bytesOf(text), ...more });
    return { store, door, clock, run };
  }

  const written = async ({ db }: Store) => ({
    journal: await db.selectFrom("journal").selectAll().orderBy("ticket").orderBy("seq").execute(),
    tickets: await db.selectFrom("ticket").selectAll().orderBy("id").execute(),
    inbox: await db.selectFrom("inbox").selectAll().orderBy("event").execute(),
    outbox: await db.selectFrom("outbox").selectAll().execute(),
    contacts: await db.selectFrom("contact").selectAll().orderBy("id").execute(),
  });

  const ticketsOf = async (store: Store): Promise<readonly Ticket[]> =>
    (await store.db.selectFrom("ticket").select("body").orderBy("number").execute()).map(({ body }) =>
      JSON.parse(body),
    );

  test("a generated log comes in whole: every event is accounted for, and every ticket ends where the log says", async () => {
    const { store, run } = await desk();
    const { id, report } = await run(logFile({ cases: 120, seed: 7 }));
    const rows = generateLog({ cases: 120, seed: 7 });
    expect(importReportSchema.parse(report)).toEqual(report);
    const { events, tickets, door } = report;
    expect([tickets.total, events.total]).toEqual([120, rows.length]);
    expect(events.fitted + events.noted + events.deviated + events.refused).toBe(rows.length);
    expect(events.refused).toBe(0);
    expect(door).toEqual({ new: rows.length, seen: 0, different: 0, newTickets: 120, troubles: [] });
    expect(report.deviations.reduce((sum, { count }) => sum + count, 0)).toBe(events.deviated);
    const { journal, outbox } = await written(store);
    expect(new Set(journal.map(({ event }) => event)).size).toBeGreaterThanOrEqual(rows.length);
    expect(outbox).toEqual([]);
    for (const ticket of await ticketsOf(store)) {
      const last = rows.findLast(({ case_id }) => ticket.subject.startsWith(`${case_id}:`));
      expect(last?.activity).toBe("Closed");
      expect(ticket).toMatchObject({ status: "closed", outcome: "resolved", place: { state: "closed" } });
    }
    const stored = await store.db.selectFrom("import_run").selectAll().execute();
    expect(stored.map((run) => [run.id, JSON.parse(run.report)])).toEqual([[id, report]]);
  });

  test("the same log a second time changes nothing and says the same of the blueprint", async () => {
    const { store, run } = await desk();
    const text = logFile({ cases: 60, seed: 3 });
    const first = await run(text);
    const before = await written(store);
    const second = await run(text);
    expect(await written(store)).toEqual(before);
    expect(second.report.door).toEqual({
      new: 0,
      seen: first.report.events.total,
      different: 0,
      newTickets: 0,
      troubles: [],
    });
    expect(second.report.deviations).toEqual(first.report.deviations);
    expect(second.report.events).toEqual(first.report.events);
  });

  test("a log that has grown brings what is new, and goes on from where the ticket stands", async () => {
    const { store, run } = await desk();
    const begun = [
      line("A", "Assign seriousness", "2020-01-06 09:00:00"),
      line("A", "Take in charge ticket", "2020-01-06 10:00:00"),
    ];
    await run(logOf(...begun));
    const { report } = await run(logOf(...begun, line("A", "Resolve ticket", "2020-01-06 11:00:00")));
    expect(report.door).toMatchObject({ new: 1, seen: 2, newTickets: 0 });
    expect((await ticketsOf(store)).map(({ place }) => place?.state)).toEqual(["resolved"]);
  });

  test("what the blueprint does not offer is a marked jump, counted by activity and state with its examples", async () => {
    const { store, run } = await desk();
    const { report } = await run(
      logOf(
        line("A", "Assign seriousness", "2020-01-06 09:00:00"),
        line("A", "Resolve ticket", "2020-01-06 10:00:00"),
        line("A", "Wait", "2020-01-06 11:00:00"),
        line("A", "Closed", "2020-01-06 12:00:00"),
      ),
    );
    const [ticket] = await ticketsOf(store);
    const example = { ticket: ticket?.id, number: ticket?.number, case: "A" };
    expect(report.tickets).toEqual({ total: 1, fitting: 0 });
    expect(report.deviations).toMatchObject([
      {
        kind: "notOffered",
        count: 1,
        tickets: 1,
        sentence: {
          en: "Closed is not offered in Waiting for the customer",
          fr: "Closed n’est pas proposé dans « En attente du client »",
        },
        examples: [{ ...example, line: 5 }],
      },
      { kind: "notOffered", sentence: { en: "Wait is not offered in Resolved" }, examples: [{ ...example, line: 4 }] },
    ]);
    expect(report.jumps.map(({ from, to, count }) => [from, to, count])).toEqual([
      ["resolved", "waiting", 1],
      ["waiting", "closed", 1],
    ]);
    const facts = (await readJournal(store.db, ticket?.id ?? "")).map(({ fact }) => fact);
    expect(facts.flatMap((fact) => (fact.type === "jumped" ? [[fact.from, fact.to, fact.marked]] : []))).toEqual([
      ["resolved", "waiting", "Wait"],
      ["waiting", "closed", "Closed"],
    ]);
    expect(ticket).toMatchObject({ status: "closed", owed: [] });
    expect(facts.reduce<Ticket | null>(evolve, null)).toEqual(ticket);
  });

  test("times are those of the log, exact duplicates count each, and one instant keeps the order of the file", async () => {
    const { store, run } = await desk();
    const twice = line("A", "Resolve ticket", "2020-07-06 10:00:00");
    const { report } = await run(
      logOf(
        line("A", "Insert ticket", "2020-07-06 10:00:00"),
        line("A", "Assign seriousness", "2020-07-06 10:00:00"),
        line("A", "Take in charge ticket", "2020-07-06 10:00:00"),
        twice,
        twice,
        line("A", "Closed", "2020-07-06 10:00:00"),
      ),
    );
    expect(report.events).toEqual({ total: 6, fitted: 5, noted: 0, deviated: 1, refused: 0 });
    expect(report.door.new).toBe(6);
    const [ticket] = await ticketsOf(store);
    const journal = await readJournal(store.db, ticket?.id ?? "");
    expect(new Set(journal.map(({ fact }) => fact.at))).toEqual(new Set([Date.UTC(2020, 6, 6, 8)]));
    expect(journal.flatMap(({ fact }) => (fact.type === "transitionTaken" ? [fact.transition] : []))).toEqual([
      "assign-seriousness",
      "take",
      "resolve",
      "close",
    ]);
  });

  test("history runs no time transition: a ticket that the log leaves resolved stays so, whoever wakes", async () => {
    const { store, run } = await desk();
    await run(
      logOf(line("A", "Assign seriousness", "2010-01-06 09:00:00"), line("A", "Resolve ticket", "2010-01-06 10:00:00")),
    );
    const rows = await store.db.selectFrom("ticket").select(["state", "wake_at"]).execute();
    expect(rows).toEqual([{ state: "resolved", wake_at: null }]);
  });

  test("a case that begins late, an activity that nobody knows and a note are accounted for", async () => {
    const { store, run } = await desk();
    const { report } = await run(
      logOf(
        line("A", "Take in charge ticket", "2020-01-06 09:00:00"),
        line("A", "Phoned", "2020-01-06 10:00:00"),
        line("A", "VERIFIED", "2020-01-06 11:00:00"),
      ),
    );
    expect(report.events).toEqual({ total: 3, fitted: 0, noted: 1, deviated: 2, refused: 0 });
    expect(report.deviations.map(({ kind, sentence }) => [kind, sentence.en])).toEqual([
      ["unknownActivity", "Phoned is not in the mapping (in In charge)"],
      ["notOffered", "Take in charge ticket is not offered in Inserted"],
    ]);
    expect((await ticketsOf(store)).map(({ place }) => place?.state)).toEqual(["in-charge"]);
  });

  test("customers become contacts once, attributes that change are set when they do, and the resource is who did it", async () => {
    const { store, run } = await desk();
    await run(
      logOf(
        line("A", "Assign seriousness", "2020-01-06 09:00:00", {
          customer: "Rémi & Co",
          seriousness: "1",
          resource: "Ada",
        }),
        line("A", "Take in charge ticket", "2020-01-06 10:00:00", {
          customer: "Rémi & Co",
          seriousness: "2",
          resource: "Bob",
        }),
        line("B", "Assign seriousness", "2020-01-06 11:00:00", { customer: "Rémi & Co" }),
      ),
    );
    const { contacts } = await written(store);
    expect(contacts.map((contact) => contact.name)).toEqual(["Rémi & Co"]);
    const [ticket] = await ticketsOf(store);
    expect(ticket).toMatchObject({ requester: contacts[0]?.id, product: "X", fields: { seriousness: "2" } });
    const journal = await readJournal(store.db, ticket?.id ?? "");
    const set = journal.find(({ fact }) => fact.type === "fieldSet" && fact.field === "fields.seriousness");
    expect(set?.fact).toMatchObject({ from: "1", to: "2", by: "import:Bob" });
  });

  test("broken rows are listed with their lines, and the rest comes in", async () => {
    const { run } = await desk();
    const { report } = await run(
      `\ufeff${logOf(line("A", "Assign seriousness", "2020-01-06 09:00:00"), line("A", "Wait", "soon"), line("", "Wait", "2020-01-06 09:00:00"))}\r\nA,Wait\r\n`,
    );
    expect(report.rows).toMatchObject({ total: 4, broken: 3 });
    expect(report.rows.listed.map((row) => row.line)).toEqual([3, 4, 5]);
    expect(report.door.new).toBe(1);
  });

  test("a dry run says the same and writes nothing", async () => {
    const { store, run } = await desk();
    const text = logFile({ cases: 20, seed: 5 });
    const before = await written(store);
    const dry = await run(text, { dryRun: true });
    expect(dry.id).toBeNull();
    expect(await written(store)).toEqual(before);
    expect(await store.db.selectFrom("import_run").selectAll().execute()).toEqual([]);
    const real = await run(text);
    expect(dry.report.events).toEqual(real.report.events);
    expect(dry.report.door.new).toBe(real.report.door.new);
  });

  test("a mapping that names what the desk does not know is refused with every name, before anything is written", async () => {
    const { store, run } = await desk();
    const shipped = helpdeskMapping();
    const mapping: Mapping = {
      ...shipped,
      people: { X: "agent:nobody" },
      ticket: { ...shipped.ticket, group: { value: "group:nowhere" }, fields: { colour: { column: "product" } } },
      activities: { Wait: { steps: ["wait", "sleep"] } },
    };
    const refusal = await run(logOf(), { mapping }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CannotImport);
    expect((refusal as CannotImport).problems).toEqual([
      "Wait: the blueprint has no step “sleep”.",
      "There is no field “colour”: publish it, or leave it out of the mapping.",
      "There is no group “group:nowhere”.",
      "There is no agent “agent:nobody”.",
    ]);
    expect(await store.db.selectFrom("contact").selectAll().execute()).toEqual([]);
    await expect(run(logOf(), { mapping: { ...shipped, blueprint: "other" } })).rejects.toThrow(
      "No blueprint “other” is published. Published: helpdesk-log.",
    );
  });

  test("another log under the same name is noticed", async () => {
    const { run } = await desk();
    await run(logOf(line("A", "Assign seriousness", "2020-01-06 09:00:00")));
    const { report } = await run(logOf(line("A", "Assign seriousness", "2021-01-06 09:00:00")));
    expect(report.door).toMatchObject({ new: 0, seen: 1, different: 1 });
  });
});

const REAL = new URL("../../../../shared/data/helpdesk-event-log.csv", import.meta.url);

describe.runIf(existsSync(REAL))("the help desk's own log", () => {
  test("all 20,937 events of 4,479 tickets come in, each ticket ends closed, and a second run changes nothing", async () => {
    const { store, remove } = await freshStore("sqlite");
    removals.push(remove);
    await furnishHelpDesk(store);
    const clock = clockAt(NOW);
    const door = createDoor({ store, clock });
    const run = () =>
      importLog({ store, door, clock, mapping: helpdeskMapping(), file: "log.csv", bytes: createReadStream(REAL) });
    const { report } = await run();
    expect(report.rows).toEqual({ total: 20_937, broken: 0, listed: [] });
    expect(report.door).toEqual({ new: 20_937, seen: 0, different: 0, newTickets: 4479, troubles: [] });
    const { fitted, noted, deviated, refused } = report.events;
    expect([report.tickets.total, fitted + noted + deviated, refused]).toEqual([4479, 20_937, 0]);
    expect(report.states.filter(({ ended }) => ended > 0)).toMatchObject([{ id: "closed", ended: 4479 }]);
    const count = async (table: "journal" | "ticket" | "inbox" | "outbox") =>
      Number(
        (
          await store.db
            .selectFrom(table)
            .select((e) => e.fn.countAll().as("n"))
            .executeTakeFirstOrThrow()
        ).n,
      );
    const counts = async () => [
      await count("journal"),
      await count("ticket"),
      await count("inbox"),
      await count("outbox"),
    ];
    const before = await counts();
    expect([before[1], before[3]]).toEqual([4479, 0]);
    const open = await store.db.selectFrom("ticket").select("id").where("status", "!=", "closed").execute();
    expect(open).toEqual([]);
    const again = await run();
    expect(again.report.door).toEqual({ new: 0, seen: 20_937, different: 0, newTickets: 0, troubles: [] });
    expect(await counts()).toEqual(before);
  });
});
