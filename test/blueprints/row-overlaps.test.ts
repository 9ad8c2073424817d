import { describe, expect, test } from "vitest";
import { exampleWords, routingFindings } from "../../blueprints/check-routing.ts";
import { compileCondition, parseCondition } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";
import main from "../../blueprints/library/routing/main.json" with { type: "json" };
import { routingSchema } from "../../blueprints/routing.ts";
import { rowOverlaps } from "../../blueprints/row-overlaps.ts";

const at = (path: string): Json => ({ var: `ticket.${path}` });
const contains = (word: string): Json => ({ contains: [at("subject"), [word], "any"] });
const urgent: Json = { is: [at("priority"), "urgent"] };
const vip: Json = { is: [{ var: "organization.vip" }, true] };

/** Rows of these conditions, each to a group of its own unless all go to one, above one that takes the rest. */
const table = (conditions: readonly Json[], to?: string) =>
  routingSchema.parse({
    kind: "routing",
    schemaVersion: 1,
    key: "main",
    name: "Main",
    rows: [
      // biome-ignore lint/suspicious/noThenProperty: the word of the language; a document is never awaited.
      ...conditions.map((when, n) => ({ id: `r${n}`, name: `R${n}`, when, then: { group: `group:${to ?? `g${n}`}` } })),
      // biome-ignore lint/suspicious/noThenProperty: as above.
      { id: "rest", then: { group: "group:rest" } },
    ],
  });
const pairs = (conditions: readonly Json[], to?: string) =>
  rowOverlaps(table(conditions, to)).map(({ above, below }) => `${above} ${below}`);
const hints = (conditions: readonly Json[]) =>
  routingFindings(table(conditions)).filter(({ code }) => code === "routing.overlap");

describe("rows that overlap", () => {
  test("are told with a ticket that both conditions really take", () => {
    const document = table([vip, contains("refund")]);
    const [found] = rowOverlaps(document);
    expect(found).toMatchObject({
      above: 0,
      below: 1,
      example: [
        { path: "organization.vip", value: true },
        { path: "ticket.subject", value: "refund" },
      ],
    });
    const scope = { organization: { vip: true }, ticket: { subject: "refund" } };
    for (const { when } of document.rows.slice(0, 2)) {
      const parsed = parseCondition(when);
      expect(parsed.ok && compileCondition(parsed.condition)(scope)).toBe(true);
    }
  });

  test("are those of which neither takes all that the other does: specific above general, and shadowed, are none", () => {
    expect(pairs([{ allOf: [vip, urgent] }, vip])).toEqual([]);
    expect(pairs([vip, { allOf: [vip, urgent] }])).toEqual([]);
    expect(pairs([{ allOf: [vip, contains("refund")] }, urgent])).toEqual(["0 1"]);
  });

  test("are none where no ticket can be both, and where both give the same", () => {
    expect(pairs([urgent, { is: [at("priority"), "low"] }])).toEqual([]);
    expect(pairs([vip, urgent], "one")).toEqual([]);
    expect(pairs([{ lessThan: [at("fields.amount"), 10] }, { moreThan: [at("fields.amount"), 10] }])).toEqual([]);
    expect(pairs([{ atMost: [at("fields.amount"), 10] }, { atLeast: [at("fields.amount"), 10] }])).toEqual(["0 1"]);
  });

  test("meet in a word or a tag that both ask for; two words that could stand in one subject are no reason", () => {
    const words = (...some: readonly string[]): Json => ({ contains: [at("subject"), some, "any"] });
    const tags = (...some: readonly string[]): Json => ({ contains: [at("tags"), some, "any"] });
    const met = rowOverlaps(table([words("refund", "money"), words("bill", "money")]));
    expect(met[0]?.example).toEqual([{ path: "ticket.subject", value: "money" }]);
    expect(pairs([tags("vip", "late"), tags("late", "new")])).toEqual(["0 1"]);
    expect(pairs([contains("refund"), contains("invoice")])).toEqual([]);
    expect(pairs([tags("vip"), tags("late")])).toEqual([]);
  });

  test("are a mild finding where both ask about the same thing, one a row, in both languages", () => {
    const words = (...some: readonly string[]): Json => ({ contains: [at("subject"), some, "any"] });
    const [one, ...more] = hints([words("refund", "money"), words("money", "bill"), words("bill", "refund")]);
    expect(one).toMatchObject({ severity: "hint", pointer: "/rows/0" });
    expect(one?.message.en).toBe("The rows “R0” and “R1” can both fit a ticket, and “R0” takes it: Subject money.");
    expect(one?.message.fr).toContain("peuvent convenir au même ticket");
    expect(more.map(({ pointer }) => pointer)).toEqual(["/rows/1"]);
    expect(hints([vip, contains("refund")])).toEqual([]);
  });

  test("are no finding in the table that ships, and its important customers are marked", () => {
    const document = routingSchema.parse(main);
    expect(routingFindings(document)).toEqual([]);
    expect(rowOverlaps(document).map(({ above, below }) => [above, below])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
    ]);
    expect(exampleWords(rowOverlaps(document)[0]?.example ?? []).en).toBe(
      "Organization is VIP yes, Department finance, Subject refund",
    );
  });
});
