import { describe, expect, it } from "vitest";
import { routingFindings } from "../../../../blueprints/check-routing.ts";
import main from "../../../../blueprints/library/routing/main.json" with { type: "json" };
import { type Routing, routingSchema } from "../../../../blueprints/routing.ts";
import {
  added,
  alsoWords,
  cellWords,
  columnsOf,
  duplicated,
  isCatchAll,
  isRoutingLike,
  moved,
  removed,
  split,
} from "../../../../designer/screens/routing/table.ts";

const TABLE: Routing = routingSchema.parse(main);
const ids = (table: Routing): string[] => table.rows.map(({ id }) => id);
const names = {
  value: (value: string) => (value === "department:finance" ? { en: "Finance", fr: "Finance" } : undefined),
};

describe("a routing table as columns", () => {
  it("has a column for each path that a row asks for, and for what rows give", () => {
    expect(columnsOf(TABLE.rows)).toEqual({
      asked: ["ticket.department", "ticket.subject", "organization.vip"],
      also: false,
      given: ["group", "priority", "tags"],
    });
  });

  it("says in a cell what is asked, without what the column says already", () => {
    const { cells } = split(TABLE.rows[1]?.when);
    expect(cellWords(cells.get("ticket.department") ?? [], names, "en")).toBe("is Finance");
    expect(cellWords(cells.get("ticket.subject") ?? [], names, "en")).toBe("contains one of refund, remboursement");
    expect(cellWords(cells.get("ticket.subject") ?? [], names, "fr")).toBe(
      "contient un des mots refund, remboursement",
    );
    expect(cellWords([], names, "en")).toBe("");
  });

  it("puts two conditions on one path into one cell", () => {
    const path = { var: "ticket.subject" };
    const { cells } = split({ allOf: [{ contains: [path, "bill"] }, { notContains: [path, "paid"] }] });
    expect(cellWords(cells.get("ticket.subject") ?? [], {}, "en")).toMatch(/^contains bill and .*paid$/);
  });

  it("keeps under “also” what no column can hold, and changes nothing in it", () => {
    const either = {
      anyOf: [{ is: [{ var: "ticket.type" }, "incident"] }, { is: [{ var: "ticket.type" }, "problem"] }],
    };
    const whole = split(either);
    expect(whole.cells.size).toBe(0);
    expect(alsoWords(whole.also, {}, "en")).toBe("Type is incident or Type is problem");
    const beside = split({ allOf: [{ is: [{ var: "ticket.priority" }, "high"] }, either] });
    expect([...beside.cells.keys()]).toEqual(["ticket.priority"]);
    expect(beside.also.map(({ source }) => source)).toEqual([either]);
    const nested = split({ is: [{ var: "ticket.tags" }, { "+": [1, 2] }] });
    expect(nested.also).toHaveLength(1);
  });
});

describe("the rows of a routing table", () => {
  it("change places, but none goes below the one that takes everything", () => {
    expect(ids(moved(TABLE, 0, 2))).toEqual(["refund-words", "finance", "vip", "vtouch", "rest"]);
    expect(moved(TABLE, 0, 4)).toBe(TABLE);
    expect(moved(TABLE, 4, 0)).toBe(TABLE);
    expect(moved(TABLE, 0, -1)).toBe(TABLE);
  });

  it("are added above the last, which is neither deleted nor duplicated", () => {
    // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language; a document is never awaited.
    expect(ids(added(TABLE, { id: "fresh", then: {} }))).toEqual([
      "vip",
      "refund-words",
      "finance",
      "vtouch",
      "fresh",
      "rest",
    ]);
    expect(isCatchAll(TABLE.rows, 4)).toBe(true);
    expect(removed(TABLE, 4)).toBe(TABLE);
    expect(duplicated(TABLE, 4)).toBe(TABLE);
    expect(ids(removed(TABLE, 1))).not.toContain("refund-words");
  });

  it("a duplicate stands below its row with an id of its own, and the table stays sound", () => {
    const next = duplicated(TABLE, 1);
    expect(ids(next).slice(1, 3)).toEqual(["refund-words", "refund-words-2"]);
    expect(next.rows[2]?.name).toEqual({ en: "Refund words (copy)", fr: "Mots de remboursement (copie)" });
    const codes = routingFindings(next)
      .filter(({ severity }) => severity === "error")
      .map(({ code }) => code);
    expect(codes).toEqual([]);
  });

  it("are drawn when they can be, and left to JSON when not", () => {
    expect(isRoutingLike(TABLE)).toBe(true);
    expect(isRoutingLike({ ...TABLE, rows: [{ id: "x" }] })).toBe(false);
    // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language; a document is never awaited.
    expect(isRoutingLike({ ...TABLE, rows: [{ id: "x", then: { tags: "refund" } }] })).toBe(false);
    expect(isRoutingLike({ rows: {} })).toBe(false);
  });
});
