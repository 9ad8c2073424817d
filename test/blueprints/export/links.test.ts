import { expect, it } from "vitest";
import { type Link, linksOf } from "../../../blueprints/export/links.ts";
import type { JsonObject } from "../../../blueprints/json.ts";
import { library } from "../../../blueprints/library.ts";
import { verify } from "../../../blueprints/verify.ts";

const named = (links: readonly Link[]) => links.map(({ kind, key, pointer }) => `${kind} ${key} ${pointer}`);

it("finds every way in which a document names another, with its place", () => {
  const document: JsonObject = {
    kind: "trigger",
    key: "watch",
    name: "Tell {{ticket.fields.notMe}} group:not-me",
    when: {
      and: [
        { is: [{ var: "ticket.fields.amount" }, 3] },
        { oneOf: [{ var: "ticket.blueprint" }, ["refund", "vtouch"]] },
        { is: [{ var: "ticket.form" }, "finance-question"] },
        { insideHours: [{ var: "now" }, "tokyo-office"] },
        { is: [{ var: "ticket.group" }, "group:finance"] },
      ],
    },
    do: [
      { do: "setField", field: "priority", value: "high" },
      { do: "setField", field: "discount", value: 1 },
      { do: "notify", to: ["owner", "role:manager"], template: "late", text: "{{ ticket.fields.product }}" },
      { do: "runMacro", macro: "urgent" },
      { do: "startBlueprint", blueprint: "refund" },
    ],
    limit: { within: "PT1H", time: "working" },
    targets: { calendar: "always", rows: [{ within: "PT1H", time: "working" }] },
    columns: ["number", "fields.damage"],
  };
  expect(named(linksOf(document))).toEqual([
    "field amount /when/and/0/is/0/var",
    "blueprint refund /when/and/1/oneOf/1",
    "blueprint vtouch /when/and/1/oneOf/1",
    "form finance-question /when/and/2/is/1",
    "calendar tokyo-office /when/and/3/insideHours/1",
    "group finance /when/and/4/is/1",
    "field discount /do/1/field",
    "template late /do/2/template",
    "role manager /do/2/to/1",
    "field product /do/2/text",
    "macro urgent /do/3/macro",
    "blueprint refund /do/4/blueprint",
    "calendar paris-office /limit/time",
    "calendar always /targets/calendar",
    "field damage /columns/1",
  ]);
});

it("names at least what the verifier says that a shipped document needs", () => {
  for (const { document } of library) {
    const links = linksOf(document as JsonObject);
    const keys = (kind: Link["kind"]) => new Set(links.filter((one) => one.kind === kind).map(({ key }) => key));
    const { needs } = verify(document);
    for (const field of needs.fields) expect(keys("field"), `${document.key}: ${field}`).toContain(field);
    for (const template of needs.templates) expect(keys("template")).toContain(template);
    for (const [kind, people] of [
      ["group", needs.groups],
      ["role", needs.roles],
      ["agent", needs.agents],
    ] as const)
      for (const person of people) expect(keys(kind)).toContain(person.slice(kind.length + 1));
  }
});

it("reads unfinished and hostile drafts without a fault", () => {
  const deep: JsonObject = JSON.parse(`${'{"a":'.repeat(5000)}"group:x"${"}".repeat(5000)}`);
  expect(linksOf(deep)).toHaveLength(1);
  expect(linksOf(JSON.parse('{"__proto__":{"field":"a b"},"template":7,"is":[],"calendar":"no key"}'))).toEqual([]);
});
