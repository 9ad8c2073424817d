import { describe, expect, test } from "vitest";
import { answer, T, table, v } from "./condition-scope.ts";

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
