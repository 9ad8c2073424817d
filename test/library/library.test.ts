import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runDocumentExamples, surroundingsOf } from "../../api/command-line/run-document-examples.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Json } from "../../blueprints/json.ts";
import { library } from "../../blueprints/library.ts";
import { readText } from "../../blueprints/read.ts";
import { shadowedPolicies } from "../../blueprints/shadowed-policies.ts";
import { stableText } from "../../blueprints/stable.ts";
import { LANGUAGES, type Text } from "../../blueprints/text.ts";
import { verify, verifyText } from "../../blueprints/verify.ts";
import { carriesExamples } from "../../runtime/examples/examples.ts";

const folder = new URL("../../blueprints/library/", import.meta.url);
const files = (under: string): string[] =>
  readdirSync(new URL(under, folder))
    .filter((file) => file.endsWith(".json"))
    .map((file) => under + file);
const all = [
  "./",
  "./fields/",
  "./templates/",
  "./calendars/",
  "./sla-policies/",
  "./time-rules/",
  "./triggers/",
  "./routing/",
  "./macros/",
  "./assignments/",
  "./views/",
  "./forms/",
  "./contact-matching/",
  "./parts/",
].flatMap(files);
const textOf = (file: string): string => readFileSync(new URL(file, folder), "utf8");

const documents = library.map(({ document }) => document);
const blueprints = documents.filter((document) => document.kind === "blueprint");
const parts = documents.filter((document) => document.kind === "part");
const rules = documents
  .filter(({ kind }) => ["sla-policy", "time-rule", "trigger", "routing", "macro"].includes(kind))
  .filter(carriesExamples);
const withExamples = documents.filter((document) => document.kind === "blueprint" || document.kind === "lifecycle");
const keys = (kind: string): Set<string> => new Set(documents.filter((one) => one.kind === kind).map(({ key }) => key));

describe("the library", () => {
  test("ships every document that lies in its folder, once, and nothing else", () => {
    const name = (document: { kind: string; key: string }): string => `${document.kind} ${document.key}`;
    const lying = all.map((file) => {
      const read = readText(textOf(file));
      if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.findings)}`);
      return name(read.document);
    });
    expect(documents.map(name).sort()).toEqual(lying.sort());
    expect(new Set(lying).size).toBe(lying.length);
  });

  test.each(all)("has no error in %s", (file) => {
    expect(verifyText(textOf(file)).findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("names nothing that it does not ship: fields and templates are all there", () => {
    for (const document of [...blueprints, ...rules, ...parts]) {
      const { needs } = verify(document);
      expect(needs.fields.filter((key) => !keys("field").has(key))).toEqual([]);
      expect(needs.templates.filter((key) => !keys("template").has(key))).toEqual([]);
    }
  });

  test("keeps as a draft what is written but not run yet, and the rules that a fresh desk has switched off", () => {
    for (const { document, published } of library) {
      const waiting = verify(document).findings.some(({ code }) => code === "notInterpreted");
      if (waiting) expect({ key: document.key, published }).toEqual({ key: document.key, published: false });
    }
    expect(library.filter(({ published }) => !published).map(({ document }) => document.key)).toEqual([
      "discount-approval",
      "refund",
      "warranty-claim",
      "no-action",
      "pending-reminder-3-days",
      "pending-reminder-7-days",
      "pending-no-answer",
      "hold-past-its-date",
      "ask-rating",
      "helpdesk",
    ]);
  });

  test("warns of nothing in what it has switched off: it can be published as it is", () => {
    for (const document of rules) expect(verify(document).findings).toEqual([]);
  });

  test("reaches every policy that it ships", () => {
    expect(shadowedPolicies(documents.filter((document) => document.kind === "sla-policy"))).toEqual([]);
  });

  test("warns of nothing in what it publishes", () => {
    for (const { document, published } of library) if (published) expect(verify(document).findings).toEqual([]);
  });

  test.each(withExamples.map((document) => [document.key, document] as const))(
    "%s passes its own examples, at least six",
    (_key, document) => {
      const results = runDocumentExamples(document, surroundingsOf([]));
      expect(results.length).toBeGreaterThanOrEqual(6);
      expect(results.flatMap(({ name, failures }) => failures.map(({ en }) => `${name}: ${en}`))).toEqual([]);
    },
  );

  test.each(rules.map((document) => [document.key, document] as const))(
    "%s passes its own examples, at least two",
    (_key, document) => {
      const results = runDocumentExamples(document, surroundingsOf([]));
      expect(results.length).toBeGreaterThanOrEqual(2);
      expect(results.flatMap(({ name, failures }) => failures.map(({ en }) => `${name}: ${en}`))).toEqual([]);
    },
  );

  test.each([...withExamples, ...rules].map((document) => [document.key, document] as const))(
    "the examples of %s can fail: turned round, none passes",
    (_key, document) => {
      const turned = { ...document, examples: (document.examples ?? []).map(contradicted) };
      for (const { name, passed } of runDocumentExamples(turned, surroundingsOf([])))
        expect({ name, passed }).toEqual({ name, passed: false });
    },
  );

  test.each(["vtouch-feedback", "finance-requests", "discount-approval", "refund", "warranty-claim", "base-lifecycle"])(
    "%s plays the bad days",
    (key) => {
      const names = (withExamples.find((document) => document.key === key)?.examples ?? [])
        .map(({ name }) => name)
        .join("\n");
      expect(names).toMatch(/chases while/);
      expect(names).toMatch(/comes after solving/);
      expect(names).toMatch(/owner is away/);
      if (key !== "base-lifecycle") expect(names).toMatch(/[Tt]wo colleagues at once/);
    },
  );

  test("speaks English and French throughout", () => {
    const texts = documents.flatMap((document) => [...textsIn(document as unknown as Json)]);
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts)
      for (const language of LANGUAGES) expect(text, JSON.stringify(text)).toHaveProperty(language);
  });

  test.each([...blueprints, ...parts].map((document) => [document.key, document] as const))(
    "%s lies on the canvas without overlaps",
    (_key, document) => {
      const places = Object.entries(document.layout ?? {});
      expect(places.map(([id]) => id).sort()).toEqual(document.states.map(({ id }) => id).sort());
      for (const [one, [x, y]] of places) {
        for (const [other, [otherX, otherY]] of places) {
          // A state is 190 × 64; labels want air around it.
          if (one !== other)
            expect(Math.abs(x - otherX) >= 250 || Math.abs(y - otherY) >= 110, `${one} and ${other}`).toBe(true);
        }
      }
    },
  );

  test("B40: every shipped document reads and writes the same to the byte", () => {
    for (const document of documents) {
      const text = stableText(document as unknown as Json);
      const read = readText(text);
      expect(read.ok && stableText(read.document as unknown as Json)).toBe(text);
    }
  });

  test("A3: problem, suggestion and question each have their own steps in Triaged", () => {
    const vtouch = blueprints.find(({ key }) => key === "vtouch-feedback") as Blueprint;
    const offered = (type: string): Json => ({
      name: type,
      given: {
        people: { "agent:chloe": ["group:vtouch"] },
        ticket: { department: "department:vtouch", state: "triaged", type },
      },
      when: [],
      // biome-ignore lint/suspicious/noThenProperty: the word of the language.
      then: { offered: { "agent:chloe": JOURNEYS[type] ?? [] } },
    });
    const examples = Object.keys(JOURNEYS).map(offered) as unknown as NonNullable<Blueprint["examples"]>;
    for (const { name, failures } of runDocumentExamples({ ...vtouch, examples }, surroundingsOf([])))
      expect({ name, failures }).toEqual({ name, failures: [] });
  });

  test("A5: from every state of vTouch a way leads to an end, and its next steps are named", () => {
    const vtouch = blueprints.find(({ key }) => key === "vtouch-feedback") as Blueprint;
    expect(vtouch.states.length).toBeGreaterThanOrEqual(8);
    for (const state of vtouch.states.filter(({ final }) => !final)) {
      expect(vtouch.transitions.some(({ from }) => from === "any" || from.includes(state.id))).toBe(true);
    }
    expect(verify(vtouch).findings).toEqual([]);
  });
});

const JOURNEYS: { readonly [type: string]: Json } = {
  problem: ["ask-team", "reproduce", "answer"],
  suggestion: ["send-to-product", "decline"],
  question: ["answer-from-kb"],
  other: ["choose-journey"],
};

/** The example with an expectation that cannot be met beside its own. */
const contradicted = <E extends { then: object }>(example: E): E => ({
  ...example,
  // biome-ignore lint/suspicious/noThenProperty: the word of the language.
  then: { ...example.then, status: "nonsense" },
});

/** Every name and text that people see: the words of examples and of templates' keys are not among them. */
function* textsIn(value: Json, key = ""): Generator<Text> {
  if (Array.isArray(value)) for (const item of value as Json[]) yield* textsIn(item, key);
  else if (SEEN.has(key)) yield value as Text;
  else if (typeof value === "object" && value !== null) {
    for (const [inner, item] of Object.entries(value)) if (inner !== "examples") yield* textsIn(item as Json, inner);
  }
}

const SEEN: ReadonlySet<string> = new Set([
  "name",
  "description",
  "note",
  "otherwise",
  "message",
  "text",
  "help",
  "subject",
]);
