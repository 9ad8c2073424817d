import { expect, test } from "vitest";
import { macroSchema } from "../../../../blueprints/macro.ts";
import { isMacroLike, plainMacro } from "../../../../designer/screens/macros/plain-macro.ts";

test("a first draft lacks nothing but its actions", () => {
  const draft = plainMacro("thank", "Thank");
  expect(isMacroLike(draft)).toBe(true);
  expect(macroSchema.safeParse(draft).success).toBe(false);
  expect(macroSchema.safeParse({ ...draft, do: [{ do: "addTag", tag: "thanked" }] }).success).toBe(true);
});

test.each([[null], [{}], [{ do: "addTag" }], [{ do: [null] }]])("%j is mended in JSON", (value) => {
  expect(isMacroLike(value)).toBe(false);
});
