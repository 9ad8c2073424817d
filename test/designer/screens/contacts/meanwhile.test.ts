import { expect, test } from "vitest";
import { isConflict, isTheirsAlone } from "../../../../designer/screens/contacts/meanwhile.tsx";

const told = (base: string, theirs: string, yours: string) => {
  const all = { base, theirs, yours };
  return isConflict(all) ? "asked" : isTheirsAlone(all) ? "theirs" : "yours";
};

test("what one alone has changed is kept, whoever it was; what both have changed differently is asked about", () => {
  expect(told("Nina", "Nina", "Nina")).toBe("yours");
  expect(told("Nina", "Nina", "N. Roy")).toBe("yours");
  expect(told("Nina", "Nina R.", "Nina")).toBe("theirs");
  expect(told("Nina", "Nina R.", "N. Roy")).toBe("asked");
  expect(told("Nina", "N. Roy", "N. Roy")).toBe("yours");
});
