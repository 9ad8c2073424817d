import { expect, test } from "vitest";
import { blueprintSchema } from "../../blueprints/blueprint.ts";
import { runExamples } from "../../runtime/examples/examples.ts";

const state = (id: string, more: object = {}) => ({ id, name: id, status: "open", ...more });
const tick = (id: string, from: string, to: string) => ({
  id,
  name: id,
  from: [from],
  to,
  start: { after: "PT1S", time: "calendar", when: { isNot: [{ var: "ticket.priority" }, "high"] } },
});

/** Two states between which a ticket swings every second, until its priority is high. */
const document = (example: object) => ({
  kind: "blueprint",
  schemaVersion: 1,
  key: "swing",
  name: "Swing",
  entry: { into: { new: "here" } },
  states: [state("here"), state("there"), state("done", { status: "solved", final: "resolved" })],
  transitions: [
    tick("to", "here", "there"),
    tick("fro", "there", "here"),
    { id: "stop", name: "Stop", from: ["here"], to: "done" },
  ],
  // biome-ignore lint/suspicious/noThenProperty: the language's own word; nobody awaits an example.
  examples: [{ name: "it", given: {}, when: [], then: {}, ...example }],
});

const failures = (example: object): readonly string[] =>
  runExamples(blueprintSchema.parse(document(example))).flatMap((result) => result.failures.map(({ en }) => en));

test("an example in which nothing comes to rest is stopped and fails", () => {
  expect(failures({ when: [{ pass: "PT3S" }] })).toEqual([]);
  const endless = failures({ when: Array.from({ length: 200 }, () => ({ pass: "P36500D" })) });
  expect(endless).toEqual(["More than 2000 facts come of it: what happens by itself does not come to rest."]);
});

test("whoever acts in an example is among its people: a misspelt name fails", () => {
  const given = { people: { "agent:ana": ["role:agent"] }, ticket: { assignee: "agent:ana", state: "here" } };
  const nobody = ["Nobody called agent:anna is among the people of the example."];
  expect(failures({ given, when: [{ as: "agent:ana", take: "stop" }] })).toEqual([]);
  expect(failures({ given, when: [{ as: "agent:anna", take: "stop" }] })).toEqual(nobody);
  // biome-ignore lint/suspicious/noThenProperty: as above.
  expect(failures({ given, then: { offered: { "agent:anna": [] } } })).toEqual(nobody);
  expect(failures({ given, when: [{ expect: { offered: { "agent:anna": [] } } }] })).toEqual(nobody);
});

test("a status or a priority that there is not is refused by the grammar", () => {
  const fits = (example: object): boolean => blueprintSchema.safeParse(document(example)).success;
  expect(fits({ given: { ticket: { status: "open", priority: "high" } } })).toBe(true);
  expect(fits({ given: { ticket: { status: "opne" } } })).toBe(false);
  expect(fits({ given: { ticket: { priority: "hihg" } } })).toBe(false);
  // biome-ignore lint/suspicious/noThenProperty: as above.
  expect(fits({ then: { status: "done" } })).toBe(false);
});
