import { describe, expect, test } from "vitest";
import { SYSTEM } from "../../blueprints/people.ts";
import { offers } from "../../runtime/offers.ts";
import { agent, Desk, definitions, published, requester } from "../runtime/desk.ts";

const ana = agent("ana", ["group:finance", "role:agent"]);
const state = (id: string, status = "open", more: object = {}) => ({ id, name: id, status, ...more });

describe("a process that waits for its children", () => {
  const flow = published({
    key: "flow",
    entry: { into: { new: "a", open: "a" } },
    states: [state("a"), state("waits", "hold"), state("done", "solved")],
    transitions: [
      {
        id: "split",
        name: "Split",
        from: ["a"],
        to: "waits",
        after: [
          { do: "createChild", subject: "One of #{{ticket.number}}", department: "department:sales" },
          { do: "createChild", subject: "Two of #{{ticket.number}}", group: "group:stock" },
        ],
      },
      { id: "go-on", name: "Go on", from: ["waits"], to: "done", start: { on: "childrenSolved" } },
      {
        id: "force",
        name: "Force",
        from: ["waits"],
        to: "done",
        before: { when: { atMost: [{ var: "ticket.openChildren" }, 1] } },
      },
    ],
  });
  const split = () => new Desk(definitions([flow])).submit({ assignee: ana.id }).step(ana, "split");
  const childrenOf = ({ present }: Desk) => (present.links ?? []).map(({ ticket }) => ticket);
  const solved = (desk: Desk, child: string | undefined, is = true) =>
    desk.send({ type: "childChanged", child: child ?? "", solved: is }, SYSTEM);

  test("goes on by itself when the last of them is solved, and not before", () => {
    const desk = split();
    const [one, two] = childrenOf(desk);
    expect(desk.facts.map(({ type }) => type)).toContain("linked");
    expect(new Set([one, two]).size).toBe(2);
    solved(desk, one);
    expect(desk.state).toBe("waits");
    solved(desk, two);
    expect(desk.state).toBe("done");
    expect(desk.facts).toMatchObject([
      { type: "childMoved", ticket: two, solved: true, open: 0 },
      { type: "transitionTaken", transition: "go-on", how: "event" },
      { type: "stateEntered", state: "done" },
      { type: "statusChanged", to: "solved" },
    ]);
  });

  test("offers a step by how many are left", () => {
    const desk = split();
    const offered = () =>
      offers(desk.definitions, desk.present, ana, desk.now, {}).offered.map(({ transition }) => transition);
    expect(offered()).toEqual([]);
    solved(desk, childrenOf(desk)[0]);
    expect(offered()).toEqual(["force"]);
  });

  test("hears the same twice as once, and nothing of a ticket that is no child of it", () => {
    const desk = split();
    const [one] = childrenOf(desk);
    solved(desk, one);
    expect(solved(desk, one)).toMatchObject({ outcome: "accepted", facts: [] });
    expect(solved(desk, "stranger")).toMatchObject({ outcome: "accepted", facts: [] });
  });
});

describe("A18: after solving, the requester's opinion", () => {
  const bad = { is: [{ var: "ticket.rating" }, "bad"] };
  const deskOf = (when: object) => {
    const flow = published({
      key: "flow",
      entry: { into: { new: "a", open: "a" } },
      states: [state("a"), state("solved", "solved"), state("call-back")],
      transitions: [
        { id: "solve", name: "Solve", from: ["a"], to: "solved", after: [{ do: "askRating" }] },
        { id: "unhappy", name: "Unhappy", from: ["solved"], to: "call-back", start: { on: "rated", when } },
      ],
    });
    const desk = new Desk(definitions([flow])).submit({ assignee: ana.id }).step(ana, "solve");
    expect(desk.effects).toMatchObject([{ type: "askRating", to: ["requester:1"], everyDays: 30 }]);
    return desk;
  };
  const rates = (desk: Desk, rating: "good" | "okay" | "bad", comment = "", by = requester) => {
    desk.send({ type: "ratingGiven", rating, stars: null, comment }, by);
    return desk;
  };

  test("A18: a bad rating takes the branch that is drawn for it, a good one does not", () => {
    expect(rates(deskOf(bad), "good").state).toBe("solved");
    expect(rates(deskOf(bad), "bad").state).toBe("call-back");
    const other = rates(deskOf(bad), "good");
    rates(other, "bad", "", { ...requester, id: "requester:2" });
    expect(other.reasons).toMatchObject([{ code: "notAllowed" }]);
  });

  test("A18: a branch that wants a comment with it is taken by one alone, also when it is given afterwards", () => {
    const withWords = { allOf: [bad, { notEmpty: [{ var: "event.text" }] }] };
    expect(rates(deskOf(withWords), "okay", "So so.").state).toBe("solved");
    const desk = rates(deskOf(withWords), "bad");
    expect(desk.state).toBe("solved");
    expect(rates(desk, "bad", "Nobody called.").state).toBe("call-back");
  });

  test.each([
    ["resolved", 1],
    ["cancelled", 0],
    ["duplicate", 0],
    ["spam", 0],
    ["noAnswer", 0],
    ["merged", 0],
  ])("A18: what ended as %s asks for %d rating", (outcome, asked) => {
    const flow = published({
      key: "flow",
      entry: { into: { new: "a", open: "a" } },
      states: [state("a"), state("over", "solved", { final: outcome })],
      transitions: [{ id: "end", name: "End", from: ["a"], to: "over", after: [{ do: "askRating" }] }],
    });
    const desk = new Desk(definitions([flow])).submit({ assignee: ana.id }).step(ana, "end");
    expect([desk.state, desk.effects.length]).toEqual(["over", asked]);
  });
});
