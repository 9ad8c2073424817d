import { describe, expect, test } from "vitest";
import { agent, Desk, definitions, field, published } from "../runtime/desk.ts";

const ana = agent("ana", ["group:finance", "role:agent"]);
const state = (id: string, more: object = {}) => ({ id, name: id, status: "open", ...more });

const after = [
  { do: "replyFromTemplate", template: "received" },
  { do: "setField", field: "product", value: "billing" },
  { do: "createTask", title: "Check #{{ticket.number}}", to: "group:finance", due: "PT4H" },
  { do: "webhook", url: "https://erp.example/hook", body: { number: "{{ticket.number}}" } },
  { do: "note", text: "Seen by {{actor.id}}." },
  { do: "addTag", tag: "seen" },
  { do: "assign", to: "actor" },
  { do: "moveDepartment", to: "department:sales" },
  { do: "share", with: ["agent:bruno", "group:sales"] },
];
const flow = published({
  key: "flow",
  entry: { into: { new: "a" } },
  states: [state("a"), state("b")],
  transitions: [{ id: "go", name: "Go", from: ["a"], to: "b", after }],
});

const desk = () =>
  new Desk(
    definitions([flow], [field("product")], {
      templates: new Map([
        ["received", { kind: "template", schemaVersion: 1, key: "received", name: "Received", text: "We have it." }],
      ]),
    }),
  ).submit();

describe("B13: after-actions", () => {
  test("e-mail, field, task, webhook, comment, tag, assign, move and share follow a step, in its own event", () => {
    const taken = desk().step(ana, "go");
    const rule = "blueprint:flow@1/transitions/go";
    expect(taken.facts.filter((fact) => fact.rule === rule).map(({ type }) => type)).toEqual([
      "messageAdded",
      "fieldSet",
      "taskCreated",
      "messageAdded",
      "tagged",
      "assigned",
      "fieldSet",
      "fieldSet",
    ]);
    expect(taken.present).toMatchObject({
      fields: { product: "billing" },
      tasks: [{ title: "Check #1", to: "group:finance", dueAt: taken.now + 4 * 3_600_000, done: null }],
      tags: ["seen"],
      assignee: "agent:ana",
      department: "department:sales",
      followers: ["agent:bruno", "group:sales"],
    });
    expect(taken.effects).toMatchObject([
      { type: "mail", to: ["requester:1"], text: "We have it.", rule },
      { type: "webhook", url: "https://erp.example/hook", body: { number: "1" }, rule },
    ]);
  });

  test("what fails outside leaves the step as it is: the ticket only says so", () => {
    const taken = desk().step(ana, "go");
    const before = taken.present;
    const effect = taken.effects[1]?.id ?? "";
    taken.send({ type: "effectSettled", effect, ok: false, detail: "Answered 500." }, ana);
    expect(taken.facts).toMatchObject([{ type: "effectFailed", effect, detail: "Answered 500." }]);
    expect(taken.present.place).toEqual(before.place);
  });

  test("the same step taken again in a retry asks for the same effects under the same keys", () => {
    const keys = () =>
      desk()
        .step(ana, "go")
        .effects.map(({ id }) => id);
    expect(keys()).toEqual(keys());
    expect(new Set(keys()).size).toBe(2);
  });
});
