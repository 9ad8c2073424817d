import { expect, test } from "vitest";
import { offers } from "../../runtime/offers.ts";
import { agent, Desk, definitions, field, HOUR, MINUTE, published, requester, thirdParty } from "../runtime/desk.ts";

const ana = agent("ana", ["group:finance", "role:agent"]);
const state = (id: string, status = "open", more: object = {}) => ({ id, name: id, status, ...more });

const finance = published({
  key: "finance",
  entry: { into: { new: "open", open: "open", hold: "third-party" } },
  states: [
    state("open"),
    state("in-progress"),
    state("late"),
    state("third-party", "hold"),
    state("answered", "solved"),
    state("spam", "solved", { final: "spam" }),
  ],
  transitions: [
    {
      id: "take",
      name: "Take",
      from: ["open", "late"],
      to: "in-progress",
      before: { who: ["group:finance"] },
      after: [{ do: "assign", to: "actor" }],
    },
    { id: "ask", name: "Ask", from: ["in-progress"], to: "third-party", before: { who: ["owner"] } },
    { id: "too-late", name: "Late", from: ["in-progress"], to: "late", start: { after: "PT48H", time: "calendar" } },
    {
      id: "third-party-replied",
      name: "Answered",
      from: ["third-party"],
      to: "in-progress",
      start: { on: "thirdPartyReplied" },
    },
    { id: "answer", name: "Answer", from: ["in-progress"], to: "answered", before: { who: ["owner"] } },
    { id: "not-solved", name: "Not solved", from: ["answered"], to: "in-progress", start: { on: "requesterReplied" } },
    { id: "spam", name: "Spam", from: "any", except: ["answered"], to: "spam", before: { who: ["role:agent"] } },
  ],
});

const make = () => new Desk(definitions([finance])).submit();
const taken = () => make().step(ana, "take");

test("A10: 48 h in progress make it late by itself: once, by the system, with the rule named", () => {
  const desk = taken().pass(48 * HOUR - 1);
  expect(desk.state).toBe("in-progress");
  desk.pass(1);
  expect(desk.state).toBe("late");
  expect(desk.facts[0]).toMatchObject({
    type: "transitionTaken",
    transition: "too-late",
    how: "time",
    by: "system",
    rule: "blueprint:finance@1/transitions/too-late",
  });
  expect(desk.wakeAt).toBeNull();
  desk.pass(500 * HOUR, true);
  expect(desk.facts).toEqual([]);
});

test("A10: each visit of the state has its own 48 h", () => {
  const desk = taken()
    .pass(48 * HOUR)
    .step(ana, "take")
    .pass(47 * HOUR);
  expect(desk.state).toBe("in-progress");
  expect(desk.pass(HOUR).state).toBe("late");
  expect(desk.present.place?.visits).toMatchObject({ "in-progress": 2, late: 2 });
});

test("A5: after a step the next ones are offered at once, and what will happen by itself is told", () => {
  const desk = taken();
  expect(desk.offered(ana)).toEqual(["ask", "answer", "spam"]);
  expect(offers(desk.definitions, desk.present, ana, desk.now, {}).byItself).toEqual([
    { transition: "too-late", name: "Late", to: "late", dueAt: desk.now + 48 * HOUR, on: null },
  ]);
});

test("A5: the steps that remain to the end of the process are counted", () => {
  const left = (desk: Desk) => offers(desk.definitions, desk.present, ana, desk.now, {}).toEnd;
  const row = published({
    key: "row",
    entry: { into: { new: "a" } },
    states: [state("a"), state("b"), state("c", "solved", { final: "resolved" })],
    transitions: [
      { id: "one", name: "One", from: ["a"], to: "b", after: [{ do: "assign", to: "actor" }] },
      { id: "two", name: "Two", from: ["b"], to: "c" },
      { id: "back", name: "Back", from: ["b"], to: "a" },
    ],
  });
  const desk = new Desk(definitions([row])).submit();
  expect(left(desk)).toBe(2);
  expect(left(desk.step(ana, "one"))).toBe(1);
  expect(left(desk.step(ana, "two"))).toBe(0);
});

test("A3: each kind of request sees its own next steps, and a change of kind changes them at once", () => {
  const kinds = {
    problem: ["ask-team", "reproduce", "answer"],
    suggestion: ["to-product", "decline"],
    question: ["from-kb"],
  };
  const triage = published({
    key: "triage",
    entry: { into: { new: "triaged" } },
    states: [state("triaged"), state("next")],
    transitions: Object.entries(kinds).flatMap(([kind, steps]) =>
      steps.map((id) => ({
        id,
        name: id,
        from: ["triaged"],
        to: "next",
        before: { when: { is: [{ var: "ticket.type" }, kind] } },
      })),
    ),
  });
  const desk = new Desk(definitions([triage])).submit({ type: "problem" });
  for (const [kind, steps] of Object.entries(kinds)) {
    desk.change(ana, { type: kind });
    expect(desk.offered(ana)).toEqual(steps);
  }
});

test("B16: a common step is offered in every state that is not final, but for the excluded ones", () => {
  const desk = taken();
  expect(desk.offered(ana)).toContain("spam");
  expect(desk.step(ana, "answer").offered(ana)).not.toContain("spam");
  expect(desk.step(ana, "spam").refusals()).toEqual(["notFromHere /transition"]);
  expect(taken().step(ana, "spam").present).toMatchObject({
    status: "solved",
    outcome: "spam",
    place: { ended: "spam" },
  });
});

test("B18: leaving a minute before cancels the timer, and coming back starts it anew", () => {
  const desk = taken().pass(48 * HOUR - MINUTE);
  desk.step(ana, "ask").pass(100 * HOUR);
  expect(desk.state).toBe("third-party");
  desk.says(thirdParty, "Paid.");
  expect(desk.state).toBe("in-progress");
  expect(desk.wakeAt).toBe(desk.now + 48 * HOUR);
});

test("B18: a server that was down acts on return, once, stamped with both times", () => {
  const desk = taken();
  const due = desk.now + 48 * HOUR;
  desk.pass(50 * HOUR, true);
  expect(desk.facts[0]).toMatchObject({ at: due, dueAt: due, noticedAt: due + 2 * HOUR });
  expect(desk.present.place?.since).toBe(due);
});

test("B19: a third party's answer moves the ticket, and an automatic word does not", () => {
  const desk = taken().step(ana, "ask");
  desk.says(thirdParty, "Out of office", { automatic: true });
  expect(desk.state).toBe("third-party");
  desk.says(thirdParty, "Paid.");
  expect(desk.types()).toEqual(["messageAdded", "transitionTaken", "stateEntered", "statusChanged"]);
  expect(desk.facts[1]).toMatchObject({ how: "event", by: "system" });
});

test("B19: at one instant a word beats a timer", () => {
  const racing = published({
    key: "racing",
    entry: { into: { new: "waiting" } },
    states: [state("waiting", "pending"), state("replied"), state("given-up")],
    transitions: [
      { id: "give-up", name: "Give up", from: ["waiting"], to: "given-up", start: { after: "PT1H", time: "calendar" } },
      { id: "replied", name: "Replied", from: ["waiting"], to: "replied", start: { on: "requesterReplied" } },
    ],
  });
  const desk = new Desk(definitions([racing])).submit();
  desk.now += HOUR;
  expect(desk.says(requester, "Here.").state).toBe("replied");
  const late = new Desk(definitions([racing])).submit();
  late.now += HOUR + 1;
  expect(late.says(requester, "Here.").state).toBe("given-up");
});

test("B19: of two steps that start on one event the first listed is taken", () => {
  const tie = published({
    key: "tie",
    entry: { into: { new: "waiting" } },
    states: [state("waiting"), state("one"), state("two")],
    transitions: [
      {
        id: "first",
        name: "First",
        from: ["waiting"],
        to: "one",
        start: { on: "requesterReplied", when: { contains: [{ var: "event.text" }, "urgent"] } },
      },
      { id: "second", name: "Second", from: ["waiting"], to: "two", start: { on: "requesterReplied" } },
    ],
  });
  expect(new Desk(definitions([tie])).submit().says(requester, "This is urgent").state).toBe("one");
  expect(new Desk(definitions([tie])).submit().says(requester, "Take your time").state).toBe("two");
});

test("B19: a loop of automatic steps is cut after 10, and the ticket says which rules made it", () => {
  const flip = (id: string, from: string, to: string) => ({
    id,
    name: id,
    from: [from],
    to,
    start: { on: "fieldChanged" },
    after: [{ do: "setField", field: "side", value: to }],
  });
  const loop = published({
    key: "loop",
    entry: { into: { new: "a" } },
    states: [state("a"), state("b")],
    transitions: [flip("there", "a", "b"), flip("back", "b", "a")],
  });
  const desk = new Desk(definitions([loop], [field("side")])).submit();
  desk.change(ana, { fields: { side: "x" } });
  expect(desk.types().filter((type) => type === "transitionTaken")).toHaveLength(10);
  expect(desk.facts.at(-1)).toMatchObject({
    type: "loopCut",
    rules: ["blueprint:loop@1/transitions/there", "blueprint:loop@1/transitions/back"],
  });
  expect(desk.present.flags).toEqual(["loopCut"]);
});

test("somebody was faster: a step from a state that the ticket has left is refused, and says where it is", () => {
  const desk = taken().step(ana, "ask");
  desk.step(ana, "answer", {}, "in-progress");
  expect(desk.reasons).toMatchObject([
    {
      code: "moved",
      pointer: "/fromState",
      details: { state: "third-party", fromState: "in-progress", blueprint: "finance" },
    },
  ]);
});

test("a step that nobody drew is refused", () => {
  expect(taken().step(ana, "fly").refusals()).toEqual(["unknown /transition"]);
});

test("a step that starts by itself is nobody's button", () => {
  expect(taken().step(ana, "too-late").refusals()).toEqual(["notAllowed /transition"]);
});
