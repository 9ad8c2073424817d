import { describe, expect, test } from "vitest";
import type { NewTicket } from "../../../blueprints/event.ts";
import type { Fact } from "../../../blueprints/facts.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { mergeConflicts, mergeDifferences } from "../../../runtime/merge/conflicts.ts";
import { againstMerge } from "../../../runtime/merge/merge.ts";
import { agent, START } from "../desk.ts";

const stamp = { at: START, by: "agent:ana" };

function ticket(number: number, draft: Partial<NewTicket>, ...facts: readonly Fact[]): Ticket {
  const whole: NewTicket = { number, subject: "Charged twice", channel: "mail", requester: "requester:1", ...draft };
  const created = evolve(null, { ...stamp, type: "ticketCreated", id: `ticket-${number}`, draft: whole });
  return facts.reduce<Ticket>(evolve, created);
}

const word: Fact = {
  ...stamp,
  type: "messageAdded",
  message: {
    id: "word",
    at: START,
    public: true,
    channel: "mail",
    author: "requester:1",
    authorKind: "requester",
    from: null,
    to: [],
    cc: [],
    messageId: null,
    inReplyTo: null,
    automatic: false,
    text: "And?",
    attachments: [],
  },
};
const asked: Fact = { ...stamp, type: "approvalAsked", of: ["agent:marc"], need: 1, fields: [] };
const codes = (source: Ticket, target: Ticket) =>
  mergeConflicts(source, target).map(({ code, asks }) => `${code} ${asks}`);

describe("what a merge meets", () => {
  test("two tickets of one person in one department meet nothing", () => {
    expect(codes(ticket(1, {}, word), ticket(2, { status: "open" }))).toEqual([]);
  });

  test("other requesters, departments and a running approval are agreed to; children and tasks are told", () => {
    const source = ticket(
      1,
      { department: "department:finance" },
      asked,
      { ...stamp, type: "linked", link: "child", ticket: "child" },
      { ...stamp, type: "taskCreated", task: "t", title: "Call", to: null, dueAt: null },
    );
    const target = ticket(2, { requester: "requester:2" }, asked);
    expect(codes(source, target)).toEqual([
      "requesters agree",
      "departments agree",
      "approval agree",
      "children know",
      "tasks know",
    ]);
    expect(mergeConflicts(source, target)[2]?.message.en).toMatch(/^Both wait for an approval/);
  });

  test("a word that nobody has answered asks whether what rests is taken up", () => {
    for (const status of ["pending", "hold", "solved"] as const)
      expect(codes(ticket(1, {}, word), ticket(2, { status }))).toEqual(["unanswered choose"]);
    expect(codes(ticket(1, {}), ticket(2, { status: "solved" }))).toEqual([]);
  });

  test("fields differ where the one that goes says something else", () => {
    const source = ticket(1, { priority: "high", fields: { invoice: "88213", note: null } });
    const target = ticket(2, { priority: "low", category: "billing", fields: { note: "x" } });
    expect(mergeDifferences(source, target)).toEqual([
      { field: "priority", source: "high", target: "low" },
      { field: "fields.invoice", source: "88213", target: null },
    ]);
  });

  test("S25: nothing is merged out of what is solved, or into what is closed", () => {
    const ana = agent("ana");
    const against = (source: Ticket, target: Ticket) => againstMerge(source, target, ana).map(({ code }) => code);
    expect(against(ticket(1, { status: "solved" }), ticket(2, {}))).toEqual(["statusNotAllowed"]);
    expect(against(ticket(1, {}), ticket(2, { status: "closed" }))).toEqual(["closed"]);
    expect(against(ticket(1, {}), ticket(2, { status: "solved" }))).toEqual([]);
    const gone = evolve(ticket(1, {}), { ...stamp, type: "merged", into: "ticket-2", number: 2 });
    expect(againstMerge(ticket(2, {}), gone, ana)[0]?.message.en).toBe("#1 was merged into #2 meanwhile.");
  });
});
