import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { sound } from "../blueprints/sound.ts";

const root = new URL("../../", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "filrouge-verify-"));
afterAll(() => rmSync(folder, { recursive: true }));

const library = (name: string): string => `blueprints/library/${name}.json`;
const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

function filrouge(...args: string[]): { code: number | null; out: string; complaint: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["api/command-line/filrouge.ts", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { code: status, out: stdout, complaint: stderr };
}

describe("filrouge verify", () => {
  test("takes the shipped blueprints, runs their examples and answers 0", () => {
    const { code, out } = filrouge(
      "verify",
      library("vtouch-feedback"),
      library("finance-requests"),
      library("base-lifecycle"),
    );
    expect(code).toBe(0);
    expect(out).toMatch(/vtouch-feedback\.json: 0 errors, 0 warnings, (\d+) of \1 examples pass/);
  });

  test("answers 0 on warnings alone, and names them with line and column", () => {
    const [first, ...others] = sound().transitions;
    const waiting = { ...sound(), transitions: [{ ...first, during: [{ ask: "time" }] }, ...others] };
    const { code, out } = filrouge("verify", write("waiting.json", JSON.stringify(waiting, null, 2)));
    expect(code).toBe(0);
    expect(out).toMatch(/waiting\.json:\d+:\d+ warning notInterpreted \/transitions\/0\/during\/0 /);
  });

  test("answers 1 on an error, with file, line, column, code, pointer and sentence", () => {
    const broken = {
      ...sound(),
      states: [...sound().states, { id: "island", name: "Island", status: "open", final: "resolved" }],
    };
    const file = write("island.json", JSON.stringify(broken, null, 2));
    const { code, out } = filrouge("verify", file);
    expect(code).toBe(1);
    const line = JSON.stringify(broken, null, 2)
      .split("\n")
      .findIndex((text) => text.includes('"island"'));
    expect(out).toContain(`${file}:${line}:5 error state.unreachable /states/4 No ticket can get to “Island”.`);
  });

  test("speaks French when asked", () => {
    const file = write("empty.json", "{}");
    const { out } = filrouge("verify", "--language", "fr", file);
    expect(out).toContain(`${file}:1:1 erreur document.unknownKind /kind La sorte de document (kind) manque`);
  });

  test("answers 1 on a failing example and says what differed", () => {
    const example = {
      name: "stays for ever",
      given: { ticket: { state: "answered" } },
      when: [{ pass: "P30D" }],
      // biome-ignore lint/suspicious/noThenProperty: the word of the language.
      then: { state: "answered" },
    };
    const { code, out } = filrouge(
      "verify",
      write("failing.json", JSON.stringify({ ...sound(), examples: [example] })),
    );
    expect(code).toBe(1);
    expect(out).toContain('“stays for ever”: state: expected "answered", found "closed".');
    expect(out).toContain("0 errors, 0 warnings, 0 of 1 examples pass");
  });

  test("names line and column of JSON that does not parse, and of a key that is written twice", () => {
    const torn = write("torn.json", '{\n  "kind": "blueprint",\n  "key" "x"\n}');
    const twice = write("twice.json", '{\n  "kind": "blueprint",\n  "kind": "blueprint"\n}');
    const { code, out } = filrouge("verify", torn, twice);
    expect(code).toBe(1);
    expect(out).toContain(`${torn}:3:9 error document.notJson /key a colon is expected, not "x".`);
    expect(out).toMatch(new RegExp(`${twice}:\\d+:3 error document.duplicateKey /kind`));
  });

  test("survives what is no document: nothing there, a folder, a million brackets, too much", () => {
    const files = [
      join(folder, "nowhere.json"),
      folder,
      write("deep.json", "[".repeat(1_000_000)),
      write("big.json", " ".repeat(3_000_000)),
    ];
    const { code, out, complaint } = filrouge("verify", ...files);
    expect(code).toBe(1);
    expect(complaint).toBe("");
    expect(out.match(/ error /g)).toHaveLength(4);
  });

  test("--json gives findings, needs and examples as one list", () => {
    const { code, out } = filrouge("verify", "--json", library("finance-requests"), write("empty2.json", "{}"));
    expect(code).toBe(1);
    const [finance, empty] = JSON.parse(out) as {
      kind: string | null;
      findings: object[];
      needs: { fields: string[] };
      examples: { passed: boolean }[];
    }[];
    expect(finance?.needs.fields).toEqual(["expectedOn", "product", "thirdParty"]);
    expect(finance?.examples.every(({ passed }) => passed)).toBe(true);
    expect(empty).toMatchObject({
      kind: null,
      findings: [{ code: "document.unknownKind", pointer: "/kind", line: 1, column: 1 }],
    });
  });

  test("called wrongly it answers 2 and shows how", () => {
    expect(filrouge("verify")).toMatchObject({ code: 2, complaint: expect.stringContaining("usage: filrouge verify") });
    expect(filrouge("verify", "--jsn", "x")).toMatchObject({ code: 2 });
    expect(filrouge("verfy")).toMatchObject({ code: 2, complaint: expect.stringContaining("no command “verfy”") });
    expect(filrouge("help")).toMatchObject({ code: 0, out: expect.stringContaining("verify") });
  });
});

describe("filrouge test", () => {
  test("runs a document's examples and ends with the count", () => {
    const { code, out } = filrouge("test", library("vtouch-feedback"));
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/^\d\d passed, 0 failed$/);
  });

  test("answers 1 when one fails, and counts a document that cannot be read as failed", () => {
    // biome-ignore lint/suspicious/noThenProperty: the word of the language.
    const example = { name: "wrong", given: { ticket: { state: "open" } }, when: [], then: { state: "closed" } };
    const { code, out } = filrouge(
      "test",
      write("wrong.json", JSON.stringify({ ...sound(), examples: [example] })),
      write("none.json", "nothing"),
    );
    expect(code).toBe(1);
    expect(out.trimEnd().split("\n").at(-1)).toBe("0 passed, 2 failed");
  });
});
