import { describe, expect, test } from "vitest";
import { compileCondition, parseCondition } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";

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

const answer = (json: Json, over: { readonly [source: string]: Json | undefined } = {}): boolean | null => {
  const parsed = parseCondition(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return compileCondition(parsed.condition)({ ...scope, ...over });
};
const v = (path: string): Json => ({ var: path });
const T = (path: string): Json => ({ var: `ticket.${path}` });

/** Operator and operands on the left, the answer on the right. */
const table = (rows: readonly (readonly [Json, boolean | null])[]): void => {
  test.each(rows.map(([json, wanted]) => ({ written: JSON.stringify(json), json, wanted })))(
    "$written answers $wanted",
    ({ json, wanted }) => {
      expect(answer(json)).toBe(wanted);
    },
  );
};

/** Paths by what is known of them. */
const EMPTY = [
  "ticket.assignee",
  "ticket.ccs",
  "ticket.resolution",
  "ticket.fields.neverSet",
  "answers.note",
  "organization.plan",
  "organization",
];
const UNKNOWN = [
  "requester.kind",
  "requester",
  "ticket.nothing",
  "ticket.subject.length",
  "ticket.constructor",
  "group.name",
];

describe("Empty is a value", () => {
  test.each(EMPTY)("%s is empty: is, isNot, oneOf, noneOf, isEmpty answer plainly", (path) => {
    expect([
      answer({ is: [v(path), "agent:ana"] }),
      answer({ is: [v(path), null] }),
      answer({ isNot: [v(path), "agent:ana"] }),
      answer({ isNot: [v(path), null] }),
      answer({ oneOf: [v(path), ["agent:ana"]] }),
      answer({ oneOf: [v(path), ["agent:ana", null]] }),
      answer({ noneOf: [v(path), ["agent:ana"]] }),
      answer({ isEmpty: [v(path)] }),
      answer({ notEmpty: [v(path)] }),
    ]).toEqual([false, true, true, false, false, true, true, true, false]);
  });

  test.each(EMPTY)("%s is empty: ordering, text and time answer false, their negative forms true", (path) => {
    for (const positive of [
      { lessThan: [v(path), 5] },
      { lessThan: [v(path), "solved"] },
      { atMost: [v(path), 5] },
      { moreThan: [v(path), 5] },
      { atLeast: [v(path), 5] },
      { lessThan: [5, v(path)] },
      { between: [v(path), 1, 9] },
      { contains: [v(path), "a"] },
      { startsWith: [v(path), "a"] },
      { endsWith: [v(path), "a"] },
      { matches: [v(path), "a*"] },
      { before: [v(path), v("now")] },
      { after: [v("now"), v(path)] },
      { within: [v(path), "PT1H"] },
      { elapsed: [v(path), "PT1H"] },
    ]) {
      expect([positive, answer(positive)]).toEqual([positive, false]);
      expect([positive, answer({ not: positive })]).toEqual([positive, true]);
    }
    expect(answer({ notContains: [v(path), "a"] })).toBe(true);
    expect(answer({ notContains: [v(path), ["a", "b"], "all"] })).toBe(true);
  });

  test("zero and no are values", () => {
    expect([
      answer({ isEmpty: [T("fields.zero")] }),
      answer({ isEmpty: [T("fields.agreed")] }),
      answer({ is: [T("fields.agreed"), false] }),
    ]).toEqual([false, false, true]);
  });
});

describe("Unknown stays unknown", () => {
  test.each(UNKNOWN)("%s is unknown to every operator of ours", (path) => {
    for (const json of [
      { is: [v(path), null] },
      { is: ["x", v(path)] },
      { isNot: [v(path), "x"] },
      { oneOf: [v(path), ["x"]] },
      { oneOf: ["y", ["x", v(path)]] },
      { noneOf: [v(path), ["x"]] },
      { isEmpty: [v(path)] },
      { notEmpty: [v(path)] },
      { lessThan: [v(path), 5] },
      { lessThan: [v(path), "solved"] },
      { between: [v(path), 1, 2] },
      { contains: [v(path), "a"] },
      { notContains: [v(path), "a"] },
      { contains: ["a", v(path)] },
      { matches: [v(path), "a"] },
      { before: [v(path), v("now")] },
      { within: [v(path), "PT1H"] },
      { elapsed: [v(path), "PT1H"] },
      { not: [{ is: [v(path), 1] }] },
    ])
      expect([json, answer(json)]).toEqual([json, null]);
  });

  const yes: Json = { is: [1, 1] };
  const no: Json = { is: [1, 2] };
  const unknown: Json = { is: [v("requester.kind"), 1] };
  table([
    [{ allOf: [yes, unknown] }, null],
    [{ allOf: [unknown, no] }, false],
    [{ allOf: [no, unknown] }, false],
    [{ allOf: [yes, yes] }, true],
    [{ allOf: [] }, true],
    [{ anyOf: [unknown, yes] }, true],
    [{ anyOf: [no, unknown] }, null],
    [{ anyOf: [no, no] }, false],
    [{ anyOf: [] }, false],
    [{ not: unknown }, null],
    [{ not: [no] }, true],
    [{ allOf: [v("requester.verified")] }, null],
    [{ allOf: [T("reopens")] }, true],
  ]);

  describe("inside a standard operator it counts as false", () => {
    table([
      [{ "!": [unknown] }, true],
      [{ "==": [unknown, false] }, true],
      [{ if: [unknown, true, false] }, false],
      [{ or: [unknown, no] }, false],
      [{ not: [{ and: [unknown] }] }, true],
      [{ "==": [v("requester.kind"), null] }, true],
    ]);
  });

  describe("a document’s default replaces it first", () => {
    table([
      [{ is: [{ default: [v("requester.kind"), "customer"] }, "customer"] }, true],
      [{ is: [{ var: ["requester.kind", "customer"] }, "customer"] }, true],
      [{ is: [{ default: [T("assignee"), "agent:ana"] }, null] }, true],
      [{ is: [{ default: [v("requester.kind"), v("organization.plan")] }, null] }, true],
      [{ is: [{ default: [v("requester.kind"), v("group.name")] }, null] }, null],
    ]);
  });
});

describe("Same and among", () => {
  table([
    [{ is: [T("department"), "department:finance"] }, true],
    [{ is: [T("subject"), "invoice 42 is wrong"] }, false],
    [{ is: [T("reopens"), "2"] }, false],
    [{ is: [T("tags"), ["vip", "eu"]] }, true],
    [{ is: [T("tags"), ["eu", "vip"]] }, false],
    [{ is: [T("fields"), { product: "Books", amount: 250, expectedOn: "2026-11-24", agreed: false, zero: 0 }] }, true],
    [{ is: [T("priority"), T("fields.product")] }, false],
    [{ isNot: [T("department"), "department:vtouch"] }, true],
    [{ oneOf: [T("priority"), ["high", "urgent"]] }, true],
    [{ oneOf: [T("tags"), ["x", "vip"]] }, true],
    [{ oneOf: [T("tags"), [["vip", "eu"]]] }, true],
    [{ oneOf: [T("priority"), [T("fields.product"), "high"]] }, true],
    [{ noneOf: [T("tags"), ["x", "y"]] }, true],
    [{ noneOf: [T("tags"), ["vip", "y"]] }, false],
  ]);
});

describe("Texts", () => {
  table([
    [{ contains: [v("event.text"), "facture"] }, true],
    [{ contains: [v("event.text"), ["devis", "facture"]] }, true],
    [{ contains: [v("event.text"), ["devis", "facture"], "any"] }, true],
    [{ contains: [v("event.text"), ["devis", "facture"], "all"] }, false],
    [{ contains: [v("event.text"), ["bonjour", "facture"], "all"] }, true],
    [{ notContains: [v("event.text"), ["devis", "facture"], "all"] }, true],
    [{ notContains: [v("event.text"), ["devis", "facture"]] }, false],
    [{ contains: [T("tags"), "VIP"] }, true],
    [{ contains: [T("tags"), "vi"] }, false],
    [{ contains: [T("reopens"), "2"] }, true],
    [{ contains: [T("fields.agreed"), "a"] }, null],
    [{ startsWith: [T("subject"), "invoice"] }, true],
    [{ startsWith: [T("subject"), ["Re:", "Fwd:"]] }, false],
    [{ endsWith: [T("subject"), ["right", "WRONG"]] }, true],
    [{ matches: [T("subject"), "\\d{2}"] }, true],
    [{ matches: [T("tags"), "^v"] }, true],
    [{ matches: [T("fields.agreed"), "a"] }, null],
  ]);
});

describe("Scales", () => {
  table([
    [{ lessThan: [T("status"), "solved"] }, true],
    [{ atLeast: [T("status"), "solved"] }, false],
    [{ moreThan: [T("status"), "open"] }, true],
    [{ atMost: ["closed", T("status")] }, false],
    [{ atLeast: [T("priority"), "high"] }, true],
    [{ moreThan: [T("priority"), "high"] }, false],
    [{ lessThan: [T("fields.amount"), 250] }, false],
    [{ atMost: [T("fields.amount"), 250] }, true],
    [{ lessThan: [T("fields.expectedOn"), "2026-11-25"] }, true],
    [{ lessThan: [T("subject"), 5] }, null],
    [{ lessThan: [T("status"), "high"] }, null],
    [{ lessThan: [T("subject"), "solved"] }, null],
    [{ between: [T("fields.amount"), 250, 300] }, true],
    [{ between: [T("fields.amount"), 100, 249] }, false],
    [{ between: [T("status"), "open", "hold"] }, true],
    [{ between: [T("fields.amount"), v("requester.low"), 100] }, false],
    [{ between: [T("fields.amount"), v("requester.low"), 300] }, null],
  ]);
});

describe("Time", () => {
  table([
    [{ after: [T("fields.expectedOn"), v("now")] }, true],
    [{ before: [T("fields.expectedOn"), "2026-11-24T01:00:00+01:00"] }, false],
    [{ before: [T("fields.expectedOn"), "2026-11-24T01:00:01+01:00"] }, true],
    [{ before: [T("createdAt"), v("now")] }, true],
    [{ after: [v("now"), v("now")] }, false],
    [{ before: [T("subject"), v("now")] }, null],
    [{ within: [T("dueAt"), "PT2H"] }, true],
    [{ within: [T("dueAt"), "PT1H59M59S", "next"] }, false],
    [{ within: [T("createdAt"), "PT2H"] }, false],
    [{ within: [T("createdAt"), "PT1H", "last"] }, true],
    [{ elapsed: [T("createdAt"), "PT1H"] }, true],
    [{ elapsed: [T("createdAt"), "PT1H1S"] }, false],
    [{ elapsed: [T("dueAt"), "PT1S"] }, false],
    [{ elapsed: [T("createdAt"), T("subject")] }, null],
  ]);

  test("a day that the calendar does not have is no instant", () => {
    for (const day of [
      "2026-02-29",
      "2026-13-01",
      "2026-11-31",
      "2026-11-24T25:00:00Z",
      "2026-11-24T10:00:00",
      "24/11/2026",
    ])
      expect([day, answer({ after: [v("answers.day"), 0] }, { answers: { day } })]).toEqual([day, null]);
  });

  test("without now they are unknown, and inside a list operator they still find it", () => {
    expect(answer({ elapsed: [T("createdAt"), "PT1H"] }, { now: undefined })).toBeNull();
    expect(answer({ some: [{ merge: [T("createdAt"), T("dueAt")] }, { elapsed: [v(""), "PT1H"] }] })).toBe(true);
  });
});

describe("Changes of the event", () => {
  table([
    [{ changed: [T("priority")] }, true],
    [{ changed: T("status") }, true],
    [{ changed: [T("assignee")] }, false],
    [{ changed: [T("group")] }, false],
    [{ changedFrom: [T("priority"), "low"] }, true],
    [{ changedFrom: [T("priority"), "high"] }, false],
    [{ changedTo: [T("priority"), "high"] }, true],
    [{ changedTo: [T("assignee"), null] }, false],
    [{ changedTo: [T("status"), v("requester.kind")] }, null],
  ]);

  test("without an event they are unknown; an event that changes nothing changed nothing", () => {
    for (const json of [
      { changed: [T("priority")] },
      { changedFrom: [T("priority"), "low"] },
      { changedTo: [T("priority"), "high"] },
    ]) {
      expect(answer(json, { event: undefined })).toBeNull();
      expect(answer(json, { event: null })).toBe(false);
      expect(answer(json, { event: { type: "woken" } })).toBe(false);
    }
  });
});
