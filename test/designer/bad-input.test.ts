import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openFile } from "../../blueprints/export/bundle.ts";
import { verify } from "../../blueprints/verify.ts";
import { readClipping } from "../../designer/commands/clipping.ts";
import { rename } from "../../designer/commands/rename.ts";
import { readText } from "../../designer/json/read-text.ts";
import { small } from "./sample.ts";

const text = JSON.stringify(small(), null, 2);
const long = "x".repeat(10_000);
const hostile = (name: string) => readFileSync(new URL(`../fixtures/hostile/${name}.json`, import.meta.url), "utf8");

/** What somebody might paste into the JSON view, or choose as a file. */
const INPUTS: readonly (readonly [what: string, text: string])[] = [
  ["a blueprint of 5 MB", text.replace('"Small"', `"${"x".repeat(5_000_000)}"`)],
  ["a key that reaches for the prototype", hostile("01-proto-key")],
  ["a key that reaches for the constructor", hostile("01-constructor-key")],
  ["an id with a mark from right to left", text.replaceAll('"work"', '"wo\u202erk"')],
  ["an id with an invisible letter", text.replaceAll('"work"', '"wo\u200brk"')],
  ["a name of 10,000 letters", text.replace('"Work"', `"${long}"`)],
  ["a form that is newer than this program", hostile("38-newer-form")],
  ["a picture instead of a file", "\u0089PNG\r\n\u001a\n"],
  ["a list", "[]"],
  ["a document of no kind that there is", hostile("38-wrong-kind")],
];

describe("bad input", () => {
  it.each(INPUTS)(
    "%s is refused in words of both languages, by the JSON view and as a file, and nothing is drawn",
    (_, input) => {
      const [view, file] = [readText(input, small()), openFile(input)];
      expect([view.ok, file.ok]).toEqual([false, false]);
      if (view.ok || file.ok) throw new Error("It was read.");
      const said = file.findings[0]?.message;
      expect(said?.en).toMatch(/\w{3}.*\.$/s);
      expect(said?.fr).toMatch(/\w{3}.*\.$/s);
      // What it says is short, whatever was pasted.
      expect(JSON.stringify([view, file.findings]).length).toBeLessThan(60_000);
      expect(readClipping(input)).toBe(null);
    },
  );

  it("a name that is markup stays a name, wherever it is drawn", () => {
    const markup = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    const document = rename.apply(small(), { kind: "state", id: "work", language: "en", name: markup })?.document;
    expect(document?.states[1]?.name).toMatchObject({ en: markup });
    const codes = (of: unknown) => verify(of).findings.map(({ code }) => code);
    expect(codes(document)).toEqual(codes(small()));
    const reading = readText(JSON.stringify(document), small());
    expect(reading.ok && reading.document.states[1]?.name).toMatchObject({ en: markup });
  });

  it("a clipping from elsewhere is taken only as far as the grammar knows it", () => {
    const clipping = { filrouge: "clipping", states: small().states, transitions: [], places: {} };
    expect(readClipping(JSON.stringify(clipping))).toMatchObject({
      states: [{ id: "new" }, { id: "work" }, { id: "done" }],
    });
    expect(readClipping(JSON.stringify({ ...clipping, run: "now" }))).toBe(null);
    expect(readClipping(JSON.stringify(clipping).replace('"places":{}', '"places":{"__proto__":[0,0]}'))).toBe(null);
  });
});
