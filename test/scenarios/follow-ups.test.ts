import { describe, expect, test } from "vitest";
import type { Event } from "../../blueprints/event.ts";
import { decide } from "../../runtime/decide.ts";
import { agent, Desk, definitions, HOUR, published, requester, START } from "../runtime/desk.ts";

const ana = agent("ana", ["group:finance"]);

const closed = (): Desk => {
  const desk = new Desk(definitions([])).submit({ subject: "Invoice", department: null, category: "billing" });
  desk.change({ ...ana, rights: ["close"] }, { assignee: "agent:ana", status: "solved" });
  desk.change({ ...ana, rights: ["close"] }, { status: "closed" });
  return desk;
};

/** What the word comes to on other tickets. */
function follows(desk: Desk, text: string, more: object = {}): readonly Event[] {
  const event = {
    id: "word",
    ticket: "t1",
    at: desk.now,
    actor: requester,
    type: "messageReceived",
    message: { public: true, authorKind: "requester", text, ...more },
  } as Event;
  const decision = decide(desk.definitions, desk.present, event, desk.now, {});
  if (decision.outcome !== "accepted") throw new Error(decision.outcome);
  return decision.follows ?? [];
}

describe("B35: the requester's word on what is solved and not closed", () => {
  const state = (id: string, status: string) => ({ id, name: id, status });
  const flow = published({
    key: "flow",
    entry: { into: { new: "open", open: "open" } },
    states: [state("open", "open"), state("resolved", "solved")],
    transitions: [
      { id: "resolve", name: "Resolve", from: ["open"], to: "resolved", after: [{ do: "assign", to: "actor" }] },
      { id: "reopen", name: "Reopen", from: ["resolved"], to: "open", start: { on: "requesterReplied" } },
    ],
  });
  const resolved = (): Desk => new Desk(definitions([flow])).submit().pass(HOUR).step(ana, "resolve").pass(HOUR);

  test("B35: takes the step that is drawn for it, and the history keeps when it was first solved", () => {
    const desk = resolved();
    const first = desk.present.solvedAt;
    desk.says(requester, "It happened again.");
    expect(desk.facts.map(({ type }) => type)).toContain("reopened");
    expect(desk.present).toMatchObject({ status: "open", reopens: 1, assignee: "agent:ana", place: { state: "open" } });
    desk.pass(HOUR).step(ana, "resolve");
    const solved = desk.journal.filter((fact) => fact.type === "statusChanged" && fact.to === "solved");
    expect(solved.map(({ at }) => at)).toEqual([first, START + 3 * HOUR]);
    expect(desk.present.solvedAt).toBe(START + 3 * HOUR);
  });

  test("B35: bare thanks keep it solved, flagged, and do not take the step", () => {
    const desk = resolved().says(requester, "merci !");
    expect(desk.present).toMatchObject({
      status: "solved",
      reopens: 0,
      flags: ["thanked"],
      place: { state: "resolved" },
    });
  });
});

describe("B35, S08: the requester's word on a closed ticket", () => {
  test("opens a ticket that follows it, with what was said, and leaves the closed one as it is", () => {
    const desk = closed();
    const before = desk.present;
    desk.says(requester, "It is charged again.");
    expect(desk.facts).toMatchObject([{ type: "linked", link: "followUp", by: "requester:1" }]);
    expect({ ...desk.present, links: undefined, facts: 0, updatedAt: 0 }).toEqual({
      ...before,
      links: undefined,
      facts: 0,
      updatedAt: 0,
    });
    const [opened] = follows(closed(), "It is charged again.");
    expect(opened).toMatchObject({
      type: "ticketSubmitted",
      actor: { id: "requester:1" },
      draft: { number: 0, subject: "Invoice", requester: "requester:1", category: "billing" },
      message: { text: "It is charged again." },
      link: { kind: "followUpOf", ticket: "t1" },
    });
  });

  test("opens another one each time, under an id of its own", () => {
    const desk = closed().says(requester, "Once more.").says(requester, "And again.");
    const links = desk.present.links ?? [];
    expect(links.map(({ kind }) => kind)).toEqual(["followUp", "followUp"]);
    expect(new Set(links.map(({ ticket }) => ticket)).size).toBe(2);
  });

  test("is kept and opens nothing when it is bare thanks, which is flagged, or a machine's", () => {
    const desk = closed().says(requester, "merci !");
    expect(desk.types()).toEqual(["messageAdded", "flagged"]);
    expect([desk.present.status, desk.present.flags]).toEqual(["closed", ["thanked"]]);
    expect(follows(closed(), "merci !")).toEqual([]);
    const away = closed().says(requester, "I am away until Monday.", { automatic: true });
    expect(away.types()).toEqual(["messageAdded"]);
    expect(follows(closed(), "I am away.", { automatic: true })).toEqual([]);
  });

  test("is no way for agents: closed stays closed", () => {
    expect(closed().says(ana, "One more thing.").refusals()).toEqual(["closed "]);
    expect(closed().says(ana, "Noted.", { public: false }).refusals()).toEqual(["closed "]);
  });

  test("of somebody in copy does the same", () => {
    expect(closed().says(requester, "It is charged again.", { cc: true }).types()).toEqual(["linked"]);
  });
});
