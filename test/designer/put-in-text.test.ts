import { expect, test } from "vitest";
import { putIn } from "../../designer/screens/ticket/put-in-text.ts";

/** `|` is the caret, two of them a selection; the caret then stands where `|` stands in what came of it. */
function put(typed: string, text: string): string {
  const from = typed.indexOf("|");
  const to = typed.lastIndexOf("|");
  const value = typed.replaceAll("|", "");
  const into = putIn(value, from, to === from ? from : to - 1, text);
  return `${value.slice(0, into.from)}${into.words}|${value.slice(into.to)}`;
}

test("what is put in stands at the caret: one line within a line, all else as a paragraph", () => {
  expect(put("|", "Hello")).toBe("Hello\n|");
  expect(put("Hello,|", "We\nlook.\n")).toBe("Hello,\n\nWe\nlook.\n|");
  expect(put("Hello,\n\n|\n\nAna", "We look.")).toBe("Hello,\n\nWe look.\n\n|Ana");
  expect(put("|Ana", "We look.")).toBe("We look.\n\n|Ana");
  expect(put("It is | for you.", "#12")).toBe("It is #12| for you.");
  expect(put("It is |that| for you.", "#12")).toBe("It is #12| for you.");
  expect(put("It is | for you.", "One\nTwo")).toBe("It is\n\nOne\nTwo\n\n|for you.");
  expect(put("Before |all of this|", "Two\nlines")).toBe("Before\n\nTwo\nlines\n|");
});
