import { expect, test } from "vitest";
import { textIn } from "../../blueprints/text.ts";
import { agent, Desk, definitions, field, published } from "./desk.ts";

const ana = agent("ana", ["role:agent"]);

test("a state may be called as something that every object inherits", () => {
  const process = published({
    key: "inherited",
    entry: { into: { new: "toString" } },
    states: [
      { id: "toString", name: "One", status: "open" },
      { id: "valueOf", name: "Two", status: "open" },
    ],
    transitions: [
      { id: "constructor", name: "There", from: ["toString"], to: "valueOf" },
      { id: "isPrototypeOf", name: "Back", from: ["valueOf"], to: "toString" },
    ],
  });
  const desk = new Desk(definitions([process])).submit();
  desk.step(ana, "constructor").step(ana, "isPrototypeOf");
  expect(desk.present.place?.visits).toEqual({ toString: 2, valueOf: 1 });
});

test("a required field of an inherited name is missing until it is given", () => {
  const process = published({
    key: "inherited",
    entry: { into: { new: "open" } },
    states: [
      { id: "open", name: "Open", status: "open" },
      { id: "next", name: "Next", status: "open" },
    ],
    transitions: [
      {
        id: "go",
        name: "Go",
        from: ["open"],
        to: "next",
        during: [{ ask: "field", field: "toString", required: true }],
      },
    ],
  });
  const desk = new Desk(definitions([process], [field("toString")])).submit();
  expect(desk.step(ana, "go").refusals()).toEqual(["missing /fields/toString"]);
  expect(desk.step(ana, "go", { toString: "here" }).state).toBe("next");
});

test.each(["constructor", "toString", "__proto__"])("a text in the language %s is a text", (language) => {
  expect(textIn({ en: "Hello", fr: "Bonjour" }, language)).toBe("Hello");
});
