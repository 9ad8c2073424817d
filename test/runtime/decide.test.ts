import { expect, test } from "vitest";
import { wakeAt } from "../../runtime/deadlines/deadlines.ts";
import { decide } from "../../runtime/decide.ts";
import { explainTrace } from "../../runtime/why/explain.ts";
import { agent, Desk, definitions, field, HOUR, MINUTE, published, requester, START } from "./desk.ts";

const ana = agent("ana");
const state = (id: string, status = "open", more: object = {}) => ({ id, name: id, status, ...more });
const timed = (id: string, from: string, to: string, after: string, more: object = {}) => ({
  id,
  name: id,
  from: [from],
  to,
  start: { after, time: "calendar", ...more },
});

test("an event for a ticket that does not exist is refused, and so is making one twice", () => {
  const event = { id: "e", ticket: "t", at: START, actor: ana, type: "woken" } as const;
  expect(decide(definitions([]), null, event, START, {})).toMatchObject({
    outcome: "rejected",
    reasons: [{ code: "unknown" }],
  });
  expect(new Desk(definitions([])).submit().submit().refusals()).toEqual(["invalid "]);
});

test("a refused decision has no facts, no effects and no ticket", () => {
  const desk = new Desk(definitions([])).submit();
  const decision = desk.send({ type: "changeRequested", changes: { fields: { nowhere: 1 } } }, ana);
  expect(Object.keys(decision).toSorted()).toEqual(["outcome", "reasons", "trace"]);
});

test("ids of what follows derive from the event, so that a retry gives the same", () => {
  const flow = published({
    key: "flow",
    entry: { into: { new: "a" } },
    states: [state("a"), state("b")],
    transitions: [
      {
        id: "go",
        name: "Go",
        from: ["a"],
        to: "b",
        during: [{ ask: "reply", required: true }],
        after: [{ do: "notify", to: ["actor"], text: "x" }],
      },
    ],
  });
  const once = new Desk(definitions([flow])).submit().step(ana, "go", { reply: "Hi" });
  const again = new Desk(definitions([flow])).submit().step(ana, "go", { reply: "Hi" });
  expect(once.facts).toEqual(again.facts);
  expect(once.effects.map(({ id }) => id)).toEqual(["e1.1", "e1.2"]);
  expect(once.facts[1]).toMatchObject({ message: { id: "e1.0" } });
});

test("facts of a person name no rule, those of a rule do, and an action's refusal stops nothing", () => {
  const flow = published({
    key: "flow",
    entry: { into: { new: "a" } },
    states: [state("a"), state("b")],
    transitions: [
      {
        id: "go",
        name: "Go",
        from: ["a"],
        to: "b",
        after: [
          { do: "setField", field: "amount", value: "much" },
          { do: "createTask", title: "{{ticket.resolution}}" },
          { do: "addTag", tag: "went" },
        ],
      },
    ],
  });
  const desk = new Desk(definitions([flow], [field("amount", "number")])).submit().step(ana, "go");
  expect(desk.facts.map(({ type, rule }) => [type, rule])).toEqual([
    ["transitionTaken", undefined],
    ["stateEntered", undefined],
    ["actionRefused", "blueprint:flow@1/transitions/go"],
    ["actionRefused", "blueprint:flow@1/transitions/go"],
    ["tagged", "blueprint:flow@1/transitions/go"],
  ]);
  expect(desk.facts[3]).toMatchObject({
    action: "createTask",
    message: { en: "The task has no title: its placeholders came out empty." },
  });
});

test("deadlines that passed one after the other act in their order, each from its own instant", () => {
  const chain = published({
    key: "chain",
    entry: { into: { new: "a" } },
    states: [state("a"), state("b"), state("c")],
    transitions: [timed("one", "a", "b", "PT1H"), timed("two", "b", "c", "PT30M"), timed("never", "a", "c", "PT2H")],
  });
  const desk = new Desk(definitions([chain])).submit().pass(10 * HOUR, true);
  expect(desk.journal.filter(({ type }) => type === "transitionTaken")).toMatchObject([
    { transition: "one", at: START + HOUR, noticedAt: START + 10 * HOUR },
    { transition: "two", at: START + 90 * MINUTE, noticedAt: START + 10 * HOUR },
  ]);
});

test("what was due before a word acts before it, what is due at its instant after it", () => {
  const flow = published({
    key: "flow",
    entry: { into: { new: "a" } },
    states: [state("a"), state("b"), state("c")],
    transitions: [
      timed("late", "a", "b", "PT1H"),
      { id: "said", name: "Said", from: ["a", "b"], to: "c", start: { on: "requesterReplied" } },
    ],
  });
  const at = (ms: number) => {
    const desk = new Desk(definitions([flow])).submit();
    desk.now += ms;
    return desk
      .says(requester, "Hello")
      .journal.flatMap((fact) => (fact.type === "transitionTaken" ? [fact.transition] : []));
  };
  expect(at(HOUR)).toEqual(["said"]);
  expect(at(HOUR + 1)).toEqual(["late", "said"]);
});

test("a timer whose condition fails when it is due acts at the change that makes it hold", () => {
  const flow = published({
    key: "flow",
    entry: { into: { new: "a" } },
    states: [state("a"), state("b")],
    transitions: [timed("late", "a", "b", "PT1H", { when: { is: [{ var: "ticket.priority" }, "high"] } })],
  });
  const desk = new Desk(definitions([flow])).submit().pass(HOUR);
  expect(desk.state).toBe("a");
  expect(desk.wakeAt).toBeNull();
  desk.pass(HOUR).change(ana, { priority: "high" });
  expect(desk.state).toBe("b");
  expect(desk.facts.find(({ type }) => type === "transitionTaken")).toMatchObject({
    at: START + 2 * HOUR,
    dueAt: START + HOUR,
  });
});

test("of timers due at one instant the earlier due acts, then the first listed", () => {
  const flow = published({
    key: "flow",
    entry: { into: { new: "a" } },
    states: [state("a"), state("b"), state("c"), state("d")],
    transitions: [
      timed("later", "a", "b", "PT2H"),
      timed("first", "a", "c", "PT1H"),
      timed("second", "a", "d", "PT1H"),
    ],
  });
  expect(new Desk(definitions([flow])).submit().pass(5 * HOUR, true).state).toBe("c");
});

test("working time without its calendar comes due never: it wakes nobody", () => {
  const flow = published({
    key: "flow",
    entry: { into: { new: "a" } },
    states: [state("a"), state("b")],
    transitions: [{ id: "late", name: "Late", from: ["a"], to: "b", start: { after: "PT1H", time: "working" } }],
  });
  const desk = new Desk(definitions([flow])).submit();
  expect(desk.wakeAt).toBeNull();
  expect(desk.pass(5 * HOUR, true).state).toBe("a");
});

test("a wake moves the next wake forward, however many deadlines have passed", () => {
  const clock = published({
    key: "clock",
    entry: { into: { new: "tick" } },
    states: [state("tick"), state("tock")],
    transitions: [timed("tick", "tick", "tock", "PT20M"), timed("tock", "tock", "tick", "PT20M")],
  });
  const desk = new Desk(definitions([clock])).submit();
  desk.now += 250 * 20 * MINUTE;
  const wakes: (number | null)[] = [desk.wakeAt];
  while (desk.wakeAt !== null && desk.wakeAt <= desk.now) wakes.push(desk.wake().wakeAt);
  expect(wakes).toEqual([1, 101, 201, 251].map((tick) => START + tick * 20 * MINUTE));
  expect(wakeAt(desk.definitions, desk.present)).toBe(START + 251 * 20 * MINUTE);
});

test("an effect that failed for good is written on the ticket, a success is not", () => {
  const desk = new Desk(definitions([])).submit();
  desk.send({ type: "effectSettled", effect: "e1.2", ok: false, detail: "500" }, ana);
  expect(desk.facts).toMatchObject([{ type: "effectFailed", effect: "e1.2", detail: "500" }]);
  desk.send({ type: "effectSettled", effect: "e1.3", ok: true, detail: "" }, ana);
  expect(desk.facts).toEqual([]);
});

test("an agent's public reply is mailed to the requester and the CCs, a note and a history to nobody", () => {
  const desk = new Desk(definitions([])).submit({ ccs: ["c@client.example"] });
  expect(desk.says(ana, "Hello").effects).toMatchObject([
    { type: "mail", to: ["requester:1", "c@client.example"], subject: "[#1] Help", text: "Hello" },
  ]);
  expect(desk.says(ana, "Secret", { public: false }).effects).toEqual([]);
  desk.send(
    { type: "messageReceived", message: { public: true, authorKind: "agent", text: "Then" }, history: true },
    ana,
  );
  expect(desk.effects).toEqual([]);
});

test("a requester writes no internal note", () => {
  expect(new Desk(definitions([])).submit().says(requester, "x", { public: false }).refusals()).toEqual([
    "notAllowed /public",
  ]);
});

test("fields named like parts of an object are fields like any other", () => {
  const desk = new Desk(definitions([], [field("constructor"), field("toString")])).submit();
  desk.change(ana, { fields: { constructor: "x" } });
  expect(desk.present.fields).toEqual({ constructor: "x" });
  const evil: object = JSON.parse('{"__proto__": "x"}');
  expect(desk.change(ana, { fields: evil as never }).refusals()).toEqual(["unknown /fields/__proto__"]);
});

test("what acted by itself says why, with the values that its condition saw", () => {
  const condition = { is: [{ var: "ticket.priority" }, "high"] };
  const flow = published({
    key: "flow",
    entry: { when: { is: [{ var: "ticket.priority" }, "high"] }, into: { new: "a" } },
    states: [state("a"), state("b")],
    transitions: [timed("late", "a", "b", "PT1H", { when: condition })],
  });
  const desk = new Desk(definitions([flow])).submit({ priority: "high" });
  expect(explainTrace(desk.trace)[0]).toMatchObject({ step: "entry", explanation: { operator: "is", holds: true } });
  desk.pass(HOUR);
  expect(explainTrace(desk.trace)).toMatchObject([
    {
      step: "start",
      outcome: "acted",
      explanation: { operator: "is", holds: true, operands: [{ value: "high" }, {}] },
    },
  ]);
});
