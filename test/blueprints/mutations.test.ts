import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Finding } from "../../blueprints/finding.ts";
import type { Json } from "../../blueprints/json.ts";
import { library } from "../../blueprints/library.ts";
import { readText, readValue } from "../../blueprints/read.ts";
import { stableText } from "../../blueprints/stable.ts";
import { verify, verifyText } from "../../blueprints/verify.ts";
import { runExamples } from "../../runtime/examples/examples.ts";
import { damage, damaged, mutate, mutation } from "./mutate.ts";
import { validBlueprint } from "./valid-blueprint.ts";

const shipped = library.flatMap(({ document }) => (document.kind === "blueprint" ? [document as unknown as Json] : []));
const original = fc.constantFrom(...shipped);

function expectSaid(findings: readonly Finding[]): void {
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.length).toBeLessThanOrEqual(50);
  for (const { code, pointer, message } of findings) {
    expect(code).toMatch(/^[a-zA-Z]+(\.[a-zA-Z]+)*$/);
    expect(pointer).toMatch(/^(\/.*)?$/s);
    expect(message.en.length).toBeGreaterThan(8);
    expect(message.fr.length).toBeGreaterThan(8);
  }
}

/** What must hold of any text: refused with places and sentences, or accepted and the same to the byte ever after. */
function expectJudged(text: string): Pick<ReturnType<typeof verifyText>, "document" | "findings"> {
  const { document, findings } = verifyText(text);
  if (!document) {
    expectSaid(findings);
    return { findings };
  }
  const written = stableText(document as unknown as Json);
  const again = readText(written);
  if (!again.ok)
    throw new Error(`What was accepted is refused when it is written again: ${JSON.stringify(again.findings)}`);
  expect(stableText(again.document as unknown as Json)).toBe(written);
  if (findings.length > 0) expectSaid(findings);
  return { document, findings };
}

describe("R39: broken blueprints", () => {
  test("two thousand mutated library blueprints are each refused with place and sentence, or round-trip to the byte", () => {
    const count = { refused: 0, accepted: 0 };
    fc.assert(
      fc.property(original, fc.array(mutation, { minLength: 1, maxLength: 3 }), (document, mutations) => {
        const broken = mutations.reduce(mutate, document);
        const end = expectJudged(JSON.stringify(broken)).document ? "accepted" : "refused";
        count[end] += 1;
        // The same value without a text comes to the same end.
        expect(readValue(broken).ok).toBe(end === "accepted");
      }),
      // More than the two thousand: the larger the library, the fewer of them stay valid, and both ends want their numbers.
      { numRuns: 2_400 },
    );
    // Both ends are really met: neither a reader that takes all nor one that refuses all passes.
    expect(count.refused).toBeGreaterThan(400);
    expect(count.accepted).toBeGreaterThan(200);
  });

  test("five hundred texts damaged between the characters are each refused with a place, or round-trip to the byte", () => {
    fc.assert(
      fc.property(original, fc.array(damage, { minLength: 1, maxLength: 2 }), (document, damages) => {
        expectJudged(damages.reduce(damaged, stableText(document)));
      }),
      { numRuns: 500 },
    );
  });

  test("every mutation of a breaking kind is refused, at its place", () => {
    const required = ["kind", "schemaVersion", "key", "name", "entry", "states", "transitions"];
    for (const document of shipped) {
      const blueprint = document as unknown as Blueprint;
      for (const key of required) {
        const { [key]: _gone, ...rest } = document as { [key: string]: Json };
        expect(pointers(rest)).toContain(`/${key}`);
        expect(pointers({ ...(document as object), [key]: 7 })).toContain(`/${key}`);
      }
      for (const [index, state] of blueprint.states.entries()) {
        const states = (one: object) => ({ ...blueprint, states: blueprint.states.with(index, one as typeof state) });
        expect(pointers(states({ ...state, surprise: 1 }))).toEqual([`/states/${index}/surprise`]);
        expect(pointers(states({ ...state, status: "sleeping" }))).toEqual([`/states/${index}/status`]);
        expect(pointers(states({ ...state, id: 4 }))).toEqual([`/states/${index}/id`]);
      }
      for (const [index, transition] of blueprint.transitions.entries()) {
        const steps = (one: object) => ({
          ...blueprint,
          transitions: blueprint.transitions.with(index, one as typeof transition),
        });
        expect(pointers(steps({ ...transition, to: "nowhere" }))).toContain(`/transitions/${index}/to`);
        expect(pointers(steps({ ...transition, before: { when: { isnt: [] } } }))).toContain(
          `/transitions/${index}/before/when/isnt`,
        );
        expect(pointers(steps({ ...transition, during: [{ ask: "the oracle" }] }))).toEqual([
          `/transitions/${index}/during/0/ask`,
        ]);
        expect(pointers(steps({ ...transition, after: [{ do: "nothing" }] }))).toEqual([
          `/transitions/${index}/after/0/do`,
        ]);
      }
    }
  });

  test("two thousand generated valid blueprints are all accepted without an error, and their examples end", () => {
    fc.assert(
      fc.property(validBlueprint, (document) => {
        const verified = expectJudged(JSON.stringify(document));
        expect(verified.findings.filter(({ severity }) => severity === "error")).toEqual([]);
        if (verified.document?.kind !== "blueprint") throw new Error("It did not read as a blueprint.");
        for (const { passed, failures } of runExamples(verified.document))
          expect(passed, JSON.stringify(failures)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

const pointers = (document: unknown): string[] =>
  verify(document)
    .findings.filter(({ severity }) => severity === "error")
    .map(({ pointer }) => pointer);
