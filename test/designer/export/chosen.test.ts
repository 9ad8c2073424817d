import { expect, it } from "vitest";
import type { CompanionView, ComparedView } from "../../../api/contract/exchange.ts";
import type { JsonObject } from "../../../blueprints/json.ts";
import { leftOut, withChoice } from "../../../designer/export/chosen.ts";
import { choicesFor, copyKey, firstChoice, takenOf, unmet, withOurs } from "../../../designer/export/take-choices.ts";

const companion = (kind: CompanionView["kind"], key: string, needs: readonly string[] = []): CompanionView => ({
  ...{ kind, key, name: key, standing: "needed", document: {} },
  needs: needs.map((name) => ({ kind: name.split("/")[0] ?? "", key: name.split("/")[1] ?? "" })),
});
const compared = (kind: ComparedView["kind"], key: string, standing: ComparedView["standing"]): ComparedView => ({
  ...{ kind, key, name: key, standing, revision: standing === "different" ? 3 : 0, present: null, warnings: [] },
});

it("what is put into a file brings along what it needs; what is taken out though it is needed is said", () => {
  const items = [
    companion("trigger", "watch", ["template/late"]),
    companion("template", "late", ["field/amount"]),
    companion("field", "amount"),
  ];
  const [watch, late] = items;
  if (!watch || !late) throw new Error("they stand above");
  const chosen = withChoice(new Set(), watch, true, items);
  expect([...chosen]).toEqual(["trigger/watch", "template/late", "field/amount"]);
  const without = withChoice(chosen, late, false, items);
  expect(leftOut(without, [], items)).toEqual([late]);
  expect(leftOut(chosen, [], items)).toEqual([]);
});

it("new things are taken, what differs is kept, the exported document itself comes as a copy, and others' are left", () => {
  const lines = [
    compared("blueprint", "calls", "different"),
    compared("field", "note", "different"),
    compared("field", "sum", "new"),
    compared("form", "ask", "others"),
  ];
  expect(lines.map(firstChoice)).toEqual(["copy", "keep", "take", "keep"]);
  expect(lines.map((line) => choicesFor(line).length)).toEqual([3, 3, 2, 1]);
});

it("a copy stands under a free key, and what is taken with it names it by that", () => {
  const lines = [compared("blueprint", "calls", "different"), compared("field", "note", "different")];
  const documents: readonly JsonObject[] = [
    { kind: "blueprint", key: "calls", transitions: [{ during: [{ ask: "field", field: "note" }] }] },
    { kind: "field", key: "note" },
  ];
  const here = new Set(["field/note", "field/note-2", "blueprint/calls"]);
  expect(lines.map((line) => copyKey(line, lines, here))).toEqual(["calls-2", "note-3"]);
  expect(takenOf(lines, documents, () => "copy", here)).toEqual([
    {
      revision: 0,
      document: { kind: "blueprint", key: "calls-2", transitions: [{ during: [{ ask: "field", field: "note-3" }] }] },
    },
    { revision: 0, document: { kind: "field", key: "note-3" } },
  ]);
  const over = takenOf(lines, documents, (_line, index) => (index === 0 ? "take" : "keep"), here);
  expect(over).toEqual([{ revision: 3, document: documents[0] }]);
});

it("what nobody has, and what is left out, is named by something of this workspace, in examples too", () => {
  const lines = [compared("blueprint", "calls", "new"), compared("field", "note", "new")];
  const documents: readonly JsonObject[] = [
    {
      ...{ kind: "blueprint", key: "calls" },
      transitions: [
        {
          before: { who: ["group:finance"] },
          during: [{ ask: "field", field: "note" }],
          after: [{ template: "gone" }],
        },
      ],
      examples: [{ given: { people: { "agent:ana": ["group:finance"] } }, when: [{ with: { note: "x" } }] }],
    },
    { kind: "field", key: "note" },
  ];
  const missing = [
    { kind: "group", key: "finance" },
    { kind: "template", key: "gone" },
  ];
  const choice = (_line: ComparedView, index: number) => (index === 0 ? "take" : "keep");
  const open = unmet(lines, missing, choice);
  expect(open).toEqual([{ kind: "field", key: "note" }, ...missing]);
  const by = new Map([
    ["group/finance", "helpdesk"],
    ["field/note", "reason"],
    ["template/gone", ""],
  ]);
  const [taken, ...rest] = withOurs(takenOf(lines, documents, choice, new Set()), open, by);
  expect(rest).toEqual([]);
  expect(taken?.document).toEqual({
    ...{ kind: "blueprint", key: "calls" },
    transitions: [
      {
        before: { who: ["group:helpdesk"] },
        during: [{ ask: "field", field: "reason" }],
        after: [{ template: "gone" }],
      },
    ],
    examples: [{ given: { people: { "agent:ana": ["group:helpdesk"] } }, when: [{ with: { reason: "x" } }] }],
  });
  // What is taken is there, and needs nothing in its place.
  expect(unmet(lines, missing, () => "take")).toEqual(missing);
});
