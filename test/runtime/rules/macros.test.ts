import { describe, expect, test } from "vitest";
import { type Macro, macroSchema } from "../../../blueprints/macro.ts";
import { agent, Desk, definitions, field, published } from "../desk.ts";

const ana = agent("ana", ["group:finance", "role:agent"]);
const zoe = agent("zoe", ["role:agent"]);
const state = (id: string, status = "open", more: object = {}) => ({ id, name: id, status, ...more });

const flow = published({
  key: "flow",
  entry: { into: { new: "a", open: "a" } },
  states: [state("a"), state("done", "solved"), state("closed", "closed", { final: "resolved" })],
  transitions: [
    {
      id: "solve",
      name: "Solve",
      from: ["a"],
      to: "done",
      before: { who: ["group:finance"] },
      during: [{ ask: "field", field: "product", required: { is: [{ var: "ticket.priority" }, "high"] } }],
    },
    { id: "later", name: "Later", from: ["done"], to: "closed", start: { after: "PT1H", time: "calendar" } },
  ],
});

const macro = (key: string, actions: readonly object[]): Macro =>
  macroSchema.parse({ kind: "macro", schemaVersion: 1, key, name: key, do: actions });

function desk(...actions: readonly object[]) {
  const macros = new Map([["press", macro("press", actions)]]);
  return new Desk(definitions([flow], [field("product")], { macros }));
}
const refusedIn = ({ facts }: Desk): readonly string[] =>
  facts.flatMap((fact) => (fact.type === "actionRefused" ? [`${fact.action}: ${fact.message.en}`] : []));
const SOLVE = { do: "takeTransition", transition: "solve" };

describe("a macro that a person presses", () => {
  test("S22: does not solve while a field that solving needs is empty, and says so before and after", () => {
    const pressed = desk(SOLVE).submit({ priority: "high", assignee: ana.id });
    const before = pressed.present;
    pressed.send({ type: "macroRequested", macro: "press" }, ana);
    expect(refusedIn(pressed)).toHaveLength(1);
    expect(refusedIn(pressed)[0]).toMatch(/^takeTransition: /);
    expect(pressed.present).toMatchObject({ status: before.status, place: before.place });
    const easy = desk(SOLVE).submit({ priority: "low", assignee: ana.id });
    easy.send({ type: "macroRequested", macro: "press" }, ana);
    expect(easy.present.status).toBe("solved");
  });

  test("B4: takes no step that is not offered to that person, and none that starts by itself", () => {
    const others = desk(SOLVE).submit();
    others.send({ type: "macroRequested", macro: "press" }, zoe);
    expect(refusedIn(others)).toHaveLength(1);
    expect(others.present.place?.state).toBe("a");
    const closing = desk(SOLVE, { do: "takeTransition", transition: "later" }).submit({ assignee: ana.id });
    closing.send({ type: "macroRequested", macro: "press" }, ana);
    expect(refusedIn(closing)).toHaveLength(1);
    expect(closing.present.status).toBe("solved");
  });

  test("B4: sets no status that a blueprint holds, with the state in the words", () => {
    const held = desk({ do: "setStatus", to: "pending" }).submit();
    held.send({ type: "macroRequested", macro: "press" }, ana);
    expect(refusedIn(held)[0]).toMatch(/^setStatus: The blueprint holds the status: .*the ticket is in a/);
    expect(held.present.status).toBe("open");
  });

  test("comes to an end where macros call each other, and names them", () => {
    const macros = new Map([
      ["a", macro("a", [{ do: "runMacro", macro: "b" }])],
      ["b", macro("b", [{ do: "runMacro", macro: "a" }])],
    ]);
    const ring = new Desk(definitions([], [], { macros })).submit();
    ring.send({ type: "macroRequested", macro: "a" }, ana);
    const cut = ring.facts.filter(({ type }) => type === "loopCut");
    expect(cut).toMatchObject([{ rules: ["macro:a", "macro:b"] }]);
    expect(ring.present.flags).toContain("loopCut");
  });
});
