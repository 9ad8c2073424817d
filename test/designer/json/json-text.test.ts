import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addState } from "../../../designer/commands/add-state.ts";
import { rename } from "../../../designer/commands/rename.ts";
import { editText, pointerAtOffset, printed, rangeOfPointer, spanOfChange } from "../../../designer/json/json-text.ts";
import { readText } from "../../../designer/json/read-text.ts";
import { small } from "../sample.ts";

const byHand = `{ "kind": "blueprint", "schemaVersion": 1, "key": "small", "name": "Small",
  "entry": { "into": { "new": "new" } },

  "states": [
    { "id": "new", "name": { "en": "New" },   "status": "new" },
    { "id": "done", "name": "Done", "status": "solved", "final": "resolved" }
  ],
  "transitions": [ { "id": "go", "name": "Go", "from": ["new"], "to": "done" } ]
}
`;

describe("the text of a document", () => {
  it("changes only where the document did: a person's own layout stays", () => {
    const before = JSON.parse(byHand);
    const after = rename.apply(before, { kind: "state", id: "new", language: "en", name: "Fresh" })?.document;
    expect(editText(byHand, before, after)).toBe(byHand.replace('"en": "New"', '"en": "Fresh"'));
  });

  it("appends to a list without touching what stands there", () => {
    const before = JSON.parse(byHand);
    const after = addState.apply(before, {})?.document;
    const text = editText(byHand, before, after);
    expect(JSON.parse(text)).toEqual(after);
    expect(text).toContain('{ "id": "new", "name": { "en": "New" },   "status": "new" }');
  });

  it("always reads as the document afterwards", () => {
    const json = fc.dictionary(
      fc.string({ maxLength: 3 }).filter((key) => key !== "__proto__"),
      fc.jsonValue({ maxDepth: 3 }),
    );
    fc.assert(
      fc.property(json, json, (before, after) => {
        const [a, b] = [JSON.parse(JSON.stringify(before)), JSON.parse(JSON.stringify(after))];
        return JSON.stringify(JSON.parse(editText(printed(a), a, b))) === JSON.stringify(b);
      }),
    );
  });

  it("finds the one span in which two texts differ", () => {
    expect(spanOfChange("abcdef", "abXYef")).toEqual({ offset: 2, length: 2, content: "XY" });
    expect(spanOfChange("same", "same")).toBeNull();
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const edit = spanOfChange(a, b);
        return (edit ? a.slice(0, edit.offset) + edit.content + a.slice(edit.offset + edit.length) : a) === b;
      }),
    );
  });

  it("leads from a pointer to its place and back", () => {
    const range = rangeOfPointer(byHand, "/states/1/status");
    expect(byHand.slice(range?.offset, (range?.offset ?? 0) + (range?.length ?? 0))).toBe('"solved"');
    expect(pointerAtOffset(byHand, range?.offset ?? 0)).toBe("/states/1/status");
    expect(rangeOfPointer(byHand, "/states/1/limit/within")).toEqual(rangeOfPointer(byHand, "/states/1"));
  });
});

describe("reading the JSON view", () => {
  it("takes a document over, with the person's order of keys", () => {
    const reading = readText(byHand, small());
    expect(reading.ok && Object.keys(reading.document)).toEqual([
      "kind",
      "schemaVersion",
      "key",
      "name",
      "entry",
      "states",
      "transitions",
    ]);
  });

  it("says where text stops being JSON, and where JSON stops being a blueprint", () => {
    expect(readText(byHand.replace('"entry":', '"entry"'), small())).toMatchObject({ ok: false, kind: "syntax" });
    expect(readText(byHand.replace('"solved"', '"sloved"'), small())).toMatchObject({
      ok: false,
      kind: "grammar",
      finding: { pointer: "/states/1/status" },
    });
  });
});
