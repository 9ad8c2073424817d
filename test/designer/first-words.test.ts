import { expect, test } from "vitest";
import { firstWords } from "../../designer/merge/first-words.ts";

test("a message that becomes a ticket proposes its subject: the first sentence, no greeting, cut between words", () => {
  expect(firstWords("By the way: can I get it by post? My colleague asked too.")).toBe(
    "By the way: can I get it by post?",
  );
  expect(firstWords("Bonjour Ana,\n\nJe n’ai pas reçu la facture 3.5 de mai.\nMerci")).toBe(
    "Je n’ai pas reçu la facture 3.5 de mai",
  );
  expect(firstWords("> quoted\nMore")).toBe("quoted");
  expect(firstWords("")).toBe("");
  const long = firstWords(`It is ${"very ".repeat(40)}long`);
  expect(long.length).toBeLessThanOrEqual(81);
  expect(long).toMatch(/very…$/);
  expect(firstWords("x".repeat(200))).toBe(`${"x".repeat(80)}…`);
});
