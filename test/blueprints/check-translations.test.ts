import { describe, expect, test } from "vitest";
import { verify } from "../../blueprints/verify.ts";

const blueprint = (name: unknown, more: object = {}) => ({
  ...{ kind: "blueprint", schemaVersion: 1, key: "languages", name },
  entry: { when: { is: [{ var: "ticket.subject" }, "x"] }, into: { open: "a" } },
  states: [
    { id: "a", name: { en: "Open", fr: "Ouvert", ja: "受付" }, status: "open" },
    { id: "b", name: { ja: "完了" }, status: "solved", final: "resolved" },
  ],
  transitions: [
    {
      id: "go",
      name: "OK",
      from: ["a"],
      to: "b",
      before: { when: { is: [{ var: "ticket.priority" }, "high"] }, otherwise: { en: "Why", fr: "Pourquoi" } },
    },
  ],
  ...more,
});
const missing = (document: unknown) =>
  verify(document).findings.flatMap(({ code, severity, pointer, message }) =>
    code === "text.untranslated" ? [`${severity} ${pointer} ${message.en.split(";")[0]}`] : [],
  );

describe("B42: texts in several languages", () => {
  test("B42: each text that lacks a language of the document is listed at its place, in both our languages", () => {
    const found = missing(blueprint({ en: "Languages", fr: "Langues" }));
    expect(found).toEqual([
      "hint /name This text has no Japanese",
      "hint /states/1/name This text has no English",
      "hint /states/1/name This text has no French",
      "hint /transitions/0/before/otherwise This text has no Japanese",
    ]);
  });

  test("B42: one string for all languages lacks none, and a document of one language is whole", () => {
    const states = [
      { id: "a", name: { en: "Open" }, status: "open" },
      { id: "b", name: "OK", status: "solved", final: "resolved" },
    ];
    const transitions = [{ id: "go", name: "Go", from: ["a"], to: "b" }];
    expect(missing(blueprint("Languages", { states, transitions }))).toEqual([]);
  });

  test("B42: a region is covered by its language, and what only looks like a language is none", () => {
    const states = [
      { id: "a", name: { en: "Open", "fr-CA": "Ouvert" }, status: "open" },
      { id: "b", name: { en: "Done", fr: "Fini" }, status: "solved", final: "resolved" },
    ];
    const transitions = [{ id: "go", name: "Go", from: ["a"], to: "b", start: { on: "rated" } }];
    expect(missing(blueprint("Languages", { states, transitions }))).toEqual([
      "hint /states/0/name This text has no French",
    ]);
  });

  test("B42: a missing translation stands in no way of publishing", () => {
    const { findings } = verify(blueprint({ en: "Languages" }));
    expect(findings.some(({ severity }) => severity === "error")).toBe(false);
  });
});
