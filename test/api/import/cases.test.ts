import { describe, expect, test } from "vitest";
import { readLog } from "../../../api/import/cases.ts";
import { type Mapping, mappingSchema } from "../../../api/import/mapping.ts";
import shipped from "../../../api/import/mappings/helpdesk.json" with { type: "json" };
import { readRows, UnreadableLog } from "../../../api/import/rows.ts";

const mapping: Mapping = mappingSchema.parse({
  kind: "log-mapping",
  schemaVersion: 1,
  log: "parcels",
  blueprint: "parcels",
  columns: { case: "id", activity: "what", at: "when", resource: "who" },
  time: { zone: "Europe/Paris" },
  people: { Ana: "agent:ana" },
  ticket: {
    subject: { text: "Parcel {id}, {what}" },
    requester: { column: "customer" },
    priority: { column: "weight", values: { heavy: "urgent" }, otherwise: "low" },
    fields: { weight: { column: "weight" } },
  },
  activities: {
    Received: { creates: "new" },
    Weighed: { steps: ["weigh"], answers: { weight: { column: "weight" } } },
    Seen: { note: true },
  },
});

const HEADER = "id,what,when,who,customer,weight";

async function* text(lines: readonly string[]): AsyncGenerator<string> {
  yield lines.join("\n");
}

const read = (lines: readonly string[], as: Mapping = mapping) => readLog(readRows(text(lines)), as);

describe("cases of a log", () => {
  test("a case becomes a ticket with the attributes of its first row, and later rows say what changed", async () => {
    const log = await read([
      HEADER,
      "7,Received,2020-01-02 10:00:00,Ana,Rémi,light",
      "7,Weighed,2020-01-02 11:00:00,Bob,Rémi,heavy",
    ]);
    const [found] = log.cases;
    expect(found?.draft).toMatchObject({
      subject: "Parcel 7, Received",
      channel: "import",
      priority: "low",
      fields: { weight: "light" },
    });
    expect(found?.draft.requester).toBe(log.contacts[0]?.id);
    expect(log.contacts[0]?.name).toBe("Rémi");
    expect(found?.events.map(({ activity, actor, changes }) => [activity, actor.id, actor.kind, changes])).toEqual([
      ["Received", "agent:ana", "agent", null],
      ["Weighed", "import:Bob", "import", { priority: "urgent", fields: { weight: "heavy" } }],
    ]);
    expect(found?.events[1]?.answers).toEqual({ weight: "heavy" });
  });

  test("an event's id is log, case and ordinal, so exact duplicates count each", async () => {
    const row = "A/1,Weighed,2020-01-02 10:00:00,Bob,,";
    const log = await read([HEADER, row, row, "B,Weighed,2020-01-02 10:00:00,Bob,,"]);
    expect(log.cases.flatMap(({ events }) => events.map(({ id }) => id))).toEqual([
      "import:parcels/A%2F1/0",
      "import:parcels/A%2F1/1",
      "import:parcels/B/0",
    ]);
  });

  test("events are in order of time, those of one instant in order of the file", async () => {
    const log = await read([
      HEADER,
      "7,Seen,2020-01-02 12:00:00,Bob,,",
      "7,Weighed,2020-01-02 11:00:00,Bob,,",
      "7,Received,2020-01-02 11:00:00,Bob,,",
    ]);
    expect(log.cases[0]?.events.map(({ activity }) => activity)).toEqual(["Weighed", "Received", "Seen"]);
  });

  test("rows that make no sense are listed with their lines, and the rest is read", async () => {
    const log = await read([
      HEADER,
      "1,Received,2020-01-02 10:00:00,Bob,,",
      "1,Weighed,yesterday,Bob,,",
      ",Weighed,2020-01-02 10:00:00,Bob,,",
      "1,,2020-01-02 10:00:00,Bob,,",
      "1,Weighed",
      "1,Weighed,2020-01-02 10:00:00,Bob,,,,",
      '1,Weighed,2020-01-02 10:00:00,"Bob,,',
      "1,Weighed,,Bob,,",
      "1,Weighed,2020-01-02 10:00:00,B\u0000b,,",
      "1,Weighed,2020-01-02 10:00:01,Bob,,",
    ]);
    expect(log.broken.map(({ line, problem }) => [line, problem.en])).toEqual([
      [3, "“yesterday” is no instant in the mapping’s format."],
      [4, "No case."],
      [5, "No activity."],
      [6, "2 columns where the header has 6."],
      [7, "8 columns where the header has 6."],
      [8, "A quote is opened and not closed."],
      [9, "No instant."],
      [10, "A cell holds a character that no text has (NUL)."],
    ]);
    expect(log.rows).toBe(10);
    expect(log.cases[0]?.events.map(({ activity }) => activity)).toEqual(["Received", "Weighed"]);
  });

  test("a row that is mended later leaves the ids of the others as they were", async () => {
    const lines = (when: string) => [
      HEADER,
      "1,Received,2020-01-02 10:00:00,,,",
      `1,Seen,${when},,,`,
      "1,Weighed,2020-01-03 10:00:00,,,",
    ];
    const [broken, mended] = [await read(lines("soon")), await read(lines("2020-01-02 11:00:00"))];
    expect(broken.cases[0]?.events.map(({ id }) => id.slice(-1))).toEqual(["0", "2"]);
    expect(mended.cases[0]?.events.map(({ id }) => id.slice(-1))).toEqual(["0", "1", "2"]);
  });

  test("what has not come yet is no history, and is listed", async () => {
    const lines = [HEADER, "7,Received,2020-01-02 10:00:00,Ana,Rémi,", "7,Weighed,2109-01-02 11:00:00,Ana,Rémi,"];
    const log = await readLog(readRows(text(lines)), mapping, undefined, Date.UTC(2026, 10, 24));
    expect(log.cases.flatMap(({ events }) => events.map(({ activity }) => activity))).toEqual(["Received"]);
    expect(log.broken.map(({ line, problem }) => [line, problem.en])).toEqual([
      [3, "“2109-01-02 11:00:00” has not come yet."],
    ]);
  });

  test("instants that the clocks showed twice or never are read and told by line", async () => {
    const log = await read([HEADER, "1,Received,2020-10-25 02:30:00,,,", "1,Weighed,2021-03-28 02:30:00,,,"]);
    expect([log.ambiguous, log.skipped]).toEqual([[2], [3]]);
  });

  test("activities that the mapping does not know are counted", async () => {
    const log = await read([
      HEADER,
      "1,Lost,2020-01-02 10:00:00,,,",
      "1,__proto__,2020-01-02 10:00:00,,,",
      "2,Lost,2020-01-02 10:00:00,,,",
    ]);
    expect([...log.unknown]).toEqual([
      ["Lost", 2],
      ["__proto__", 1],
    ]);
    expect(log.cases[0]?.events.map(({ steps }) => steps)).toEqual([null, null]);
  });

  test("columns called __proto__, many columns and columns that repeat are no matter while the mapping does not read them", async () => {
    const more = Array.from({ length: 300 }, (_, index) => `c${index}`).join(",");
    const log = await read([`${HEADER},__proto__,__proto__,${more}`, `1,Received,2020-01-02 10:00:00,,,,x,y,${more}`]);
    expect(log.cases).toHaveLength(1);
    expect(Object.keys(log.cases[0]?.draft ?? {})).not.toContain("__proto__");
  });

  test("a file that the mapping does not fit is refused with the reason", async () => {
    await expect(read(["id,what,who,customer,weight"])).rejects.toThrow(UnreadableLog);
    await expect(read(["id,what,who,customer,weight"])).rejects.toThrow(
      "The mapping reads a column “when” that the file does not have. It has: id, what, who, customer, weight.",
    );
    await expect(read([`${HEADER},when`])).rejects.toThrow("The file has 2 columns called “when”");
    await expect(read([])).rejects.toThrow("The file is empty");
  });

  test("the shipped mapping is one, and nonsense is none", () => {
    expect(mappingSchema.safeParse(shipped).success).toBe(true);
    expect(mappingSchema.safeParse({ ...shipped, log: "Help Desk" }).success).toBe(false);
    expect(mappingSchema.safeParse({ ...shipped, time: { zone: "Mars/Phobos" } }).success).toBe(false);
    expect(mappingSchema.safeParse({ ...shipped, activities: { Wait: {} } }).success).toBe(false);
    expect(mappingSchema.safeParse({ ...shipped, surprise: 1 }).success).toBe(false);
  });
});
