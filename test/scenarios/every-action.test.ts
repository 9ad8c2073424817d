import { expect, test } from "vitest";
import { macroSchema } from "../../blueprints/macro.ts";
import { routingSchema } from "../../blueprints/routing.ts";
import { triggerSchema } from "../../blueprints/trigger.ts";
import { type Action, actions } from "../../blueprints/vocabulary/actions.ts";
import { compileRouting } from "../../runtime/rules/compile-routing.ts";
import { compileTrigger, compileTriggers } from "../../runtime/rules/compile-trigger.ts";
import { agent, Desk, definitions, field, published } from "../runtime/desk.ts";

const ana = agent("ana", ["group:finance", "role:agent"]);

/** What becomes of the problem is another ticket's event: test/api/problems shows it on both databases. */
const ELSEWHERE = "attachToProblem";

/** Each word of After, and what comes of it: facts and effects. */
const CASES: readonly (readonly [Action, readonly string[]])[] = [
  [{ do: "setField", field: "product", value: "billing" }, ["fieldSet"]],
  // A process holds the status.
  [{ do: "setStatus", to: "pending" }, ["actionRefused"]],
  [{ do: "assign", to: "agent:bruno" }, ["assigned"]],
  [{ do: "unassign" }, ["assigned"]],
  [{ do: "addTag", tag: "seen" }, ["tagged"]],
  [{ do: "removeTag", tag: "vip" }, ["untagged"]],
  [{ do: "note", text: "Seen." }, ["messageAdded"]],
  [{ do: "notify", to: ["group:finance"], text: "Look." }, ["effect notify"]],
  [{ do: "addFollower", who: ["agent:bruno"] }, ["fieldSet"]],
  [{ do: "share", with: ["agent:bruno"] }, ["fieldSet"]],
  [{ do: "webhook", url: "https://erp.example/hook", body: {} }, ["effect webhook"]],
  [{ do: "replyFromTemplate", template: "received" }, ["messageAdded", "effect mail"]],
  [{ do: "route" }, ["routed", "assigned"]],
  [{ do: "moveDepartment", to: "department:sales" }, ["fieldSet"]],
  [{ do: "createTask", title: "Check" }, ["taskCreated"]],
  [{ do: "createChild", subject: "Part" }, ["linked"]],
  [{ do: "createLinked", subject: "Beside" }, ["linked"]],
  [
    { do: "askThirdParty", address: "bank@bank.example", subject: "May", text: "Was it booked?" },
    ["thirdPartyAsked", "messageAdded", "effect mail"],
  ],
  [{ do: "askRating" }, ["ratingAsked", "effect askRating"]],
  // There is no such process.
  [{ do: "startBlueprint", blueprint: "other" }, ["actionRefused"]],
  // It is free then, and enters the process that takes everything.
  [{ do: "leaveBlueprint" }, ["blueprintLeft", "blueprintEntered"]],
  [{ do: "takeTransition", transition: "on" }, ["transitionTaken", "stateEntered"]],
  [{ do: "runMacro", macro: "tidy" }, ["tagged"]],
];

const state = (id: string) => ({ id, name: id, status: "open" });
const flow = (after: readonly Action[]) =>
  published({
    key: "flow",
    entry: { into: { new: "a", open: "a" } },
    states: [state("a"), state("b"), state("c")],
    transitions: [
      { id: "go", name: "Go", from: ["a"], to: "b", ...(after.length > 0 && { after }) },
      { id: "on", name: "On", from: ["a", "b"], to: "c" },
    ],
  });
const said = { kind: "template", schemaVersion: 1, key: "received", name: "Received", text: "We have it." } as const;
const parts = {
  templates: new Map([["received", said]]),
  macros: new Map([
    [
      "tidy",
      macroSchema.parse({
        ...{ kind: "macro", schemaVersion: 1, key: "tidy", name: "Tidy" },
        do: [{ do: "addTag", tag: "tidy" }],
      }),
    ],
  ]),
};
const table = {
  ...{ kind: "routing", schemaVersion: 1, key: "main", name: "Main" },
  // biome-ignore lint/suspicious/noThenProperty: the word of the language; a document is never awaited.
  rows: [{ id: "rest", then: { group: "group:helpdesk" } }],
};

/** The desk with the action where it is wanted; it comes with a group, so that the table has not been asked yet. */
function desk(after: readonly Action[], triggered: readonly Action[]): Desk {
  const triggers = triggered.map((action) =>
    compileTrigger(
      triggerSchema.parse({
        ...{ kind: "trigger", schemaVersion: 1, key: "does", name: "Does" },
        ...{ on: ["noteAdded"], do: [action] },
      }),
      1,
    ),
  );
  const routing = compileRouting(routingSchema.parse(table), 1);
  const defs = definitions([flow(after)], [field("product")], {
    ...parts,
    routing,
    triggers: compileTriggers(triggers),
  });
  return new Desk(defs).submit({ assignee: "agent:ana", group: "group:finance", tags: ["vip"] });
}

/** What has come of it, without the facts by which it was started. */
const cameOf = (on: Desk, opening: number): readonly string[] => [
  ...on.facts.slice(opening).map(({ type }) => type),
  ...on.effects.map(({ type }) => `effect ${type}`),
];

test("every action of the vocabulary has its case", () => {
  expect(CASES.map(([{ do: name }]) => name)).toEqual(
    actions.map(({ type }) => type).filter((type) => type !== ELSEWHERE),
  );
});

test.each(CASES)("%j comes to the same in a trigger and after a step", (action, comesTo) => {
  expect(cameOf(desk([], [action]).says(ana, "Look.", { public: false }), 1)).toEqual(comesTo);
  expect(cameOf(desk([action], []).step(ana, "go"), 2)).toEqual(comesTo);
});
