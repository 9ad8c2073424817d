import { expect, test } from "vitest";
import { verify } from "../../blueprints/verify.ts";

const states = [
  { id: "open", name: "Open", status: "open" },
  { id: "next", name: "Next", status: "open" },
  { id: "done", name: "Done", status: "solved", final: "resolved" },
];
const transitions = [
  { id: "go", name: "Go", from: ["open"], to: "next" },
  { id: "end", name: "End", from: ["next"], to: "done" },
];

const process = (more: object) => ({
  kind: "blueprint",
  schemaVersion: 1,
  key: "process",
  name: "Process",
  entry: { into: { new: "open" } },
  states,
  transitions,
  ...more,
});

const codes = (more: object): readonly string[] => verify(process(more)).findings.map(({ code }) => code);
const withStep = (more: object): readonly string[] =>
  codes({ transitions: [...transitions, { id: "more", name: "More", from: ["open"], to: "next", ...more }] });
const path = (name: string) => ({ var: name });

test.each([
  [
    "two tags asked for one by one",
    { allOf: [{ oneOf: [path("ticket.tags"), ["vip"]] }, { oneOf: [path("ticket.tags"), ["late"]] }] },
  ],
  [
    "a standard operator that tells nothing from an empty text",
    { and: [{ "!==": [path("ticket.product"), ""] }, { "===": [path("ticket.product"), null] }] },
  ],
  [
    "the other way round",
    { and: [{ "!": [{ "===": [path("ticket.product"), null] }] }, { "===": [path("ticket.product"), ""] }] },
  ],
])("%s can hold", (_what, when) => {
  expect(withStep({ before: { when } })).toEqual([]);
});

test("one value of a single attribute still excludes another", () => {
  const channels = ["phone", "chat"].map((one) => ({ oneOf: [path("ticket.channel"), [one]] }));
  expect(withStep({ before: { when: { allOf: channels } } })).toEqual(["condition.never"]);
});

test("equal timers are kept apart by the conditions before their steps, too", () => {
  const timer = (id: string, operator: string) => ({
    id,
    name: id,
    from: ["open"],
    to: "next",
    start: { after: "PT1H", time: "calendar" },
    before: { when: { [operator]: [path("ticket.priority"), "high"] } },
  });
  expect(codes({ transitions: [...transitions, timer("one", "is"), timer("two", "isNot")] })).toEqual([]);
  expect(codes({ transitions: [...transitions, timer("one", "is"), timer("two", "is")] })).toEqual(["timers.equal"]);
});

test("what is attached to a reply may be read, even where no files are asked for", () => {
  const note = { ask: "note", required: { isEmpty: [path("answers.attachments")] } };
  expect(withStep({ during: [{ ask: "reply", required: true }, note] })).toEqual([]);
  expect(
    withStep({ during: [{ ask: "field", field: "priority", required: { notEmpty: [path("answers.attachments")] } }] }),
  ).toEqual(["answer.unknown"]);
});

test("what a step asks, and who may take it, is said to be idle where it starts by itself", () => {
  const start = { after: "PT1H", time: "calendar" };
  expect(
    verify(
      process({ transitions: [...transitions, { ...transitions[0], id: "late", start, during: [{ ask: "note" }] }] }),
    ).findings,
  ).toMatchObject([{ code: "start.idlePart", severity: "warning", pointer: "/transitions/2/during" }]);
  expect(withStep({ start, before: { who: ["owner"] } })).toEqual(["start.idlePart"]);
  expect(withStep({ except: ["done"] })).toEqual(["start.idlePart"]);
});

test("a way out of a closed state is refused: closed is final", () => {
  const closed = { id: "shut", name: "Shut", status: "closed", final: "resolved" };
  const steps = [
    ...transitions,
    { id: "shut", name: "Shut", from: ["done"], to: "shut", start: { after: "P4D", time: "calendar" } },
    { id: "again", name: "Again", from: ["shut"], to: "open", start: { after: "PT1H", time: "calendar" } },
  ];
  expect(verify(process({ states: [...states, closed], transitions: steps })).findings).toMatchObject([
    { code: "closed.left", severity: "error", pointer: "/transitions/3/from/0" },
  ]);
});
