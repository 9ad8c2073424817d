import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "filrouge-vectors-"));
afterAll(() => rmSync(folder, { recursive: true }));

function filrouge(...args: string[]): { code: number | null; lines: string[]; complaint: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["api/command-line/filrouge.ts", ...args], {
    cwd: new URL("../../", import.meta.url),
    encoding: "utf8",
  });
  return { code: status, lines: stdout.trimEnd().split("\n"), complaint: stderr };
}

function write(name: string, cases: readonly object[], calendars: object = { night: NIGHT }): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ about: "Working time.", calendars, cases }));
  return file;
}

const NIGHT = {
  timeZone: "Asia/Kathmandu",
  week: { fri: [["22:00", "24:00"]], sat: [["00:00", "06:00"]] },
  holidays: [{ date: "2026-12-25", name: "Christmas" }],
  openings: { "2026-12-27": [["10:00", "16:00"]] },
};
const add = (from: string, workingMs: number, due: string, calendar = "night"): object => ({
  calendar,
  op: "add",
  from,
  workingMs,
  due,
});

describe("filrouge vectors", () => {
  test("every case of the shared vectors passes", () => {
    const { code, lines, complaint } = filrouge("vectors", "test/vectors/calendar.json");
    expect({ code, lines, complaint }).toEqual({ code: 0, lines: ["400 passed, 0 failed"], complaint: "" });
  });

  test("histories and cases are counted together; a control fails", () => {
    const both = filrouge("vectors", "test/vectors/calendar.json", "test/vectors/sla-groups.json");
    expect({ code: both.code, lines: both.lines }).toEqual({ code: 0, lines: ["401 passed, 0 failed"] });
    const control = filrouge("vectors", "test/vectors/control/sla-wrong.json");
    expect(control.code).toBe(1);
    expect(control.lines.at(-1)).toBe("0 passed, 10 failed");
    expect(control.lines[0]).toContain("expected 2026-11-23T16:00:01Z, got 2026-11-23T16:00:00.000Z");
  });

  test("takes overnight spans, half-hour zones, named holidays and openings", () => {
    const good = write("good.json", [
      add("2026-11-27T12:00:00Z", 10_800_000, "2026-11-27T19:15:00.000Z"),
      add("2026-12-25T12:00:00+05:45", 3_600_000, "2026-12-25T19:15:00Z"),
      add("2026-12-26T06:00:00+05:45", 3_600_000, "2026-12-27T11:00:00+05:45"),
      {
        calendar: "night",
        op: "between",
        from: "2026-11-27T00:00:00Z",
        to: "2026-12-01T00:00:00Z",
        workingMs: 28_800_000,
      },
    ]);
    expect(filrouge("vectors", good).lines).toEqual(["4 passed, 0 failed"]);
  });

  test("lists each failure with what was expected and what was got, and answers 1", () => {
    const bad = write("bad.json", [
      add("2026-11-27T12:00:00Z", 10_800_000, "2026-11-27T19:15:00.001Z"),
      add("2026-11-27T12:00:00Z", 10_800_000, "2026-11-27T19:15:00Z"),
      add("2026-11-27T12:00:00Z", 1, "2026-11-27T19:15:00Z", "day"),
      { calendar: "night", op: "between", from: "2026-11-27T00:00:00Z", to: "2026-12-01T00:00:00Z", workingMs: 1 },
      { calendar: "night", op: "subtract" },
      add("2100-12-31T12:00:00Z", 864_000_000, "2100-12-31T19:15:00Z"),
    ]);
    const { code, lines } = filrouge("vectors", bad);
    expect(code).toBe(1);
    expect(lines[0]).toContain("/cases/0 night add 2026-11-27T12:00:00Z + 10800000: expected 2026-11-27T19:15:00.001Z");
    expect(lines[0]).toContain("got 2026-11-27T19:15:00.000Z");
    expect(lines[1]).toContain("/cases/2");
    expect(lines[1]).toContain("there is no calendar “day”");
    expect(lines[2]).toContain("expected 1, got 28800000");
    expect(lines[3]).toContain("not a case of a known form");
    expect(lines[4]).toContain("no instant before 2101");
    expect(lines.at(-1)).toBe("1 passed, 5 failed");
  });

  test("says what is wrong with a calendar, in French when asked", () => {
    const odd = write("odd.json", [add("2026-11-27T12:00:00Z", 1, "2026-11-27T19:15:00Z")], {
      night: { ...NIGHT, timeZone: "Mars/Base" },
    });
    const { code, lines } = filrouge("vectors", "--language", "fr", odd);
    expect(code).toBe(1);
    expect(lines[0]).toContain("le calendrier « night » ne se lit pas (/timeZone) : Ce fuseau horaire n'est pas connu");
  });

  test("a file that cannot be read counts as failed, with a sentence; called wrongly it answers 2", () => {
    const torn = join(folder, "torn.json");
    writeFileSync(torn, "{");
    const other = join(folder, "other.json");
    writeFileSync(other, "[1]");
    const { code, lines, complaint } = filrouge("vectors", torn, other, join(folder, "nowhere.json"), folder);
    expect(code).toBe(1);
    expect(complaint).toBe("");
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain("This is no file of vectors: it needs calendars and cases, or histories.");
    expect(lines.at(-1)).toBe("0 passed, 4 failed");
    expect(filrouge("vectors")).toMatchObject({ code: 2 });
  });
});
