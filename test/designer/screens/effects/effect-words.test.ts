import { expect, test } from "vitest";
import { readRule, whenNext } from "../../../../designer/screens/effects/effect-words.ts";

test.each([
  ["trigger:acknowledge@3", { kind: "trigger", key: "acknowledge" }],
  ["blueprint:finance-requests@1/transitions/take", { kind: "blueprint", key: "finance-requests" }],
  ["macro:ask-invoice", { kind: "macro", key: "ask-invoice" }],
  ["system", null],
])("the document behind %s", (rule, found) => {
  expect(readRule(rule)).toEqual(found);
});

test("what is tried again says when; what has been due for a while waits its turn, behind what goes there before it", () => {
  expect(whenNext(null, 100_000)).toBeNull();
  expect(whenNext(160_000, 100_000)).toBe("next");
  expect(whenNext(95_000, 100_000)).toBe("next");
  expect(whenNext(40_000, 100_000)).toBe("turn");
});
