import { expect, test } from "vitest";
import { decide } from "../../runtime/decide.ts";
import { offers } from "../../runtime/offers.ts";
import { agent, Desk, definitions, field, HOUR, published, requester } from "../runtime/desk.ts";

const ana = agent("ana", ["role:agent", "department:finance"]);
const state = (id: string, status = "open", more: object = {}) => ({ id, name: id, status, ...more });
const step = (id: string, from: string[] | "any", to: string, more: object = {}) => ({
  id,
  name: id,
  from,
  to,
  ...more,
});
const after = (duration: string) => ({ start: { after: duration, time: "calendar" } });
const replied = { start: { on: "requesterReplied" } };

/** One step from `open` to `next` that asks what is given. */
const asking = (during: readonly object[], more: object = {}) =>
  published({
    key: "asking",
    entry: { into: { new: "open" } },
    states: [state("open"), state("next", "pending")],
    transitions: [step("go", ["open"], "next", { during, ...more })],
  });

test("closed is final: neither time nor a changed field leads out of it", () => {
  const process = published({
    key: "closing",
    entry: { into: { new: "open" } },
    states: [state("open"), state("shut", "closed"), state("again")],
    transitions: [
      step("shut", ["open"], "shut", after("PT1H")),
      step("by-time", ["shut"], "again", after("PT1H")),
      step("by-change", ["shut"], "again", { start: { on: "fieldChanged" } }),
    ],
  });
  const desk = new Desk(definitions([process])).submit().pass(HOUR);
  expect(desk.wakeAt).toBeNull();
  desk.change(ana, { priority: "high" });
  expect(desk.present).toMatchObject({ status: "closed", priority: "high", place: { state: "shut" } });
  expect(desk.pass(9 * HOUR, true).present.status).toBe("closed");
});

test("S12: a priority, once set, is not emptied by a step either", () => {
  const desk = new Desk(definitions([asking([{ ask: "field", field: "priority" }])])).submit({ priority: "high" });
  expect(desk.step(ana, "go", { priority: null }).refusals()).toEqual(["invalid /fields/priority"]);
  expect(desk.present.priority).toBe("high");
});

test("B8: a reply or a note of nothing but blanks is no reply and no note", () => {
  const process = asking([{ ask: "reply" }, { ask: "note" }, { ask: "resolution" }]);
  const desk = new Desk(definitions([process])).submit();
  desk.step(ana, "go", { reply: " \n ", note: "  ", resolution: "\t\u200b\u2060" });
  expect(desk.state).toBe("next");
  expect(desk.types()).toEqual(["transitionTaken", "stateEntered", "statusChanged"]);
  expect(desk.effects).toEqual([]);
});

test("B10: an item that stands twice, for two cases, is asked in the case that holds", () => {
  const twice = ["hardware", "software"].map((cause) => ({
    ask: "field",
    field: "serial",
    required: true,
    showWhen: { is: [{ var: "answers.cause" }, cause] },
  }));
  const process = asking([{ ask: "field", field: "cause", required: true }, ...twice]);
  const make = () => new Desk(definitions([process], [field("cause"), field("serial")])).submit();
  expect(make().step(ana, "go", { cause: "software", serial: "7" }).present.fields).toMatchObject({ serial: "7" });
  expect(make().step(ana, "go", { cause: "software" }).refusals()).toEqual(["missing /fields/serial"]);
});

test("two replies in one step are one reply", () => {
  const desk = new Desk(definitions([asking([{ ask: "reply" }, { ask: "reply", required: true }])])).submit();
  desk.step(ana, "go", { reply: "Once." });
  expect(desk.types().filter((type) => type === "messageAdded")).toHaveLength(1);
  expect(desk.effects).toHaveLength(1);
});

test("B10: what only a hidden value shows is hidden with it, in whichever order they stand", () => {
  const process = asking([
    { ask: "field", field: "third", showWhen: { is: [{ var: "answers.second" }, "yes"] } },
    { ask: "field", field: "second", showWhen: { is: [{ var: "answers.first" }, "yes"] } },
    { ask: "field", field: "first" },
  ]);
  const desk = new Desk(
    definitions(
      [process],
      ["first", "second", "third"].map((key) => field(key)),
    ),
  ).submit();
  desk.step(ana, "go", { first: "no", second: "yes", third: "kept out" });
  expect(desk.present.fields).toEqual({ first: "no" });
});

test("what a value was before the event is what it was before the first of its changes", () => {
  const process = published({
    key: "twice",
    entry: { into: { new: "open" } },
    states: [state("open"), state("set"), state("was-empty")],
    transitions: [
      step("go", ["open"], "set", {
        after: ["one", "two"].map((value) => ({ do: "setField", field: "product", value })),
      }),
      step("seen", ["set"], "was-empty", {
        start: { on: "fieldChanged", when: { changedFrom: [{ var: "ticket.fields.product" }, null] } },
      }),
    ],
  });
  const desk = new Desk(definitions([process], [field("product")])).submit();
  expect(desk.step(ana, "go").state).toBe("was-empty");
});

test("S04: a requester's own step into solved needs an owner too, and offers say the same", () => {
  const process = published({
    key: "own",
    entry: { into: { new: "open" } },
    states: [state("open"), state("done", "solved", { final: "resolved" })],
    transitions: [step("fine", ["open"], "done", { before: { who: ["requester"] } })],
  });
  const desk = new Desk(definitions([process])).submit();
  expect(desk.offered(requester)).toEqual([]);
  expect(desk.step(requester, "fine").refusals()).toEqual(["assigneeNeeded "]);
  desk.change(ana, { assignee: "agent:ana" });
  expect(desk.offered(requester)).toEqual(["fine"]);
  expect(desk.step(requester, "fine").state).toBe("done");
});

test("a step that takes the owner away is not offered into solved", () => {
  const process = published({
    key: "away",
    entry: { into: { new: "open", open: "open" } },
    states: [state("open"), state("done", "solved", { final: "resolved" })],
    transitions: [step("go", ["open"], "done", { after: [{ do: "assign", to: "group:finance" }] })],
  });
  const desk = new Desk(definitions([process])).submit({ assignee: "agent:ana" });
  expect(desk.step(ana, "go").refusals()).toEqual(["assigneeNeeded "]);
  const { refused } = offers(desk.definitions, desk.present, ana, desk.now, {});
  expect(refused.map(({ transition }) => transition)).toEqual(["go"]);
});

test("S06: a word that comes the moment before the ticket closes does not keep it from closing", () => {
  const desk = new Desk(definitions([])).submit({ status: "solved", assignee: "agent:ana" });
  const closes = desk.wakeAt ?? 0;
  const event = { id: "late", ticket: "t1", at: closes - 1, actor: ana, type: "changeRequested" } as const;
  const decision = decide(desk.definitions, desk.present, { ...event, changes: { priority: "high" } }, closes + 5, {});
  expect(decision).toMatchObject({ outcome: "accepted", wakeAt: closes });
});

const solving = published({
  key: "solving",
  entry: { into: { new: "open" } },
  states: [state("open"), state("answered", "solved"), state("ended", "solved", { final: "resolved" })],
  transitions: [
    step("answer", ["open"], "answered", { after: [{ do: "assign", to: "actor" }] }),
    step("not-solved", ["answered"], "open", replied),
    step("end", ["answered"], "ended", after("PT96H")),
  ],
});

test("S03: a drawn way back from solved is counted as a reopening", () => {
  const desk = new Desk(definitions([solving])).submit().step(ana, "answer");
  desk.says(requester, "Still broken.");
  expect(desk.present).toMatchObject({ status: "open", reopens: 1, solvedAt: null, place: { state: "open" } });
  expect(desk.facts).toContainEqual(expect.objectContaining({ type: "reopened", into: "open" }));
});

test("S03: a free ticket that goes from solved to pending is reopened as well", () => {
  const desk = new Desk(definitions([])).submit({ status: "solved", assignee: "agent:ana" });
  desk.change(ana, { status: "pending" });
  expect(desk.present).toMatchObject({ status: "pending", reopens: 1 });
});

test("a word that reopens into a state which is solved itself goes the way drawn from there", () => {
  const desk = new Desk(definitions([solving]))
    .submit()
    .step(ana, "answer")
    .pass(96 * HOUR);
  expect(desk.state).toBe("ended");
  desk.says(requester, "Still broken.");
  expect(desk.present).toMatchObject({ status: "open", reopens: 1, place: { state: "open" } });
});

test("a word that reopens into a solved state without a drawn way is not lost: the ticket says so", () => {
  const silent = published({
    key: "silent",
    entry: { into: { new: "open" } },
    states: [state("open"), state("answered", "solved"), state("ended", "solved", { final: "resolved" })],
    transitions: [
      step("answer", ["open"], "answered", { after: [{ do: "assign", to: "actor" }] }),
      step("end", ["answered"], "ended"),
    ],
  });
  const desk = new Desk(definitions([silent])).submit().step(ana, "answer").step(ana, "end");
  expect(desk.says(requester, "Still broken.").present.flags).toEqual(["customerReplied"]);
});

test("a word that reopens into a state where the requester is waited for is flagged, or goes the way drawn from there", () => {
  const resuming = (more: readonly object[]) =>
    published({
      key: "resuming",
      entry: { into: { new: "asked" } },
      states: [state("asked", "pending"), state("heard"), state("ended", "solved", { final: "noAnswer" })],
      transitions: [step("end", ["asked"], "ended", after("PT1H")), ...more],
    });
  const drawn = resuming([step("hear", ["asked"], "heard", replied)]);
  const reopened = (process: typeof drawn) =>
    new Desk(definitions([process])).submit().pass(HOUR).says(requester, "I am back.").present;
  expect(reopened(resuming([]))).toMatchObject({ place: { state: "asked" }, flags: ["customerReplied"], reopens: 1 });
  expect(reopened(drawn)).toMatchObject({ place: { state: "heard" }, flags: [], reopens: 1 });
});

test("a ticket that enters into a final state has ended there, and the requester's word brings it back", () => {
  const process = published({
    key: "told-at-once",
    entry: { into: { new: "told" } },
    states: [state("told", "solved", { final: "duplicate", reenter: "open" }), state("open")],
    transitions: [step("again", ["open"], "told")],
  });
  const desk = new Desk(definitions([process])).submit();
  expect(desk.present).toMatchObject({ status: "solved", outcome: "duplicate", place: { ended: "duplicate" } });
  expect(desk.says(requester, "No, it is another one.").present).toMatchObject({
    outcome: null,
    place: { state: "open" },
  });
});

test("a captured ticket that has no department yet may be given one", () => {
  const make = (departments?: readonly string[]) =>
    new Desk(
      definitions([
        published({
          key: "any",
          ...(departments ? { departments } : {}),
          entry: { into: { new: "open" } },
          states: [state("open")],
          transitions: [],
        }),
      ]),
    ).submit();
  expect(make().change(ana, { department: "department:finance" }).present.department).toBe("department:finance");
  const elsewhere = make(["department:vtouch"]).change(ana, { department: "department:finance" });
  expect(elsewhere.refusals()).toEqual(["locked /department"]);
});
