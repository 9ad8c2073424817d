import { expect, it } from "vitest";
import type { Json } from "../../../blueprints/json.ts";
import { library } from "../../../blueprints/library.ts";
import { holdsFor, type InForce, namedAt, peopleNamed, touching } from "../../../designer/touching/touching.ts";

const shipped = library.map(({ document }): InForce => {
  const { kind, key, name } = document;
  return { kind, key, name, document: document as unknown as { readonly [key: string]: Json } };
});
const finance = { department: "department:finance", type: null };
const keysOf = (kind: InForce["kind"], ticket = finance) => touching(shipped, kind, ticket).map(({ key }) => key);

it("only what can act on such tickets is listed", () => {
  expect(keysOf("blueprint")).toContain("finance-requests");
  expect(keysOf("blueprint")).not.toContain("vtouch-feedback");
  expect(keysOf("blueprint", { department: "department:vtouch", type: null })).toContain("vtouch-feedback");
  expect(keysOf("trigger")).toContain("acknowledge");
  expect(keysOf("time-rule")).toContain("finance-no-action");
  expect(keysOf("time-rule", { department: "department:vtouch", type: null })).not.toContain("finance-no-action");
});

it("a table is listed by its rows, up to the one that always fits", () => {
  const rows = touching(shipped, "routing", { department: "department:nowhere", type: null });
  expect(rows.at(-1)?.when).toBeNull();
  expect(rows.filter(({ when }) => when === null)).toHaveLength(1);
  for (const { row } of rows) expect(row).toBeGreaterThan(0);
});

it("a condition that cannot hold for the kind is never, one that says nothing of it depends", () => {
  const ofType = { is: [{ var: "ticket.type" }, "bug"] };
  expect(holdsFor(ofType, { ...finance, type: "question" })).toBe("never");
  expect(holdsFor(ofType, { ...finance, type: "bug" })).toBe("always");
  expect(holdsFor(ofType, finance)).toBeNull();
  expect(holdsFor(undefined, finance)).toBe("always");
  expect(holdsFor({ nonsense: true }, finance)).toBeNull();
});

it("what documents name is found wherever it stands, examples left out", () => {
  const document = { do: [{ do: "notify", to: ["group:a", "owner"], template: "t" }], examples: [{ template: "x" }] };
  expect(namedAt([document], "template")).toEqual(["t"]);
  expect(peopleNamed([document], "group")).toEqual(["group:a"]);
});
