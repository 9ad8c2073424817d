import { describe, expect, test } from "vitest";
import { formSchema } from "../../blueprints/form.ts";
import { library } from "../../blueprints/library.ts";
import type { Actor } from "../../blueprints/people.ts";
import { compileForm } from "../../runtime/compile-form.ts";
import { agent, Desk, definitions, field, requester } from "./desk.ts";

const CONTEXT = { phoneModel: "Pixel 9", osVersion: "16", appVersion: "4.2", notifications: true };

const shipped = library.flatMap(({ document }) => (document.kind === "form" ? [document] : []));
const fields = library.flatMap(({ document }) => (document.kind === "field" ? [document] : []));
const forms = new Map(shipped.map((form) => [form.key, compileForm(form)]));
const ana = agent("ana", ["department:vtouch"]);

const submitted = (draft: object, actor: Actor = requester): Desk =>
  new Desk(definitions([], fields, { forms })).submit(draft, actor);
const refusedAt = ({ reasons }: Desk): readonly string[] => reasons.map(({ code, pointer }) => `${code} ${pointer}`);

describe("a form", () => {
  test("A1: is refused with the field named that is missing, and its ticket has what was filled in", () => {
    const { appVersion: _, ...incomplete } = CONTEXT;
    const desk = submitted({ form: "mobile-feedback", fields: incomplete });
    expect(refusedAt(desk)).toEqual(["missing /fields/appVersion"]);
    expect(desk.reasons[0]?.message.en).toBe("App version is needed.");
    expect(desk.facts).toEqual([]);
    const { present } = submitted({ form: "mobile-feedback", fields: CONTEXT });
    expect(present).toMatchObject({ department: "department:vtouch", fields: CONTEXT });
  });

  test("A1: everything that is missing is named at once; blanks are nothing", () => {
    expect(refusedAt(submitted({ form: "mobile-feedback", fields: { phoneModel: "  " } }))).toEqual([
      "missing /fields/phoneModel",
      "missing /fields/osVersion",
      "missing /fields/appVersion",
      "missing /fields/notifications",
    ]);
  });

  test("A1: a requester's page cannot go past the forms of a department, and one without forms takes any question", () => {
    expect(refusedAt(submitted({ department: "department:vtouch", fields: CONTEXT }))).toEqual(["missing /form"]);
    expect(refusedAt(submitted({ department: "department:helpdesk" }))).toEqual([]);
    expect(refusedAt(submitted({}))).toEqual([]);
  });

  test("A2: a mail comes as it comes, and an agent writes down what the caller knows", () => {
    expect(refusedAt(submitted({ department: "department:vtouch", channel: "mail" }))).toEqual([]);
    const { present } = submitted({ form: "mobile-feedback", channel: "phone", fields: { osVersion: "16" } }, ana);
    expect(present.fields).toEqual({ osVersion: "16" });
  });

  test("A3: gives its tickets its type and its department", () => {
    const fields = { orderNumber: "B-7", returnReason: "wrong" };
    const { present } = submitted({ form: "return-of-goods", fields });
    expect(present).toMatchObject({ type: "request", department: "department:finance", fields });
  });

  test("B10: asks by its conditions, and keeps nothing that it hides", () => {
    const broken = { orderNumber: "B-7", returnReason: "broken" };
    expect(refusedAt(submitted({ form: "return-of-goods", fields: broken }))).toEqual(["missing /fields/damage"]);
    const fields = { orderNumber: "B-7", returnReason: "unwanted", damage: "The lid" };
    expect(submitted({ form: "return-of-goods", fields }).present.fields).toEqual({
      orderNumber: "B-7",
      returnReason: "unwanted",
    });
  });

  test("B9: says in its own words what does not pass its check", () => {
    const { reasons } = submitted({ form: "finance-question", fields: { product: "billing", amount: -3 } });
    expect(reasons).toMatchObject([{ pointer: "/fields/amount", message: { en: "An amount is more than zero." } }]);
  });

  test.each<[string, object, string]>([
    ["a form that is not there", { form: "gone" }, "unknown /form"],
    ["another department", { form: "finance-question", department: "department:vtouch" }, "invalid /department"],
    [
      "a field that it does not ask",
      { form: "finance-question", fields: { serviceLevel: "x" } },
      "unknown /fields/serviceLevel",
    ],
    ["a value of another kind", { form: "finance-question", fields: { product: "gold" } }, "invalid /fields/product"],
  ])("refuses %s", (_title, draft, line) => {
    expect(refusedAt(submitted(draft))).toEqual([line]);
  });

  test("reads answers that hide one another until nothing changes", () => {
    const chain = formSchema.parse({
      kind: "form",
      schemaVersion: 1,
      key: "chain",
      name: "Chain",
      department: "department:helpdesk",
      asks: [
        { ask: "field", field: "a" },
        { ask: "field", field: "b", required: true, showWhen: { notEmpty: [{ var: "answers.a" }] } },
        { ask: "field", field: "c", required: true, showWhen: { notEmpty: [{ var: "answers.b" }] } },
      ],
    });
    const around = { forms: new Map([["chain", compileForm(chain)]]) };
    const fields = { b: "kept back", c: "and this" };
    const desk = new Desk(definitions([], [field("a"), field("b"), field("c")], around));
    expect(desk.submit({ form: "chain", fields }).present.fields).toEqual({});
  });
});
