import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Scope } from "../../../blueprints/condition.ts";
import type { Json } from "../../../blueprints/json.ts";
import { type Routing, routingSchema } from "../../../blueprints/routing.ts";
import { compileRouting, explainRows, rowFor } from "../../../runtime/rules/compile-routing.ts";

const v = (path: string): Json => ({ var: `ticket.${path}` });

const table = (...rows: readonly { readonly id: string; readonly when?: Json; readonly group?: string }[]): Routing =>
  routingSchema.parse({
    kind: "routing",
    schemaVersion: 1,
    key: "main",
    name: "Main",
    rows: rows.map(({ id, when, group = "group:desk" }) => ({
      id,
      ...(when === undefined ? {} : { when }),
      // biome-ignore lint/suspicious/noThenProperty: the word of the language.
      then: { group },
    })),
  });

const taken = (routing: Routing, ticket: Json): string | undefined =>
  rowFor(compileRouting(routing, 1), { ticket } as Scope)?.row.id;

describe("a routing table", () => {
  const vipFirst = table(
    { id: "vip", when: { is: [{ var: "organization.vip" }, true] }, group: "group:vip" },
    {
      id: "refund-words",
      when: { contains: [v("subject"), ["refund", "remboursement"], "any"] },
      group: "group:refunds",
    },
    { id: "rest" },
  );
  const row = (subject: string, vip: boolean) =>
    rowFor(compileRouting(vipFirst, 1), { ticket: { subject }, organization: { vip } })?.row.id;

  test("A12: the first row that holds takes the ticket, and rows below are not asked", () => {
    expect(row("Remboursement", true)).toBe("vip");
    expect(row("Remboursement", false)).toBe("refund-words");
    expect(row("Bonjour", false)).toBe("rest");
  });

  test("says for every row down to the one that took it why it did or did not", () => {
    const scope = { ticket: { subject: "Refund" }, organization: { vip: false } };
    const rows = explainRows(compileRouting(vipFirst, 1), scope, 1);
    expect(rows.map(({ row: id, took }) => [id, took])).toEqual([
      ["vip", false],
      ["refund-words", true],
    ]);
    expect(JSON.stringify(rows[0]?.explanation)).toContain("organization.vip");
  });

  test("a row filed under a tag is found whatever other tags the ticket has", () => {
    const byTag = table({ id: "vip", when: { oneOf: [v("tags"), ["vip", "gold"]] } }, { id: "rest" });
    expect(taken(byTag, { tags: ["eu", "gold"] })).toBe("vip");
    expect(taken(byTag, { tags: ["eu"] })).toBe("rest");
    expect(taken(byTag, { tags: [] })).toBe("rest");
  });

  test("looking rows up gives the row that walking down the table gives, whatever the table", () => {
    const value = fc.constantFrom<Json>("a", "b", "c", 1, 0, true, false, "", null);
    const path = fc.constantFrom("department", "fields.product", "tags", "priority");
    const leaf = fc.oneof(
      fc.tuple(path, value).map(([at, to]): Json => ({ is: [v(at), to] })),
      fc.tuple(path, value).map(([at, to]): Json => ({ "===": [v(at), to] })),
      fc.tuple(path, value).map(([at, to]): Json => ({ isNot: [v(at), to] })),
      fc.tuple(path, fc.array(value, { minLength: 1, maxLength: 3 })).map(([at, to]): Json => ({ oneOf: [v(at), to] })),
    );
    const condition = fc.oneof(
      leaf,
      fc.array(leaf, { minLength: 1, maxLength: 3 }).map((all): Json => ({ allOf: all })),
      fc.array(leaf, { minLength: 1, maxLength: 3 }).map((all): Json => ({ and: all })),
      fc.array(leaf, { minLength: 1, maxLength: 3 }).map((any): Json => ({ anyOf: any })),
      leaf.map((one): Json => ({ not: [one] })),
    );
    const field = fc.oneof(value, fc.array(value, { maxLength: 3 }));
    const ticket = fc.record({
      department: field,
      priority: field,
      tags: field,
      fields: fc.record({ product: field }),
    });
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 12 }), ticket, (conditions, seen) => {
        const compiled = compileRouting(
          table(...conditions.map((when, i) => ({ id: `r${i}`, when })), { id: "rest" }),
          1,
        );
        const scope: Scope = { ticket: seen };
        const walked = compiled.rows.find(({ when }) => !when || when.holds(scope));
        expect(rowFor(compiled, scope)?.row.id).toBe(walked?.row.id);
      }),
    );
  });
});
