import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blueprintSchema } from "../../blueprints/blueprint.ts";
import { isJsonObject, type Json } from "../../blueprints/json.ts";
import { kinds } from "../../blueprints/kinds.ts";
import { library } from "../../blueprints/library.ts";
import { COMMANDS } from "../../designer/commands/commands.ts";
import { replaceDocument } from "../../designer/commands/replace-document.ts";
import { createDefinitionStore } from "../../designer/definition/store.ts";
import { createEditor } from "../../designer/document/editor.ts";
import { printed } from "../../designer/json/json-text.ts";
import { readDocument, readText } from "../../designer/json/read-text.ts";
import { seeded } from "../../designer/perf/sample.ts";
import { act, DEEDS } from "./random-edits.ts";
import { financeBlueprint } from "./sample.ts";

describe("laws of the editor", () => {
  test("any 200 random commands keep the document valid JSON of the grammar, and undo returns to the start to the byte", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seeded(seed);
        const first = JSON.stringify(financeBlueprint());
        const editor = createEditor(financeBlueprint());
        for (let i = 0; i < 200; i += 1) {
          const { document } = editor.state();
          act(editor, random);
          const now = editor.state().document;
          if (now === document) continue;
          const read = blueprintSchema.safeParse(JSON.parse(JSON.stringify(now)));
          expect(read.error?.issues ?? [], editor.state().history.present.title.en).toEqual([]);
        }
        const last = editor.state().document;
        expect(JSON.stringify(last)).not.toBe(first);
        // Form view → JSON view → form view: the text reads as what it was, and taking it in is no change.
        const reading = readText(printed(last), last);
        expect(reading.ok && JSON.stringify(reading.document)).toBe(JSON.stringify(last));
        expect(reading.ok && replaceDocument.apply(last, { to: reading.document })).toBe(null);
        while (editor.state().history.past.length > 0) editor.undo();
        expect(JSON.stringify(editor.state().document)).toBe(first);
      }),
      { numRuns: 5 },
    );
  });

  test("every command of the list does its thing somewhere, and is undone to the byte", () => {
    expect(Object.keys(DEEDS).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
    const random = seeded(11);
    const ready = createEditor(financeBlueprint());
    // Something of everything: sections, notes, a part, an example.
    for (const name of ["groupStates", "addNote", "insertPart", "keepExample"]) act(ready, random, name);
    const opened = ready.state().document;
    const idle = COMMANDS.filter(({ name }) => {
      for (let turn = 0; turn < 40; turn += 1) {
        const editor = createEditor(opened);
        act(editor, random, name);
        if (editor.state().document === opened) continue;
        expect(blueprintSchema.safeParse(editor.state().document).success, name).toBe(true);
        editor.undo();
        expect(JSON.stringify(editor.state().document), name).toBe(JSON.stringify(opened));
        return false;
      }
      return true;
    });
    expect(idle.map(({ name }) => name)).toEqual([]);
  });
});

/** The value with one random thing in it changed, doubled, moved or gone. */
function changed(value: Json, random: () => number): Json {
  const at = (length: number): number => Math.floor(random() * length);
  if (Array.isArray(value) && value.length > 0) {
    const index = at(value.length);
    if (random() < 0.2) return value.toSpliced(index, 1);
    if (random() < 0.2) return value.toSpliced(at(value.length), 0, value[index] ?? null);
    return value.with(index, changed(value[index] ?? null, random));
  }
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    const key = Object.keys(value)[at(Object.keys(value).length)] ?? "";
    const { [key]: inside = null, ...others } = value;
    return random() < 0.1 ? others : { ...value, [key]: changed(inside, random) };
  }
  if (typeof value === "string") return `${value}${at(99)}`;
  if (typeof value === "number") return value + 1 + at(9);
  return typeof value === "boolean" ? !value : value;
}

const KINDS = [
  "routing",
  "trigger",
  "time-rule",
  "macro",
  "view",
  "form",
  "sla-policy",
  "calendar",
  "template",
  "field",
] as const;

describe("laws of the other documents", () => {
  test.each(KINDS)(
    "%s: any 200 random changes that the grammar reads are undone to the byte, and form → JSON → form changes nothing",
    (kind) => {
      const obeys = (value: unknown): boolean => kinds[kind].safeParse(value).success;
      const rules = { obeys, readable: (value: unknown): value is object => typeof value === "object" };
      const documents = library.flatMap(({ document }) => (document.kind === kind ? [document] : []));
      expect(documents.length).toBeGreaterThan(0);
      for (const [index, document] of documents.slice(0, 3).entries()) {
        const random = seeded(index + 1);
        const first = JSON.stringify(document);
        const store = createDefinitionStore<object>(JSON.parse(first));
        let steps = 0;
        for (let turn = 0; turn < 200; turn += 1) {
          const next = changed(JSON.parse(JSON.stringify(store.state().document)), random);
          if (!obeys(next)) continue;
          const before = store.state().document;
          store.change(next as object);
          store.seal();
          if (store.state().document !== before) steps += 1;
          const now = store.state().document;
          expect(obeys(JSON.parse(JSON.stringify(now)))).toBe(true);
          const reading = readDocument(printed(now), now, rules);
          if (!reading.ok) throw new Error("The text does not read as the document that it shows.");
          store.change(reading.document);
          expect(store.state().document).toBe(now);
        }
        expect(steps).toBeGreaterThan(5);
        while (store.state().history.past.length > 0) store.undo();
        expect(JSON.stringify(store.state().document)).toBe(first);
      }
    },
  );
});
