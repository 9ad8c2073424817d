import { expect, test } from "vitest";
import { compileCondition, parseCondition } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";

/** The moment of every case. */
const NOW = Date.UTC(2026, 10, 22, 12);
const scope = {
  now: NOW,
  ticket: {
    subject: "Invoice 42 is wrong",
    department: "department:finance",
    assignee: null,
    status: "pending",
    priority: "high",
    tags: ["vip", "eu"],
    ccs: [],
    reopens: 2,
    resolution: "",
    createdAt: NOW - 3_600_000,
    dueAt: NOW + 7_200_000,
    fields: { product: "Books", amount: 250, expectedOn: "2026-11-24", agreed: false, zero: 0 },
  },
  organization: null,
  answers: { thirdParty: "bank" },
  event: {
    text: "Bonjour, une FACTURE",
    changes: {
      "ticket.priority": { from: "low", to: "high" },
      status: { from: "open", to: "pending" },
      "ticket.group": { from: null, to: "" },
    },
  },
};

/** What a condition answers over the scope of the cases. */
export const answer = (json: Json, over: { readonly [source: string]: Json | undefined } = {}): boolean | null => {
  const parsed = parseCondition(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return compileCondition(parsed.condition)({ ...scope, ...over });
};
/** Reads a path. */
export const v = (path: string): Json => ({ var: path });
/** Reads an attribute of the ticket. */
export const T = (path: string): Json => ({ var: `ticket.${path}` });

/** Operator and operands on the left, the answer on the right. */
export const table = (rows: readonly (readonly [Json, boolean | null])[]): void => {
  test.each(rows.map(([json, wanted]) => ({ written: JSON.stringify(json), json, wanted })))(
    "$written answers $wanted",
    ({ json, wanted }) => {
      expect(answer(json)).toBe(wanted);
    },
  );
};
