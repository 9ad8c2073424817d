import { describe, expect, test } from "vitest";
import { macroSchema } from "../../../blueprints/macro.ts";
import { BASE_LIFECYCLE } from "../../../runtime/base-lifecycle.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { agent, Desk, definitions, published } from "../desk.ts";

const ana = agent("ana", ["role:agent"]);
const lead = agent("bruno", ["role:agent", "group:leads"]);

const flow = published({
  key: "flow",
  name: { en: "Flow", fr: "Flux" },
  entry: { when: { is: [{ var: "ticket.type" }, "flow"] }, into: { new: "a", open: "a" } },
  states: [
    { id: "a", name: { en: "Begun", fr: "Commencé" }, status: "open" },
    { id: "sealed", name: "Sealed", status: "open", strict: { except: ["group:leads"] } },
    { id: "done", name: "Done", status: "solved" },
    { id: "end", name: "End", status: "closed", final: "resolved" },
  ],
  transitions: [
    { id: "solve", name: { en: "Solve", fr: "Résoudre" }, from: ["a", "sealed"], to: "done" },
    { id: "seal", name: { en: "Seal", fr: "Sceller" }, from: ["a"], to: "sealed" },
    { id: "end", name: "End", from: ["done"], to: "end", start: { after: "P1D", time: "calendar" } },
  ],
});

/** A desk with one macro, a ticket on it, and who presses. */
function desk(actions: readonly object[], draft: object = {}, more: Partial<Definitions> = {}) {
  const macro = macroSchema.parse({ kind: "macro", schemaVersion: 1, key: "one", name: "One", do: actions });
  return new Desk(definitions([flow], [], { macros: new Map([["one", macro]]), ...more })).submit(draft);
}
const press = (on: Desk, by = ana): Desk => {
  on.send({ type: "macroRequested", macro: "one" }, by);
  return on;
};
const refused = ({ facts }: Desk) => facts.find((fact) => fact.type === "actionRefused");

describe("what a macro does is its person's own act:", () => {
  test("a free ticket takes the status, with how it ended, and opens again", () => {
    const held = { assignee: "agent:ana" };
    const ended = press(desk([{ do: "setStatus", to: "solved", outcome: "noAnswer" }], held));
    expect(ended.facts).toMatchObject([{ type: "statusChanged", from: "open", to: "solved", outcome: "noAnswer" }]);
    const opened = desk([{ do: "setStatus", to: "open" }], held).change(ana, { status: "solved" });
    expect(press(opened).facts).toMatchObject([
      { type: "reopened", into: null, rule: "macro:one" },
      { type: "statusChanged", from: "solved", to: "open", rule: "macro:one", by: "agent:ana" },
    ]);
    expect(press(opened).facts).toEqual([]);
  });

  test("solving what nobody has makes its person the owner where the lifecycle says so, else it is refused", () => {
    const solve = [{ do: "setStatus", to: "solved" }];
    expect(refused(press(desk(solve)))).toMatchObject({ code: "assigneeNeeded", rule: "macro:one" });
    const lifecycle = { ...BASE_LIFECYCLE, assignOnSolve: true };
    expect(press(desk(solve, {}, { lifecycle })).present).toMatchObject({ assignee: "agent:ana", status: "solved" });
    const step = [{ do: "takeTransition", transition: "solve" }];
    expect(refused(press(desk(step, { type: "flow" })))).toMatchObject({ code: "assigneeNeeded" });
    const taken = press(desk(step, { type: "flow" }, { lifecycle }));
    expect(taken.present).toMatchObject({ assignee: "agent:ana", status: "solved" });
    expect(taken.facts[0]).toMatchObject({
      type: "transitionTaken",
      how: "button",
      by: "agent:ana",
      rule: "macro:one",
    });
  });

  test("B4: who holds the status is said with blueprint, state and the steps from there, in both languages", () => {
    const solve = [{ do: "setStatus", to: "pending" }];
    expect(refused(press(desk(solve, { type: "flow" })))?.message).toEqual({
      en: "The blueprint holds the status: in “Flow” the ticket is in Begun, and the steps from there are Solve and Seal.",
      fr: "Le blueprint tient le statut : dans « Flux », le ticket est dans Commencé, et les étapes possibles sont Résoudre et Sceller.",
    });
    const sealed = desk(solve, { type: "flow" }).step(ana, "seal");
    expect(refused(press(sealed))?.message.en).toContain("and the step from there is Solve.");
    const solved = desk(solve, { type: "flow", assignee: "agent:ana" }).step(ana, "solve");
    expect(refused(press(solved))?.message.en).toContain("and no step leads on from there.");
  });

  test("in a strict state those named as exceptions may, and the journal says that one was made", () => {
    const tag = [{ do: "addTag", tag: "x" }];
    const sealed = desk(tag, { type: "flow" }).step(ana, "seal");
    expect(refused(press(sealed))).toMatchObject({ code: "strict" });
    expect(press(sealed, lead).facts.map(({ type }) => type)).toEqual(["exceptionMade", "tagged"]);
    const moved = desk([{ do: "moveDepartment", to: "department:x" }], { type: "flow" }).step(ana, "seal");
    expect(refused(press(moved))).toMatchObject({ code: "strict" });
  });

  test("a macro that a macro runs is still pressed by that person", () => {
    const inner = macroSchema.parse({
      kind: "macro",
      schemaVersion: 1,
      key: "inner",
      name: "Inner",
      do: [{ do: "setStatus", to: "closed" }],
    });
    const outer = macroSchema.parse({
      kind: "macro",
      schemaVersion: 1,
      key: "one",
      name: "One",
      do: [{ do: "runMacro", macro: "inner" }],
    });
    const macros = new Map([
      ["inner", inner],
      ["one", outer],
    ]);
    expect(refused(press(desk(outer.do, { assignee: "agent:ana" }, { macros })))).toMatchObject({
      code: "statusNotAllowed",
      rule: "macro:one/macro:inner",
    });
  });
});
