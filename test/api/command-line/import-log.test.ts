import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importReportSchema } from "../../../api/contract/import-report.ts";
import { logFile } from "../../help-desk.ts";

const root = new URL("../../../", import.meta.url);
const MAPPING = "api/import/mappings/helpdesk.json";

describe("filrouge import-log", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "filrouge-import-log-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const file = (name: string, text: string): string => {
    const where = path.join(folder, name);
    writeFileSync(where, text);
    return where;
  };

  const filrouge = (...args: readonly string[]): Promise<{ code: number | null; out: string; complaint: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ["api/command-line/filrouge.ts", "import-log", ...args], {
        cwd: root,
        env: { ...process.env, FILROUGE_DATA: path.join(folder, "data"), FILROUGE_DEMO: "small", DATABASE_URL: "" },
      });
      let [out, complaint] = ["", ""];
      child.stdout.on("data", (chunk: Buffer) => {
        out += chunk.toString();
      });
      child.stderr.on("data", (chunk: Buffer) => {
        complaint += chunk.toString();
      });
      child.once("close", (code) => resolve({ code, out, complaint }));
    });

  test("brings a log into a fresh desk with a bar and a report; a second time nothing is new", async () => {
    const text = logFile({ cases: 40, seed: 2 });
    const log = file("log.csv", text);
    const events = text.trimEnd().split("\n").length - 1;
    const first = await filrouge(log, "--mapping", MAPPING);
    expect(first.code).toBe(0);
    expect(first.complaint).toContain(`[##############################] 100 %  ${events} of ${events} events`);
    expect(first.out).toContain("helpdesk → Software help desk (helpdesk-log@1)");
    expect(first.out).toContain("Tickets stand in: Closed 40");
    expect(first.out).toContain(`${events} new events, 40 new tickets, 0 were here already.`);
    const second = await filrouge(log, "--mapping", MAPPING, "--language", "fr");
    expect(second.code).toBe(0);
    expect(second.out).toContain(`0 nouvel événement, 0 nouveau ticket, ${events} étaient déjà là.`);
  });

  test("gives the report as JSON, lists broken rows with their lines, and lets no log command the terminal", async () => {
    const [header = "", row = ""] = logFile({ cases: 1, seed: 9 }).split("\n");
    const log = file(
      "broken.csv",
      `${header}\r\n${row}\r\nCase 9,Wait\r\n${row.replace("Assign seriousness", "\u001b[31mRed")}\r\n`,
    );
    const report = await filrouge(log, "--mapping", MAPPING, "--log", "broken", "--json", "--dry-run");
    expect(report.code).toBe(0);
    const read: unknown = JSON.parse(report.out);
    expect(read).toMatchObject({
      id: null,
      report: { log: "broken", rows: { total: 3, broken: 1, listed: [{ line: 3 }] } },
    });
    expect(importReportSchema.safeParse((read as { report: unknown }).report).success).toBe(true);
    const text = await filrouge(log, "--mapping", MAPPING, "--log", "broken", "--dry-run");
    expect(text.out).toContain("line 3: 2 columns where the header has 12.");
    expect(text.out).toContain("�[31mRed is not in the mapping");
    expect(text.out).not.toContain("\u001b");
  });

  test("says in a sentence what is wrong with how it was called", async () => {
    const log = file("small.csv", "a,b\n1,2\n");
    const bad = file("bad.json", JSON.stringify({ kind: "log-mapping" }));
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[], "Name one log file."],
      [[log], "Name the mapping that says what the log's columns and activities mean: --mapping FILE."],
      [[log, "--mapping"], "--mapping needs a value."],
      [[log, "--mapping", MAPPING, "--fast"], "--fast is not an option."],
      [["nowhere.csv", "--mapping", MAPPING], "There is no file nowhere.csv."],
      [[log, "--mapping", bad], "mapping /columns: "],
      [[log, "--mapping", log], "The mapping is not JSON: "],
      [[log, "--mapping", MAPPING], "The mapping reads a column “case_id” that the file does not have. It has: a, b."],
      [[log, "--mapping", MAPPING, "--blueprint", "other"], "No blueprint “other” is published."],
    ];
    for (const [args, sentence] of cases) {
      const { code, out, complaint } = await filrouge(...args);
      expect([args, code, out]).toEqual([args, 2, ""]);
      expect(complaint).toContain(sentence);
    }
  });
});
