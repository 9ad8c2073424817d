import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { verify, verifyText } from "../../blueprints/verify.ts";

const folder = new URL("../fixtures/hostile/", import.meta.url);

/** The blueprint ones of the forty bad inputs, by their number: what each is refused with, and where. */
const refusals: { readonly [file: string]: readonly [code: string, pointer: string] } = {
  "01-proto-key": ["document.forbiddenKey", "/__proto__"],
  "01-constructor-key": ["document.forbiddenKey", "/states/0/constructor"],
  "01-proto-in-condition": ["document.forbiddenKey", "/entry/when/is/1/__proto__"],
  "02-nested-deep": ["document.tooDeep", `/entry/when${"/0".repeat(148)}`],
  "02-condition-deep": ["condition.tooDeep", `/entry/when${"/not/0".repeat(64)}`],
  "03-duplicate-key": ["document.duplicateKey", "/transitions/0/to"],
  "04-number-infinite": ["document.badNumber", "/layout/open/0"],
  "04-number-inexact": ["document.badNumber", "/layout/open/0"],
  "04-number-as-text": ["grammar.notAmong", "/schemaVersion"],
  "04-nan": ["document.notJson", "/layout/open/0"],
  "05-nul": ["document.nul", "/states/0/name"],
  "06-lone-surrogate": ["document.loneSurrogate", "/states/0/name"],
  "07-key-with-look-alike": ["grammar.wrongForm", "/states/0/id"],
  "08-no-start": ["start.none", "/entry/into"],
  "08-unreachable": ["state.unreachable", "/states/2"],
  "08-dead-end": ["state.deadEnd", "/states/2"],
  "08-edge-to-missing-state": ["state.missing", "/transitions/0/to"],
  "08-duplicate-ids": ["id.duplicate", "/states/2/id"],
  "08-id-proto": ["grammar.wrongForm", "/states/0/id"],
  "08-id-10-kB": ["grammar.wrongForm", "/states/0/id"],
  "08-empty-name": ["grammar.tooSmall", "/states/0/name"],
  "09-automatic-ring": ["loop.automatic", "/states/0"],
  "09-change-of-its-own": ["loop.automatic", "/states/0"],
  "11-unknown-operator": ["condition.unknownOperator", "/transitions/0/before/when/repeat"],
  "12-pattern-backreference": ["condition.pattern", "/transitions/0/before/when/matches/1"],
  "12-pattern-lookahead": ["condition.pattern", "/transitions/0/before/when/matches/1"],
  "12-pattern-unclosed": ["condition.pattern", "/transitions/0/before/when/matches/1"],
  "12-pattern-100-kB": ["condition.tooBig", "/transitions/0/before/when"],
  "14-timer-zero": ["grammar.invalid", "/transitions/1/start/after"],
  "14-timer-negative": ["grammar.invalid", "/transitions/1/start/after"],
  "14-timer-fraction": ["grammar.invalid", "/transitions/1/start/after"],
  "14-timer-years": ["grammar.invalid", "/transitions/1/start/after"],
  "14-zone-unknown": ["calendar.unknownZone", "/timeZone"],
  "14-zone-offset": ["calendar.unknownZone", "/timeZone"],
  "15-never-open": ["calendar.neverOpen", "/week"],
  "15-spans-overlap": ["calendar.spansOverlap", "/week/mon/1"],
  "15-past-midnight": ["calendar.spanBackwards", "/week/fri/0"],
  "15-hour-25": ["grammar.wrongForm", "/week/mon/0/1"],
  "15-holiday-30-february": ["grammar.invalid", "/holidays/0"],
  "38-newer-form": ["document.newer", "/schemaVersion"],
  "38-wrong-kind": ["document.unknownKind", "/kind"],
  "38-no-kind": ["document.unknownKind", "/kind"],
  "38-list": ["document.notObject", ""],
  "38-secret-inside": ["grammar.unknownKey", "/apiToken"],
  "38-comment": ["document.notJson", ""],
  "38-trailing-comma": ["document.notJson", "/transitions"],
};

describe("hostile documents", () => {
  test("every fixture has its expected refusal, and every refusal its fixture", () => {
    const files = readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => file.replace(".json", ""));
    expect(files.sort()).toEqual(Object.keys(refusals).sort());
  });

  test.each(Object.entries(refusals))("refuses %s at its place, in both languages", (file, [code, pointer]) => {
    const { findings } = verifyText(readFileSync(new URL(`${file}.json`, folder), "utf8"));
    const finding = findings.find((one) => one.code === code && one.pointer === pointer);
    expect(finding, JSON.stringify(findings)).toMatchObject({ severity: "error" });
    expect(finding?.message.en).toMatch(/\S{2,}.*[.]$/s);
    expect(finding?.message.fr).toMatch(/\S{2,}.*[.]$/s);
    expect(findings.length).toBeLessThanOrEqual(50);
  });

  test("refuses a million levels and a megabyte too many without a stack or a second", () => {
    expect(verifyText("[".repeat(1_000_000)).findings[0]?.code).toBe("document.tooDeep");
    expect(verifyText('{"a":'.repeat(200_000)).findings[0]?.code).toBe("document.tooDeep");
    expect(verifyText(" ".repeat(1_048_577)).findings[0]?.code).toBe("document.tooBig");
    expect(verifyText(`"${"é".repeat(600_000)}"`).findings[0]?.code).toBe("document.tooBig");
    expect(verifyText(`"${"x".repeat(1_000_000)}`).findings[0]?.code).toBe("document.notJson");
  });

  test("never throws on a value that is no document, whatever it is", () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    let doubling: unknown = "x";
    for (let level = 0; level < 100; level += 1) doubling = [doubling, doubling];
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("no");
        },
      },
    );
    const getter = {
      get kind(): string {
        throw new Error("no");
      },
    };
    const values = [
      undefined,
      null,
      true,
      0,
      Number.NaN,
      1n,
      "",
      Symbol("s"),
      () => 1,
      [],
      {},
      new Date(),
      new Map(),
      /x/,
      new (class Thing {})(),
      cycle,
      deep,
      doubling,
      trap,
      getter,
      Object.create(null),
      JSON.parse('{"__proto__": {"kind": "blueprint"}}'),
      new Array(4_000_000_000),
      { kind: "blueprint", schemaVersion: 1, states: cycle },
      { kind: "toString" },
      { kind: "__proto__" },
      { kind: {}, schemaVersion: {} },
    ];
    for (const value of values) {
      const { document, findings } = verify(value);
      expect(document).toBeUndefined();
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.length).toBeLessThanOrEqual(50);
    }
    expect(Object.keys({})).toEqual([]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test("says at most fifty things at once", () => {
    const states = Array.from({ length: 300 }, () => ({ wrong: true }));
    expect(verify({ kind: "blueprint", schemaVersion: 1, states }).findings).toHaveLength(50);
  });
});
