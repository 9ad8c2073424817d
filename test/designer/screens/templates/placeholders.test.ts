import { expect, test } from "vitest";
import { templateSchema } from "../../../../blueprints/template.ts";
import { verify } from "../../../../blueprints/verify.ts";
import {
  inserted,
  matching,
  offeredPlaceholders,
  typedAt,
} from "../../../../designer/screens/templates/placeholders.ts";
import {
  isTemplateLike,
  plainTemplate,
  withWords,
  wordsIn,
} from "../../../../designer/screens/templates/plain-template.ts";

test.each([
  ["Dear {{", 7, { from: 5, name: "" }],
  ["Dear {{req", 10, { from: 5, name: "req" }],
  ["Dear {{ req", 11, { from: 5, name: "req" }],
  ["Dear {{requester.name}}", 20, null],
  ["Dear {{requester.name}}", 23, null],
  ["Dear {", 6, null],
  ["{{a b", 5, null],
])("in %j with the caret at %i what is being typed is %j", (text, caret, typed) => {
  expect(typedAt(text, caret)).toEqual(typed);
});

test("what is offered begins with what was typed, by its path or by its name in words", () => {
  const offered = offeredPlaceholders(null, "fr");
  expect(matching(offered, "ticket.n").map(({ path }) => path)).toEqual(["ticket.number"]);
  expect(matching(offered, "nom").map(({ path }) => path)).toEqual(["requester.name"]);
  expect(matching(offered, "nothing")).toEqual([]);
  expect(matching(offered, "").length).toBe(8);
});

test("whatever is offered is known to notifications and replies: no finding", () => {
  const text = offeredPlaceholders(null, "en")
    .map(({ path }) => `{{${path}}}`)
    .join(" ");
  expect(verify({ ...plainTemplate("all", "All"), text }).findings).toEqual([]);
});

test("a placeholder takes the place of what was typed, and the caret stands behind it", () => {
  expect(inserted("Dear {{req, hello", "requester.name", { from: 5, to: 10 })).toEqual({
    text: "Dear {{requester.name}}, hello",
    caret: 23,
  });
});

test("a first draft lacks nothing but its words", () => {
  const draft = plainTemplate("hello", "Hello");
  expect(isTemplateLike(draft)).toBe(true);
  expect(templateSchema.safeParse(draft).success).toBe(false);
  expect(templateSchema.safeParse({ ...draft, text: { en: "Hello" } }).success).toBe(true);
});

test("each language has words of its own once one is written; none left: the part goes", () => {
  expect(wordsIn("Same", "fr")).toBe("Same");
  expect(withWords("Same", "fr", "Pareil")).toEqual({ en: "Same", fr: "Pareil" });
  expect(withWords({ en: "A", de: "B" }, "en", "")).toEqual({ de: "B" });
  expect(withWords({ en: "A" }, "en", "")).toBeUndefined();
});
