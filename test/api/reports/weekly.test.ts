import { describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { createEgress } from "../../../api/effects/egress.ts";
import { putPerson } from "../../../api/people/people.ts";
import { sendWeeklies, wantsWeekly, wishWeekly } from "../../../api/reports/weekly.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { lastDays, periodOf, weekOf } from "../../../runtime/report-period.ts";
import { ANA, accepted, furnish, step, submission } from "../../small-desk.ts";
import { DATABASES, type DatabaseName, freshStore } from "../../stores.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Friday. */
const FRIDAY = Date.UTC(2026, 10, 20, 12);

describe("weeks", () => {
  test("begin on Monday by the wall clock of the zone, and eight o'clock is that of the wall, summer time or not", () => {
    const paris = weekOf(Date.UTC(2026, 9, 25, 23, 30), "Europe/Paris");
    expect(paris).toMatchObject({ monday: "2026-10-26", eight: Date.UTC(2026, 9, 26, 7) });
    // The week before has the day of 25 hours.
    expect(paris?.before).toMatchObject({ from: Date.UTC(2026, 9, 18, 22), to: Date.UTC(2026, 9, 25, 23) });
    expect(weekOf(Date.UTC(2026, 9, 25, 23, 30), "America/New_York")?.monday).toBe("2026-10-19");
    expect(weekOf(FRIDAY, "Mars/Olympus")).toBeNull();
  });

  test("a period is whole days, a year at most", () => {
    expect(periodOf("2026-03-29", "2026-03-29", "Europe/Paris")?.days).toEqual([
      { day: "2026-03-29", from: Date.UTC(2026, 2, 28, 23), to: Date.UTC(2026, 2, 29, 22) },
    ]);
    expect(lastDays(7, FRIDAY, "UTC")?.days.map(({ day }) => day)).toEqual(
      expect.arrayContaining(["2026-11-14", "2026-11-20"]),
    );
    for (const [from, to] of [
      ["2026-02-30", "2026-03-01"],
      ["2026-03-02", "2026-03-01"],
      ["2025-01-01", "2026-03-01"],
      ["x", "y"],
    ] as const)
      expect(periodOf(from, to, "UTC")).toBeNull();
  });
});

async function desk(database: DatabaseName) {
  const { store, remove } = await freshStore(database);
  await furnish(store);
  for (const [key, name, language] of [
    ["agent:marc", "Marc", "fr"],
    ["agent:ines", "Inès", "en"],
  ] as const)
    await putPerson(store.db, {
      ...{ key, name, language, email: `${key.slice(6)}@filrouge.example` },
      ...{ roles: ["role:manager"], rights: [], departments: ["department:finance"], groups: [], active: true },
    });
  const clock = clockAt(FRIDAY);
  const door = createDoor({ store, clock });
  await accepted(door, submission(FRIDAY, "one"));
  await accepted(door, submission(FRIDAY, "two"));
  await accepted(door, step("one", ANA, FRIDAY + HOUR, "take", "waiting"));
  await accepted(door, step("one", ANA, FRIDAY + HOUR, "answer", "working"));
  const outside = {
    store,
    clock,
    definitions: new CompiledDefinitions(),
    egress: createEgress([]),
    address: "https://desk.example",
  };
  const mails = () =>
    store.db.selectFrom("mail_log").select(["recipients", "subject", "text"]).orderBy("recipients").execute();
  return { store, clock, outside, mails, remove };
}

describe.each(DATABASES)("the weekly summary on %s", (database) => {
  test("leaves on Monday at eight of each one's own zone, in his language, once however many workers look", async () => {
    const { store, clock, outside, mails, remove } = await desk(database);
    try {
      await wishWeekly(store, { person: "agent:marc", wanted: true, zone: "Europe/Paris" }, clock.now());
      await wishWeekly(store, { person: "agent:ines", wanted: true, zone: "America/New_York" }, clock.now());
      const look = async () =>
        (await Promise.all([1, 2, 3].map(() => sendWeeklies(outside)))).reduce((a, b) => a + b, 0);
      expect(await look()).toBe(0); // That of this week was not asked for in time.

      clock.pass(Date.UTC(2026, 10, 23, 6, 59) - FRIDAY);
      expect(await look()).toBe(0);
      clock.pass(60_000);
      expect(await look()).toBe(1);
      expect(await look()).toBe(0);
      const [first] = await mails();
      expect(first).toMatchObject({
        recipients: '["marc@filrouge.example"]',
        subject: "Votre bureau du 16 novembre au 22 novembre",
      });
      expect(first?.text).toContain("Ouverts: 2\nRésolus: 1\nNon résolus maintenant: 1 (dont sans responsable: 1)");
      expect(first?.text).toContain("https://desk.example/reports?days=7");

      clock.pass(6 * HOUR);
      expect(await look()).toBe(1);
      expect((await mails()).map(({ subject }) => subject)).toEqual([
        "Your desk from 16 November to 22 November",
        "Votre bureau du 16 novembre au 22 novembre",
      ]);
      clock.pass(7 * DAY);
      expect(await look()).toBe(2);
    } finally {
      await remove();
    }
  });

  test("comes no more to who does not want it, has left, or is no manager any more; a worker that died leaves it to another", async () => {
    const { store, clock, outside, mails, remove } = await desk(database);
    try {
      const monday = Date.UTC(2026, 10, 23, 8);
      await wishWeekly(store, { person: "agent:marc", wanted: true, zone: "UTC" }, clock.now());
      await wishWeekly(store, { person: "agent:ines", wanted: true, zone: "UTC" }, clock.now());
      await wishWeekly(store, { person: "agent:ana", wanted: true, zone: "UTC" }, clock.now());
      await wishWeekly(store, { person: "agent:ines", wanted: false, zone: "UTC" }, clock.now());
      expect(await wantsWeekly(store.db, "agent:marc")).toBe(true);
      expect(await wantsWeekly(store.db, "agent:ines")).toBe(false);
      clock.pass(monday - FRIDAY);
      await store.db
        .insertInto("weekly_mail")
        .values({ person: "agent:marc", monday: "2026-11-23", lease_until: monday + 60_000, sent_at: null })
        .execute();
      expect(await sendWeeklies(outside)).toBe(0);
      clock.pass(60_000);
      expect(await sendWeeklies(outside)).toBe(1);
      expect((await mails()).map(({ recipients }) => recipients)).toEqual(['["marc@filrouge.example"]']);
    } finally {
      await remove();
    }
  });
});
