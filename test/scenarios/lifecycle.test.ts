import { expect, test } from "vitest";
import { BASE_LIFECYCLE } from "../../runtime/base-lifecycle.ts";
import { agent, Desk, definitions, published, requester } from "../runtime/desk.ts";

const ana = agent("ana");
const rule = { ...agent("x"), id: "rule:nightly", kind: "rule" } as const;
const free = () => new Desk(definitions([])).submit();

test("S01: assigning a new ticket makes it open, in one event", () => {
  const desk = free().change(ana, { assignee: "agent:ana" });
  expect(desk.facts).toMatchObject([
    { type: "assigned", assignee: "agent:ana", was: { assignee: null } },
    { type: "statusChanged", from: "new", to: "open" },
  ]);
});

test("S01: a ticket that comes assigned is open", () => {
  expect(new Desk(definitions([])).submit({ assignee: "agent:ana" }).present.status).toBe("open");
});

test.each([ana, rule, { ...ana, rights: ["close"] } as const])(
  "S02: nobody sets a ticket back to new ($id)",
  (actor) => {
    const desk = free().change(ana, { assignee: "agent:ana" });
    const before = desk.present;
    expect(desk.change(actor, { status: "new" }).refusals()).toEqual(["statusNotAllowed /status"]);
    expect(desk.ticket).toBe(before);
  },
);

test.each(["pending", "hold", "solved"] as const)("S03: the requester's word opens a ticket that is %s", (status) => {
  const desk = free().change(ana, { assignee: "agent:ana" }).change(ana, { status });
  desk.says(requester, "Here it is");
  expect(desk.present).toMatchObject({ status: "open", assignee: "agent:ana", reopens: status === "solved" ? 1 : 0 });
  expect(desk.types().slice(0, 1)).toEqual(["messageAdded"]);
});

test("S03: a CC's public word opens as the requester's does, an automatic one or an agent's does not", () => {
  const pending = () => free().change(ana, { assignee: "agent:ana" }).change(ana, { status: "pending" });
  expect(pending().says(requester, "Here", { cc: true }).present.status).toBe("open");
  expect(pending().says(requester, "Away", { automatic: true }).present.status).toBe("pending");
  expect(pending().says(ana, "A reminder").present.status).toBe("pending");
});

test("S04: solving an unassigned ticket is refused, or makes the solver its owner where the lifecycle says so", () => {
  expect(free().change(ana, { status: "solved" }).refusals()).toEqual(["assigneeNeeded /status"]);
  const kind = new Desk(definitions([], [], { lifecycle: { ...BASE_LIFECYCLE, assignOnSolve: true } })).submit();
  kind.change(ana, { status: "solved" });
  expect(kind.present).toMatchObject({ status: "solved", assignee: "agent:ana" });
});

test("S04: a person's step into solved needs an owner too, and is not offered without one", () => {
  const flow = published({
    key: "flow",
    entry: { into: { new: "open" } },
    states: [
      { id: "open", name: "Open", status: "open" },
      { id: "done", name: "Done", status: "solved", final: "resolved" },
    ],
    transitions: [{ id: "done", name: "Done", from: ["open"], to: "done" }],
  });
  const desk = new Desk(definitions([flow])).submit();
  expect(desk.offered(ana)).toEqual([]);
  expect(desk.step(ana, "done").refusals()).toEqual(["assigneeNeeded "]);
  expect(desk.change(ana, { assignee: "agent:ana" }).step(ana, "done").present.status).toBe("solved");
});

test("S05: no agent closes by hand; a rule does, and so does the API with its right", () => {
  expect(free().change(ana, { status: "closed" }).reasons).toMatchObject([
    { code: "statusNotAllowed", details: { allowed: ["open", "pending", "hold", "solved"] } },
  ]);
  expect(free().change(rule, { status: "closed" }).present.status).toBe("closed");
  expect(free().change({ ...ana, rights: ["close"] }, { status: "closed" }).present.status).toBe("closed");
});

test("S12: a priority, once set, cannot be emptied", () => {
  const desk = free().change(ana, { priority: "high" });
  expect(desk.change(ana, { priority: null }).refusals()).toEqual(["invalid /priority"]);
  expect(desk.change(ana, { priority: "low" }).present.priority).toBe("low");
});

test("S13: where a step asks for a public reply, pending without one is refused, by the step and by the lock", () => {
  const flow = published({
    key: "flow",
    entry: { into: { new: "open" } },
    states: [
      { id: "open", name: "Open", status: "open" },
      { id: "asked", name: "Asked", status: "pending" },
    ],
    transitions: [{ id: "ask", name: "Ask", from: ["open"], to: "asked", during: [{ ask: "reply", required: true }] }],
  });
  const desk = new Desk(definitions([flow])).submit();
  expect(desk.step(ana, "ask").refusals()).toEqual(["missing /reply"]);
  expect(desk.change(ana, { status: "pending" }).refusals()).toEqual(["locked /status"]);
  expect(desk.change(rule, { status: "pending" }).refusals()).toEqual(["locked /status"]);
  expect(desk.step(ana, "ask", { reply: "Which phone?" }).present.status).toBe("pending");
});

test("a state of status new is shown as open once somebody has the ticket", () => {
  const flow = published({
    key: "flow",
    entry: { into: { new: "fresh" } },
    states: [{ id: "fresh", name: "Fresh", status: "new" }],
    transitions: [],
  });
  const desk = new Desk(definitions([flow])).submit();
  expect(desk.present.status).toBe("new");
  expect(desk.change(ana, { assignee: "agent:ana" }).present).toMatchObject({
    status: "open",
    place: { state: "fresh" },
  });
  expect(desk.change(ana, { assignee: null }).present.status).toBe("open");
});

test("everything wrong with an edit is said at once", () => {
  // The wrong priority is what a client may send in spite of the types.
  const desk = free().change(ana, { subject: " ", priority: "soon" as "low", fields: { nowhere: 1 } });
  expect(desk.refusals()).toEqual(["invalid /subject", "invalid /priority", "unknown /fields/nowhere"]);
});

test("a solved free ticket is closed by the lifecycle after so long, unless a word opened it before", () => {
  const DAY = 86_400_000;
  const given = definitions([], [], { lifecycle: { ...BASE_LIFECYCLE, closeAfter: "P4D" } });
  const solved = () => new Desk(given).submit({ assignee: "agent:ana" }).change(ana, { status: "solved" });
  const desk = solved().pass(4 * DAY - 1);
  expect(desk.present.status).toBe("solved");
  expect(desk.pass(1).facts).toMatchObject([
    { type: "statusChanged", to: "closed", by: "system", rule: "lifecycle:base-lifecycle/closeAfter" },
  ]);
  expect(desk.wakeAt).toBeNull();
  const opened = solved()
    .pass(3 * DAY)
    .says(requester, "It is back");
  expect(opened.pass(5 * DAY).present.status).toBe("open");
});
