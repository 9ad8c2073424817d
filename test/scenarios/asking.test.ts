import { expect, test } from "vitest";
import { agent, Desk, definitions, field, published } from "../runtime/desk.ts";

const file = { id: "f1", name: "photo.png", contentType: "image/png", size: 12 };

const flow = published({
  key: "flow",
  entry: { into: { new: "open", open: "open" } },
  states: [
    { id: "open", name: "Open", status: "open" },
    { id: "done", name: "Done", status: "pending" },
  ],
  transitions: [
    {
      id: "all",
      name: "All at once",
      from: ["open"],
      to: "done",
      during: [
        { ask: "message", text: "Everything, {{ticket.subject}}." },
        { ask: "field", field: "model", required: true },
        { ask: "reply", required: true },
        { ask: "note", required: true },
        { ask: "resolution", required: true },
        { ask: "attachments", required: true },
        {
          ask: "checklist",
          items: [
            { id: "backup", name: "Backup made", required: true },
            { id: "told", name: "Told" },
          ],
        },
        { ask: "people", required: true },
      ],
    },
    {
      id: "refund",
      name: "Refund",
      from: ["open"],
      to: "done",
      during: [
        {
          ask: "field",
          field: "refund",
          required: true,
          check: { atMost: [{ var: "answers.refund" }, { var: "ticket.fields.amount" }] },
          message: { en: "Not more than the invoice.", fr: "Pas plus que la facture." },
        },
      ],
    },
    {
      id: "diagnose",
      name: "Diagnose",
      from: ["open"],
      to: "done",
      during: [
        { ask: "field", field: "cause", required: true },
        {
          ask: "field",
          field: "serial",
          showWhen: { is: [{ var: "answers.cause" }, "hardware"] },
          required: { is: [{ var: "answers.cause" }, "hardware"] },
        },
      ],
    },
  ],
});

const fields = [field("model"), field("refund", "number"), field("amount", "number"), field("cause"), field("serial")];
const ana = agent("ana");
const make = () => new Desk(definitions([flow], fields)).submit({ assignee: "agent:ana", fields: { amount: 100 } });

const ALL = {
  model: "X1",
  reply: "Done.",
  note: "Was easy.",
  resolution: "Restarted.",
  attachments: [file],
  checklist: { backup: true },
  people: ["group:mail"],
};

test("B8: everything that is missing is listed at once, and nothing is written", () => {
  const desk = make();
  const before = desk.present;
  desk.step(ana, "all");
  expect(desk.refusals()).toEqual([
    "missing /fields/model",
    "missing /reply",
    "missing /note",
    "missing /resolution",
    "missing /attachments",
    "missing /checklist/backup",
    "missing /people",
  ]);
  expect(desk.ticket).toBe(before);
});

test.each(Object.keys(ALL))("B8: without %s alone exactly that is missing", (item) => {
  const { [item as keyof typeof ALL]: _left, ...answers } = ALL;
  const desk = make().step(ana, "all", answers);
  expect(desk.reasons).toHaveLength(1);
  expect(desk.reasons[0]?.code).toBe("missing");
});

test("B8: complete, it writes all of it in one: reply with its files, note, field, resolution, people, state", () => {
  const desk = make().step(ana, "all", ALL);
  expect(desk.state).toBe("done");
  expect(desk.types()).toEqual([
    "transitionTaken",
    "fieldSet",
    "messageAdded",
    "messageAdded",
    "fieldSet",
    "peopleChosen",
    "stateEntered",
    "statusChanged",
  ]);
  expect(desk.facts[2]).toMatchObject({
    message: { public: true, text: "Done.", to: ["requester:1"], attachments: [file] },
  });
  expect(desk.facts[3]).toMatchObject({ message: { public: false, text: "Was easy.", attachments: [] } });
  expect(desk.effects).toMatchObject([{ type: "mail", to: ["requester:1"], text: "Done." }]);
  expect(JSON.stringify(desk.facts[0])).not.toContain("Was easy.");
});

test("an answer to a question that the step does not ask is refused", () => {
  expect(make().step(ana, "refund", { refund: 5, colour: "red", note: "x" }).refusals().toSorted()).toEqual([
    "unknown /fields/colour",
    "unknown /note",
  ]);
});

test("a value of the wrong type is refused, where it stands", () => {
  expect(make().step(ana, "refund", { refund: "much" }).refusals()).toEqual(["invalid /fields/refund"]);
});

test("B9: a check that fails answers with our message in both languages, and nothing is written", () => {
  const desk = make().step(ana, "refund", { refund: 101 });
  expect(desk.reasons).toMatchObject([
    {
      code: "invalid",
      pointer: "/fields/refund",
      message: { en: "Not more than the invoice.", fr: "Pas plus que la facture." },
    },
  ]);
  expect(desk.state).toBe("open");
  expect(make().step(ana, "refund", { refund: 100 }).state).toBe("done");
});

test("B10: required only while its condition holds, and a hidden value is not saved", () => {
  expect(make().step(ana, "diagnose", { cause: "hardware" }).refusals()).toEqual(["missing /fields/serial"]);
  expect(make().step(ana, "diagnose", { cause: "hardware", serial: "S1" }).present.fields.serial).toBe("S1");
  const software = make().step(ana, "diagnose", { cause: "software", serial: "S1" });
  expect(software.state).toBe("done");
  expect(software.present.fields).toEqual({ amount: 100, cause: "software" });
  expect(software.facts[0]).toMatchObject({ type: "transitionTaken", answers: { cause: "software" } });
});

test("a field that the ticket has already is not asked twice", () => {
  const desk = make();
  desk.change(ana, { fields: { refund: 20 } });
  expect(desk.step(ana, "refund").state).toBe("done");
});
