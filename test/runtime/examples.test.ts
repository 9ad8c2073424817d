import { expect, test } from "vitest";
import { type Blueprint, blueprintSchema } from "../../blueprints/blueprint.ts";
import { runExamples } from "../../runtime/examples/examples.ts";

const people = { "agent:ana": ["group:finance", "role:agent"] };

const withExamples = (...examples: readonly object[]): Blueprint =>
  blueprintSchema.parse({
    kind: "blueprint",
    schemaVersion: 1,
    key: "flow",
    name: "Flow",
    entry: { into: { new: "open" } },
    states: [
      { id: "open", name: "Open", status: "open" },
      { id: "late", name: "Late", status: "open" },
      { id: "done", name: "Done", status: "solved", final: "resolved", reenter: "open" },
    ],
    transitions: [
      {
        id: "finish",
        name: "Finish",
        from: ["open", "late"],
        to: "done",
        during: [{ ask: "note", required: true }],
        after: [
          { do: "assign", to: "actor" },
          { do: "notify", to: ["requester"], template: "done" },
        ],
      },
      { id: "late", name: "Late", from: ["open"], to: "late", start: { after: "PT2H", time: "calendar" } },
    ],
    examples,
  });

interface Told {
  readonly given?: object;
  readonly when?: readonly object[];
  readonly ends?: object;
}

/** What an example missed. `ends` is what the language calls "then". */
function failures({ given, when, ends }: Told): readonly string[] {
  const example = { name: "it", given: given ?? { people, ticket: {} }, when: when ?? [] };
  // biome-ignore lint/suspicious/noThenProperty: the language's own word; nobody awaits an example.
  const document = withExamples({ ...example, then: ends ?? {} });
  return runExamples(document).flatMap((result) => result.failures.map(({ en }) => en));
}

test("an example that holds passes: clock, steps, facts, effects, offers", () => {
  const when = [
    { pass: "PT1H59M" },
    { expect: { state: "open" } },
    { pass: "PT1M" },
    { expect: { state: "late", facts: ["transitionTaken:late"], offered: { "agent:ana": ["finish"] } } },
    { as: "agent:ana", take: "finish", with: { note: "Done." } },
  ];
  expect(
    failures({
      when,
      ends: {
        state: "done",
        status: "solved",
        assignee: "agent:ana",
        effects: ["notify:done"],
        facts: ["stateEntered:late", "transitionTaken:finish", "assigned:agent:ana"],
      },
    }),
  ).toEqual([]);
});

test("what is not as expected is said in words, with what was found", () => {
  expect(
    failures({
      ends: { state: "late", status: "solved", offered: { "agent:ana": [] }, facts: ["tagged"], effects: ["webhook"] },
    }),
  ).toEqual([
    'state: expected "late", found "open".',
    'status: expected "solved", found "open".',
    'steps offered to agent:ana: expected [], found ["finish"].',
    'facts: expected ["tagged"], found ["ticketCreated","blueprintEntered:open","statusChanged:open"].',
    'effects: expected ["webhook"], found [].',
  ]);
});

test("facts are wanted in their order", () => {
  expect(failures({ ends: { facts: ["blueprintEntered", "ticketCreated"] } })).toHaveLength(1);
});

test("a refusal is expected by its exact places, and one that nobody expects is a failure even when the example goes on", () => {
  const refused = { as: "agent:ana", take: "finish" };
  expect(failures({ when: [refused], ends: { refused: ["/note"], state: "open" } })).toEqual([]);
  expect(failures({ when: [refused], ends: { refused: [] } })).toHaveLength(1);
  expect(failures({ when: [refused], ends: {} })).toEqual([
    "A step was refused (missing, /note): Internal note is needed.",
  ]);
  expect(
    failures({ when: [refused, { as: "agent:ana", take: "finish", with: { note: "x" } }], ends: { state: "done" } }),
  ).toHaveLength(1);
  expect(failures({ ends: { refused: ["/note"] } })).toHaveLength(1);
});

test("an example may begin in a final state, and the requester's word brings the ticket back", () => {
  expect(
    failures({
      given: { people, ticket: { state: "done", assignee: "agent:ana" } },
      when: [{ as: "requester", reply: "No!" }],
      ends: { state: "open", assignee: "agent:ana", facts: ["reopened:open"] },
    }),
  ).toEqual([]);
});

test("an example that begins in a state that is not there fails", () => {
  expect(failures({ given: { ticket: { state: "moon" } } })).toEqual([
    "The example begins in moon, which is no state.",
  ]);
});

test("edits name attributes and fields side by side", () => {
  expect(
    failures({
      when: [{ as: "agent:ana", set: { priority: "high", product: "Books" } }],
      ends: { fields: { priority: "high", product: "Books" } },
    }),
  ).toEqual([]);
});
