import { describe, expect, test } from "vitest";
import { formSchema } from "../../blueprints/form.ts";
import { macroSchema } from "../../blueprints/macro.ts";
import { compileForm } from "../../runtime/compile-form.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { offers } from "../../runtime/offers.ts";
import { agent, Desk, definitions, field, published, requester } from "./desk.ts";

const ana = agent("ana", ["department:helpdesk"]);
const rule = { ...ana, id: "rule:nightly", kind: "rule" } as const;

const form = formSchema.parse({
  kind: "form",
  schemaVersion: 1,
  key: "return",
  name: "Return",
  department: "department:helpdesk",
  asks: [{ ask: "field", field: "reason" }],
  requires: [
    { field: "serial", in: ["solved"], when: { is: [{ var: "ticket.fields.reason" }, "broken"] } },
    { field: "cause", in: ["pending", "solved"], when: { is: [{ var: "ticket.fields.reason" }, "broken"] } },
  ],
});
const flow = published({
  key: "flow",
  entry: { when: { is: [{ var: "ticket.type" }, "task"] }, into: { new: "a", open: "a" } },
  states: [
    { id: "a", name: "A", status: "open" },
    { id: "done", name: "Done", status: "solved", final: "resolved" },
  ],
  transitions: [{ id: "solve", name: "Solve", from: ["a"], to: "done", during: [{ ask: "field", field: "cause" }] }],
});
const macro = macroSchema.parse({
  kind: "macro",
  schemaVersion: 1,
  key: "solve",
  name: "Solve",
  do: [
    { do: "note", text: "Checked." },
    { do: "setStatus", to: "solved" },
  ],
});

const around = (more: Partial<Definitions> = {}) =>
  definitions([flow], [field("reason"), field("serial"), field("cause")], {
    forms: new Map([["return", compileForm(form)]]),
    macros: new Map([["solve", macro]]),
    ...more,
  });
/** A ticket of the form in Ana's hands. */
const came = (fields: object, more: object = {}) =>
  new Desk(around()).submit({ form: "return", fields, assignee: ana.id, ...more }, requester);
const places = ({ reasons }: Desk): readonly string[] => reasons.map(({ code, pointer }) => `${code} ${pointer}`);

describe("what a form requires in a status", () => {
  test("S11: solving without it is refused, naming each field; with another value elsewhere it is accepted", () => {
    const desk = came({ reason: "broken" }).change(ana, { status: "solved" });
    expect(places(desk)).toEqual(["missing /fields/serial", "missing /fields/cause"]);
    expect(desk.reasons[0]?.message.en).toBe("serial is needed: its form asks for it when the ticket is solved.");
    expect(desk.present.status).toBe("open");
    expect(came({ reason: "unwanted" }).change(ana, { status: "solved" }).present.status).toBe("solved");
  });

  test("S11: filled in together with the status it is enough, and nothing of it is asked in another status", () => {
    const fields = { serial: "SN-1", cause: "Fall" };
    expect(came({ reason: "broken" }).change(ana, { status: "solved", fields }).present.status).toBe("solved");
    expect(came({ reason: "broken" }).change(ana, { status: "hold" }).present.status).toBe("hold");
    expect(places(came({ reason: "broken" }).change(ana, { status: "pending" }))).toEqual(["missing /fields/cause"]);
  });

  test("S11: the value of the other field counts as it is after the change", () => {
    const desk = came({ reason: "broken" }).change(ana, { status: "solved", fields: { reason: "unwanted" } });
    expect(desk.present.status).toBe("solved");
  });

  test("S11: a step into the status asks for it too", () => {
    const desk = came({ reason: "broken" }, { type: "task" });
    expect(desk.state).toBe("a");
    expect(places(desk.step(ana, "solve", { cause: "Fall" }))).toEqual(["missing /fields/serial"]);
    expect(desk.state).toBe("a");
    expect(desk.change(ana, { fields: { serial: "SN-1" } }).step(ana, "solve", { cause: "Fall" }).state).toBe("done");
  });

  test("S11: the step offers the field where it is empty and wanted, and takes it in with the rest", () => {
    const asks = ({ definitions, present, now, context }: Desk) =>
      offers(definitions, present, ana, now, context).offered.flatMap((step) =>
        step.asks.map((ask) => ("field" in ask ? ask.field : ask.ask)),
      );
    const desk = came({ reason: "broken" }, { type: "task" });
    expect(asks(desk)).toEqual(["cause", "serial"]);
    const answers = { cause: "Fall", serial: "SN-1" };
    expect(desk.step(ana, "solve", answers).present).toMatchObject({ status: "solved", fields: answers });
    const other = came({ reason: "unwanted" }, { type: "task" });
    expect(other.step(ana, "solve", {}).state).toBe("done");
  });

  test("what stands in the status is not emptied any more, and what somebody else left empty hinders no other change", () => {
    const desk = came({ reason: "broken" }).change(ana, { status: "solved", fields: { serial: "1", cause: "Fall" } });
    expect(places(desk.change(ana, { fields: { serial: null } }))).toEqual(["missing /fields/serial"]);
    const byRule = came({ reason: "broken" }).change(rule, { status: "solved" });
    expect(byRule.present.status).toBe("solved");
    expect(byRule.change(ana, { priority: "high" }).present.priority).toBe("high");
  });

  test("S22: a macro that solves is refused in that action, with the field named, and the ticket stays as it was", () => {
    const desk = came({ reason: "broken" });
    desk.send({ type: "macroRequested", macro: "solve" }, ana);
    const refused = desk.facts.flatMap((fact) => (fact.type === "actionRefused" ? [fact] : []));
    expect(refused).toMatchObject([
      { action: "setStatus", message: { en: expect.stringContaining("serial is needed") } },
    ]);
    expect(desk.present.status).toBe("open");
    const other = came({ reason: "unwanted" });
    other.send({ type: "macroRequested", macro: "solve" }, ana);
    expect(other.present.status).toBe("solved");
  });

  test("tickets that came without the form are asked nothing", () => {
    const desk = new Desk(around()).submit({ fields: { reason: "broken" }, assignee: ana.id });
    expect(desk.change(ana, { status: "solved" }).present.status).toBe("solved");
  });
});
