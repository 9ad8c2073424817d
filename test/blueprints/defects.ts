import type { Blueprint, State, Transition } from "../../blueprints/blueprint.ts";
import type { Json } from "../../blueprints/json.ts";
import { sound } from "./sound.ts";

/** A defect, planted: the check that must find it, and where. */
export interface Defect {
  readonly title: string;
  readonly code: string;
  readonly pointer: string;
  readonly document: Blueprint;
}

type Change = (document: Blueprint) => Partial<Blueprint>;

const defect = (code: string, pointer: string, title: string, change: Change): Defect => {
  const document = sound();
  return { title, code, pointer, document: { ...document, ...change(document) } };
};

/** One transition replaced by what `change` adds to it. */
const step =
  (index: number, change: Partial<Transition>): Change =>
  ({ transitions }) => ({ transitions: transitions.map((one, at) => (at === index ? { ...one, ...change } : one)) });

const state =
  (index: number, change: Partial<State>): Change =>
  ({ states }) => ({ states: states.map((one, at) => (at === index ? { ...one, ...change } : one)) });

const steps =
  (...more: readonly Transition[]): Change =>
  ({ transitions }) => ({ transitions: [...transitions, ...more] });

const when = (condition: Json): Change => step(1, { before: { when: condition } });

const path = (name: string): Json => ({ var: name });

const numbered = (count: number, make: (index: number) => Transition): Transition[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const defects: readonly Defect[] = [
  defect("start.none", "/entry/into", "the entry names no state", () => ({ entry: { into: { new: "nowhere" } } })),
  defect("id.duplicate", "/states/4/id", "two states have one id", ({ states }) => ({
    states: [...states, { id: "open", name: "Twin", status: "open" }],
  })),
  defect(
    "id.duplicate",
    "/transitions/4/id",
    "two steps have one id",
    steps({ id: "ask", name: "Twin", from: ["open"], to: "answered" }),
  ),
  defect("state.missing", "/transitions/1/to", "a step leads to a state that is not there", step(1, { to: "nowhere" })),
  defect(
    "state.missing",
    "/transitions/1/from/1",
    "a step leaves a state that is not there",
    step(1, { from: ["open", "nowhere"] }),
  ),
  defect("entry.missingState", "/entry/into/pending", "entry into a state that is not there", ({ entry }) => ({
    entry: { ...entry, into: { ...entry.into, pending: "nowhere" } },
  })),
  defect(
    "entry.statusWithoutState",
    "/entry/when/oneOf/1",
    "the entry admits a status without a state",
    ({ entry }) => ({
      entry: { ...entry, when: { oneOf: [path("ticket.status"), ["new", "hold"]] } },
    }),
  ),
  defect("state.unreachable", "/states/4", "a state that nothing leads to", ({ states, transitions }) => ({
    states: [...states, { id: "island", name: "Island", status: "open" }],
    transitions: [...transitions, { id: "leave", name: "Leave", from: ["island"], to: "open" }],
  })),
  defect("state.deadEnd", "/states/4", "a state that nothing leaves", ({ states, transitions }) => ({
    states: [...states, { id: "end", name: "End", status: "open" }],
    transitions: [...transitions, { id: "enter", name: "Enter", from: ["open"], to: "end" }],
  })),
  defect("state.noWayToFinish", "/states/4", "a loop without exit", ({ states, transitions }) => ({
    states: [...states, { id: "here", name: "Here", status: "open" }, { id: "there", name: "There", status: "open" }],
    transitions: [
      ...transitions,
      { id: "enter", name: "Enter", from: ["open"], to: "here" },
      { id: "to", name: "To", from: ["here"], to: "there" },
      { id: "fro", name: "Fro", from: ["there"], to: "here" },
    ],
  })),
  defect(
    "reenter.missing",
    "/states/3/reenter",
    "reopening into a state that is not there",
    state(3, { reenter: "nowhere" }),
  ),
  defect("reenter.missing", "/states/3/reenter", "reopening into a finished state", state(3, { reenter: "closed" })),
  defect("state.backIntoNew", "/transitions/2/to", "a way back into new", state(0, { status: "new" })),
  defect("state.backIntoNew", "/entry/into/open", "an open ticket enters a new state", state(0, { status: "new" })),
  defect("button.closed", "/transitions/3/to", "a button into a closed state", ({ transitions }) => ({
    transitions: [...transitions.slice(0, 3), { id: "close", name: "Close", from: ["answered"], to: "closed" }],
  })),
  defect(
    "closed.left",
    "/transitions/4/from/0",
    "a way out of a closed state",
    steps({ id: "again", name: "Again", from: ["closed"], to: "open", start: { on: "requesterReplied" } }),
  ),
  defect(
    "closed.left",
    "/transitions/2/from/1",
    "a way out of a closed state among others",
    step(2, { from: ["asked", "closed"] }),
  ),
  defect(
    "transition.nobody",
    "/transitions/1/from",
    "every state is excepted",
    step(1, { from: "any", except: ["open", "asked", "answered"] }),
  ),
  defect(
    "transition.nobody",
    "/transitions/1/before/who",
    "nobody was ever chosen",
    step(1, { before: { who: ["chosen"] } }),
  ),
  defect(
    "transition.nobody",
    "/transitions/1/before/who",
    "a group without members",
    step(1, { before: { who: ["group:nobody"] } }),
  ),
  defect(
    "transition.nobody",
    "/transitions/2/start",
    "approval that nothing asks for",
    step(2, { start: { on: "approved" } }),
  ),
  defect(
    "transition.nobody",
    "/transitions/2/start",
    "parallel steps that are not there",
    step(2, { start: { on: "stepsDone" } }),
  ),
  defect(
    "approval.exits",
    "/states/0/approval",
    "an approval that no step takes up",
    state(0, { approval: { of: ["group:finance"], need: "one" } }),
  ),
  defect(
    "approval.exits",
    "/states/3/approval",
    "an approval in a finished state",
    state(3, { approval: { of: ["group:finance"], need: "one" } }),
  ),
  defect("approval.exits", "/states/1/approval", "an approval that is left when it is given alone", (document) => ({
    ...state(1, { approval: { of: ["group:finance"], need: "one" } })(document),
    ...step(2, { start: { on: "approved" } })(document),
  })),
  defect(
    "approval.nobody",
    "/states/0/approval/of",
    "an approval of nobody",
    state(0, { approval: { of: ["actor"], need: "one" } }),
  ),
  defect(
    "approval.nobody",
    "/states/0/approval/need",
    "more people have to approve than are asked",
    state(0, { approval: { of: ["agent:ana", "agent:bruno"], need: 3 } }),
  ),
  defect(
    "approval.nowhere",
    "/transitions/1/during/0",
    "an approval asked for where nothing waits",
    step(1, { during: [{ ask: "approval", of: ["group:finance"] }] }),
  ),
  defect(
    "parallel.exits",
    "/states/0/parallel",
    "parallel steps that nothing follows",
    state(0, { parallel: { need: "all", steps: [{ id: "one", name: "One" }] } }),
  ),
  defect("parallel.exits", "/states/1/parallel/need", "more parallel steps are needed than there are", (document) => ({
    ...state(1, { parallel: { need: 2, steps: [{ id: "one", name: "One" }] } })(document),
    ...step(2, { start: { on: "stepsDone" } })(document),
  })),
  defect(
    "parallel.exits",
    "/states/3/parallel",
    "parallel steps in a finished state",
    state(3, { parallel: { need: "all", steps: [{ id: "one", name: "One" }] } }),
  ),
  defect(
    "id.duplicate",
    "/states/0/parallel/steps/0/id",
    "a parallel step is called as a transition",
    state(0, { parallel: { need: "all", steps: [{ id: "ask", name: "Ask" }] } }),
  ),
  defect(
    "transition.nobody",
    "/states/0/parallel/steps/0/before/who",
    "a parallel step of a group without members",
    state(0, { parallel: { need: "all", steps: [{ id: "one", name: "One", before: { who: ["group:nobody"] } }] } }),
  ),
  defect(
    "timers.equal",
    "/transitions/4/start",
    "equal timers from one state",
    steps({
      id: "remind",
      name: "Remind",
      from: ["answered"],
      to: "open",
      start: { after: "P4D", time: "calendar" },
    }),
  ),
  defect(
    "loop.automatic",
    "/states/0",
    "timers that run in a circle",
    steps(
      { id: "tick", name: "Tick", from: ["open"], to: "asked", start: { after: "PT1H", time: "calendar" } },
      { id: "tock", name: "Tock", from: ["asked"], to: "open", start: { after: "PT1H", time: "calendar" } },
    ),
  ),
  defect(
    "loop.automatic",
    "/states/0",
    "a timer that leads back to its own state",
    steps({ id: "again", name: "Again", from: ["open"], to: "open", start: { after: "PT1H", time: "calendar" } }),
  ),
  defect(
    "loop.automatic",
    "/transitions/4/after/0",
    "steps that take each other",
    steps(
      {
        id: "there",
        name: "There",
        from: ["open"],
        to: "asked",
        after: [{ do: "takeTransition", transition: "back" }],
      },
      { id: "back", name: "Back", from: ["asked"], to: "open", after: [{ do: "takeTransition", transition: "there" }] },
    ),
  ),
  defect(
    "loop.automatic",
    "/states/0",
    "a timer whose step takes the way back",
    steps(
      {
        ...{ id: "tick", name: "Tick", from: ["open"], to: "asked", start: { after: "PT1H", time: "calendar" } },
        after: [{ do: "takeTransition", transition: "back" }],
      },
      { id: "back", name: "Back", from: ["asked"], to: "open" },
    ),
  ),
  defect(
    "condition.never",
    "/transitions/1/before/when",
    "two values at once",
    when({
      allOf: [{ is: [path("ticket.priority"), "high"] }, { is: [path("ticket.priority"), "low"] }],
    }),
  ),
  defect(
    "condition.never",
    "/transitions/1/before/when",
    "a value and its absence",
    when({
      allOf: [{ is: [path("ticket.fields.cause"), "bug"] }, { isEmpty: [path("ticket.fields.cause")] }],
    }),
  ),
  defect(
    "condition.never",
    "/transitions/1/before/when",
    "lists that share nothing",
    when({
      allOf: [{ oneOf: [path("ticket.type"), ["a", "b"]] }, { noneOf: [path("ticket.type"), ["a", "b", "c"]] }],
    }),
  ),
  defect(
    "condition.never",
    "/transitions/1/before/when",
    "a number below and above",
    when({
      allOf: [
        { lessThan: [path("ticket.replies"), 2] },
        { not: [{ atMost: [path("ticket.replies"), 5] }] },
        { notEmpty: [path("ticket.replies")] },
      ],
    }),
  ),
  defect(
    "condition.never",
    "/transitions/1/before/when",
    "a value that the field does not have",
    when({ is: [path("ticket.fields.cause"), "weather"] }),
  ),
  defect(
    "condition.never",
    "/transitions/1/before/when",
    "a status that no state before it has",
    when({ is: [path("ticket.status"), "hold"] }),
  ),
  defect(
    "condition.never",
    "/transitions/1/before/when",
    "a choice of impossible things",
    when({
      allOf: [
        { is: [path("ticket.type"), "a"] },
        { anyOf: [{ is: [path("ticket.type"), "b"] }, { not: [{ is: [path("ticket.type"), "a"] }] }] },
      ],
    }),
  ),
  defect("condition.never", "/transitions/1/before/when", "false", when(false)),
  defect("condition.never", "/entry/when", "an entry that takes nothing", ({ entry }) => ({
    entry: { ...entry, when: { is: [path("ticket.status"), "solved"] } },
  })),
  defect(
    "answer.unknown",
    "/transitions/1/before/when/notEmpty/0",
    "an answer that nobody is asked for",
    when({ notEmpty: [path("answers.reason")] }),
  ),
  defect(
    "path.unknown",
    "/transitions/1/before/when/is/0",
    "a path that is misspelt",
    when({ is: [path("ticket.departement"), "department:finance"] }),
  ),
  defect(
    "path.unknown",
    "/transitions/1/before/when/is/0",
    "a source that is not there",
    when({ is: [path("customer.plan"), "gold"] }),
  ),
  defect(
    "field.unknown",
    "/transitions/1/during/0/field",
    "a field that is not there",
    step(1, { during: [{ ask: "field", field: "colour" }] }),
  ),
  defect(
    "field.unknown",
    "/transitions/1/before/when/notEmpty/0",
    "a condition on a field that is not there",
    when({ notEmpty: [path("ticket.fields.colour")] }),
  ),
  defect(
    "field.unknown",
    "/transitions/1/after/0/text",
    "a placeholder for a field that is not there",
    step(1, {
      after: [{ do: "note", text: "It is {{ticket.fields.colour}}." }],
    }),
  ),
  defect(
    "person.unknown",
    "/transitions/1/before/who/0",
    "a group that is not there",
    step(1, { before: { who: ["group:strangers"] } }),
  ),
  defect("person.unknown", "/entry/when/is/1", "a department that is not there", ({ entry }) => ({
    entry: { ...entry, when: { is: [path("ticket.department"), "department:strangers"] } },
  })),
  defect(
    "owner.noSeat",
    "/transitions/1/after/0/to",
    "a collaborator who is to own a ticket",
    step(1, { after: [{ do: "assign", to: "agent:beside" }] }),
  ),
  defect(
    "template.unknown",
    "/transitions/1/after/0/template",
    "a template that is not there",
    step(1, {
      after: [{ do: "notify", to: ["owner"], template: "farewell" }],
    }),
  ),
  defect(
    "calendar.unknown",
    "/transitions/3/start/calendar",
    "a calendar that is not there",
    step(3, { start: { after: "PT96H", time: "working", calendar: "moon-office" } }),
  ),
  defect("condition.always", "/transitions/1/before/when", "true", when(true)),
  defect(
    "address.plain",
    "/transitions/1/after/0/url",
    "a webhook in plain http",
    step(1, { after: [{ do: "webhook", url: "http://10.0.0.7:9000/hook" }] }),
  ),
  defect(
    "condition.always",
    "/transitions/1/before/when",
    "a value or not that value",
    when({
      anyOf: [{ is: [path("ticket.type"), "a"] }, { isNot: [path("ticket.type"), "a"] }],
    }),
  ),
  defect(
    "condition.always",
    "/transitions/1/before/when",
    "a status that every state before it has",
    when({
      oneOf: [path("ticket.status"), ["open", "pending"]],
    }),
  ),
  defect("states.many", "/states", "31 states", ({ states, transitions }) => {
    const more = Array.from({ length: 27 }, (_, index) => `more${index}`);
    return {
      states: [...states, ...more.map((id): State => ({ id, name: id, status: "open" }))],
      transitions: [
        ...transitions,
        ...more.flatMap((id): Transition[] => [
          { id: `to-${id}`, name: `To ${id}`, from: ["open"], to: id },
          { id: `from-${id}`, name: `From ${id}`, from: [id], to: "answered" },
        ]),
      ],
    };
  }),
  defect("exits.many", "/states/0", "21 steps from one state", ({ transitions }) => ({
    transitions: [
      ...transitions,
      ...numbered(19, (index) => ({ id: `way${index}`, name: `Way ${index}`, from: ["open"], to: "answered" })),
    ],
  })),
  defect(
    "obligations.many",
    "/transitions/1/during",
    "13 obligations",
    step(1, {
      during: Array.from({ length: 13 }, () => ({ ask: "field" as const, field: "cause", required: true })),
    }),
  ),
  defect(
    "transition.nameTwice",
    "/transitions/4/name",
    "two steps of one name",
    steps({ id: "answer2", name: { en: "Answer", fr: "Autre" }, from: ["open"], to: "answered" }),
  ),
  defect(
    "pending.withoutQuestion",
    "/transitions/0/during",
    "waiting for the requester without a question",
    step(0, { during: [{ ask: "note" }] }),
  ),
  defect(
    "start.idlePart",
    "/transitions/2/during",
    "questions of a step that starts by itself",
    step(2, { during: [{ ask: "note", required: true }] }),
  ),
  defect(
    "start.idlePart",
    "/transitions/1/except",
    "exceptions of a step that is not common",
    step(1, { except: ["asked"] }),
  ),
  defect(
    "person.unknown",
    "/states/0/limit/escalate/0/do/0/to",
    "a task for somebody who is not there, when a limit is broken",
    state(0, {
      limit: {
        within: "PT24H",
        time: "calendar",
        escalate: [{ at: "breach", do: [{ do: "createTask", title: "Look", to: "agent:gone" }] }],
      },
    }),
  ),
  defect("notInterpreted", "/transitions/2/start/on", "a start on a webhook", step(2, { start: { on: "webhook" } })),
  defect(
    "field.unknown",
    "/transitions/1/after/0/copy/0",
    "a child ticket that takes over a field which is not there",
    step(1, { after: [{ do: "createChild", subject: "Look", copy: ["fields.gone"] }] }),
  ),
  defect(
    "notInterpreted",
    "/transitions/1/during/0",
    "an ask that is not run yet",
    step(1, { during: [{ ask: "time" }] }),
  ),
];
