import { expect, test } from "vitest";
import { readRule } from "../../../../designer/screens/effects/effect-words.ts";

test.each([
  ["trigger:acknowledge@3", { kind: "trigger", key: "acknowledge" }],
  ["blueprint:finance-requests@1/transitions/take", { kind: "blueprint", key: "finance-requests" }],
  ["macro:ask-invoice", { kind: "macro", key: "ask-invoice" }],
  ["system", null],
])("the document behind %s", (rule, found) => {
  expect(readRule(rule)).toEqual(found);
});
