import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { historyFileSchema } from "../../api/command-line/history-file.ts";
import { type HistoryFailure, runHistories } from "../../api/command-line/history-vectors.ts";

const FOLDER = new URL("../vectors/", import.meta.url);
const read = (file: string) => historyFileSchema.parse(JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")));
const files = readdirSync(FOLDER).filter((name) => name.startsWith("sla-") && name.endsWith(".json"));

/** Scenarios that are written as histories. */
const COVERED = [
  ...["S29", "S30", "S31", "S32", "S33", "S34", "S35", "S36", "S37", "S40", "S41", "S42", "S44", "S46", "S47", "S48"],
  ...["S49", "S50", "S51", "S53", "S58"],
];

const nameOf = (history: unknown): string =>
  typeof history === "object" && history !== null && "name" in history ? String(history.name) : "";
const failuresOf = (histories: readonly unknown[], around: object): readonly HistoryFailure[] =>
  runHistories({ ...around, histories: [...histories] });

describe("histories under time limits", () => {
  it("stand there for every scenario that is worked out to the instant", () => {
    const names = files.flatMap((file) => read(file).histories.map(nameOf));
    expect(names.length).toBeGreaterThan(25);
    for (const scenario of COVERED)
      expect(
        names.some((name) => name.startsWith(`${scenario}:`)),
        scenario,
      ).toBe(true);
  });

  for (const file of files) {
    const { histories, ...around } = read(file);
    for (const history of histories)
      it(`${nameOf(history)} (${file})`, () => {
        expect(failuresOf([history], around)).toEqual([]);
      });
  }

  it("of the control all fail", () => {
    const { histories, ...around } = read("control/sla-wrong.json");
    expect(histories.length).toBeGreaterThan(5);
    for (const history of histories) expect(failuresOf([history], around), nameOf(history)).toHaveLength(1);
  });

  it("say in both languages what they came to instead", () => {
    for (const { got } of runHistories(read("control/sla-wrong.json"))) {
      expect(got.en).not.toBe("");
      expect(got.fr).not.toBe("");
    }
  });

  it("are told apart from what is no history, with the place", () => {
    const [failure] = failuresOf([{ name: "x", events: [{ at: "yesterday", do: "created" }], expect: {} }], {});
    expect(failure?.what).toBe("x /events/0/at");
  });
});
