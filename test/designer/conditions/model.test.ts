import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../blueprints/json.ts";
import { changed, type Group, read, readRoot, write, writeRoot } from "../../../designer/conditions/model.ts";
import { financeBlueprint, vtouchBlueprint } from "../sample.ts";

const path = fc
  .constantFrom("ticket.department", "ticket.fields.product", "answers.expectedOn", "ticket.createdAt")
  .map((p): Json => ({ var: p }));
const value: fc.Arbitrary<Json> = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const shown: fc.Arbitrary<Json> = fc.oneof(
  fc.tuple(path, value).map(([p, v]): Json => ({ is: [p, v] })),
  fc.tuple(path, value).map(([p, v]): Json => ({ isNot: [p, v] })),
  fc.tuple(path, fc.array(fc.string(), { minLength: 1 })).map(([p, v]): Json => ({ oneOf: [p, v] })),
  path.map((p): Json => ({ notEmpty: [p] })),
  fc.tuple(path, path).map(([p, o]): Json => ({ is: [p, o] })),
  path.map((p): Json => ({ after: [p, { var: "now" }] })),
);
/** What rows cannot show: standard operators, other spellings, other shapes, and words that nobody knows. */
const strange: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    true,
    null,
    "text",
    { isEmpty: { var: "ticket.group" } },
    { not: [{ is: [{ var: "now" }, 1] }] },
    { matches_intent: ["refund"] },
    {},
    [],
  ),
  fc.tuple(path, value).map(([p, v]): Json => ({ "==": [p, v] })),
  fc.tuple(path, value).map(([p, v]): Json => ({ if: [{ is: [p, v] }, true, false] })),
  path.map((p): Json => ({ is: [p, { "+": [1, 2] }] })),
  fc.tuple(path, value).map(([p, v]): Json => ({ is: [p, v], also: 1 })),
);
const condition = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    shown,
    strange,
    fc.array(tie("tree"), { maxLength: 4 }).map((items): Json => ({ allOf: items })),
    fc.array(tie("tree"), { maxLength: 4 }).map((items): Json => ({ anyOf: items })),
    fc.array(tie("tree"), { maxLength: 3 }).map((items): Json => ({ not: [{ anyOf: items }] })),
  ),
})).tree;

const text = (json: Json | undefined) => JSON.stringify(json);

describe("the condition builder", () => {
  it("gives every condition back as it was written, byte for byte", () => {
    fc.assert(
      fc.property(
        condition,
        (json) => text(write(read(json))) === text(json) && text(writeRoot(readRoot(json))) === text(json),
      ),
      { numRuns: 500 },
    );
  });

  it("keeps what it cannot show when something beside it changes", () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (items) => {
        const group = readRoot({ allOf: items });
        const edited: Group = changed(group, {
          items: [...group.items, { kind: "row", path: "ticket.status", operator: "is", operands: ["open"] }],
        });
        return text(writeRoot(edited)) === text({ allOf: [...items, { is: [{ var: "ticket.status" }, "open"] }] });
      }),
    );
  });

  it("shows own operators as sentences, and other JSON as a block", () => {
    expect(read({ is: [{ var: "ticket.status" }, "open"] })).toMatchObject({
      kind: "row",
      path: "ticket.status",
      operator: "is",
      operands: ["open"],
    });
    expect(read({ anyOf: [{ notEmpty: [{ var: "ticket.group" }] }] })).toMatchObject({ kind: "group", match: "any" });
    expect(read({ not: [{ anyOf: [{ notEmpty: [{ var: "ticket.group" }] }] }] })).toMatchObject({
      kind: "group",
      match: "none",
    });
    expect(read({ "==": [1, 1] })).toMatchObject({ kind: "opaque" });
    expect(read({ notAnOperator: [1] })).toMatchObject({ kind: "opaque" });
  });

  it("shows every condition of the shipped documents as sentences", () => {
    const opaque = (item: ReturnType<typeof read>): boolean =>
      item.kind === "opaque" || (item.kind === "group" && item.items.some(opaque));
    for (const document of [financeBlueprint(), vtouchBlueprint()])
      for (const json of [document.entry.when, ...document.transitions.map((t) => t.before?.when)])
        if (json !== undefined) expect(opaque(read(json))).toBe(false);
  });

  it("writes one sentence without brackets around it, and none as nothing", () => {
    const row = { kind: "row", path: "ticket.status", operator: "is", operands: ["open"] } as const;
    expect(writeRoot({ kind: "group", match: "all", items: [row] })).toEqual({
      is: [{ var: "ticket.status" }, "open"],
    });
    expect(writeRoot({ kind: "group", match: "none", items: [row] })).toEqual({
      not: [{ anyOf: [{ is: [{ var: "ticket.status" }, "open"] }] }],
    });
    expect(writeRoot({ kind: "group", match: "all", items: [] })).toBeUndefined();
  });
});
