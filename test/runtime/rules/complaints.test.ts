import { describe, expect, test } from "vitest";
import type { Json } from "../../../blueprints/json.ts";
import { macroSchema } from "../../../blueprints/macro.ts";
import { triggerSchema } from "../../../blueprints/trigger.ts";
import { compileTrigger, compileTriggers } from "../../../runtime/rules/compile-trigger.ts";
import { explainTrace } from "../../../runtime/why/explain.ts";
import { agent, Desk, definitions, field, published, requester } from "../desk.ts";

const at = (path: string): Json => ({ var: `ticket.${path}` });
const ana = agent("ana", ["role:agent"]);
const tag = (name: string) => ({ do: "addTag", tag: name });

interface Written {
  readonly key: string;
  readonly on: readonly string[];
  readonly when?: Json;
  readonly do: readonly object[];
}

const desk = (
  triggers: readonly Written[],
  more: Parameters<typeof definitions>[2] = {},
  flows: Parameters<typeof definitions>[0] = [],
) =>
  new Desk(
    definitions(flows, [field("note")], {
      triggers: compileTriggers(
        triggers.map((one) =>
          compileTrigger(triggerSchema.parse({ kind: "trigger", schemaVersion: 1, name: one.key, ...one }), 1),
        ),
      ),
      ...more,
    }),
  );

const rulesOf = (one: Desk): readonly (string | undefined)[] => one.facts.map(({ rule }) => rule);

/** Named after what users of other help desks complain of. */
describe("complaints", () => {
  test("Zendesk 3.9, order effects: a rule that sets what it already is does not act again, and starts no other rule", () => {
    const raise: Written = {
      key: "raise",
      on: ["changed"],
      when: { contains: [at("tags"), "vip"] },
      do: [{ do: "setField", field: "priority", value: "high" }],
    };
    const echo: Written = { key: "echo", on: ["changed"], when: { changed: [at("priority")] }, do: [tag("raised")] };
    const one = desk([raise, echo]).submit({ tags: ["vip"] });
    one.change(ana, { subject: "First" });
    expect(rulesOf(one).filter(Boolean)).toEqual(["trigger:raise@1", "trigger:echo@1"]);
    one.change(ana, { subject: "Second" });
    expect(one.facts.map(({ type, by }) => `${type} ${by}`)).toEqual(["fieldSet agent:ana"]);
    expect(one.effects).toEqual([]);
  });

  test("Zendesk 3.9, order effects: of every kind of setting, none is written down that changes nothing", () => {
    const all: Written = {
      key: "all",
      on: ["noteAdded"],
      do: [
        { do: "setField", field: "priority", value: "high" },
        { do: "setField", field: "note", value: "seen" },
        { do: "setStatus", to: "open" },
        { do: "assign", to: "agent:ana" },
        tag("vip"),
        { do: "removeTag", tag: "gone" },
        { do: "addFollower", who: ["agent:ana"] },
      ],
    };
    const one = desk([all]).submit({
      priority: "high",
      fields: { note: "seen" },
      assignee: "agent:ana",
      tags: ["vip"],
      followers: ["agent:ana"],
    });
    one.says(ana, "Looked at it.", { public: false });
    expect(one.facts.map(({ type }) => type)).toEqual(["messageAdded"]);
  });

  test("Zendesk 1.10.6, one audit for all: two rules in one event never share a log entry, and neither do their facts", () => {
    const both = [
      { key: "one", on: ["created"], when: { is: [at("channel"), "form"] }, do: [tag("a"), tag("b")] },
      { key: "two", on: ["created"], when: { contains: [at("tags"), "a"] }, do: [tag("c")] },
    ];
    const one = desk(both).submit();
    const log = explainTrace(one.trace).filter(({ step }) => step === "trigger");
    expect(log.map(({ rule }) => rule)).toEqual(["trigger:one@1", "trigger:two@1"]);
    expect(log.map(({ explanation }) => (explanation as { sentence: { en: string } }).sentence.en)).toEqual([
      "Channel is form (was form)",
      "Tags contains a (was a, b)",
    ]);
    expect(one.facts.filter(({ type }) => type === "tagged").map(({ rule }) => rule)).toEqual([
      "trigger:one@1",
      "trigger:one@1",
      "trigger:two@1",
    ]);
  });

  test("Zoho U4, a refusal without a reason: a refused action says who refused it, and which rule had asked", () => {
    const strict = published({
      key: "flow",
      entry: { into: { new: "a", open: "a" } },
      states: [
        { id: "a", name: "Being checked", status: "open", strict: {} },
        { id: "b", name: "B", status: "open" },
      ],
      transitions: [
        { id: "on", name: "On", from: ["a"], to: "b", before: { when: { is: [at("priority"), "high"] } } },
        { id: "back", name: "Back", from: ["b"], to: "a" },
      ],
    });
    const asks: Written = {
      key: "asks",
      on: ["requesterReplied"],
      do: [
        tag("x"),
        { do: "takeTransition", transition: "back" },
        { do: "takeTransition", transition: "on" },
        { do: "runMacro", macro: "no-such" },
      ],
    };
    const one = desk([asks], {}, [strict]).submit().says(requester, "Any news?");
    const refused = one.facts.flatMap((fact) => (fact.type === "actionRefused" ? [fact] : []));
    expect(refused.map(({ rule, action, message }) => [rule, action, message.en])).toEqual([
      ["trigger:asks@1", "addTag", "In Being checked nothing is changed outside the steps of the blueprint “Process”."],
      ["trigger:asks@1", "takeTransition", "Back is not offered in Being checked."],
      ["trigger:asks@1", "takeTransition", "Its condition does not hold now."],
      ["trigger:asks@1", "runMacro", "There is no published macro no-such."],
    ]);
    for (const { message } of refused) expect(message.fr).not.toBe(message.en);
  });

  test("Zoho U4: what a macro in a rule was refused names the rule and the macro", () => {
    const macro = macroSchema.parse({
      kind: "macro",
      schemaVersion: 1,
      key: "tidy",
      name: "Tidy",
      do: [{ do: "replyFromTemplate", template: "gone" }],
    });
    const runs: Written = { key: "runs", on: ["created"], do: [{ do: "runMacro", macro: "tidy" }] };
    const one = desk([runs], { macros: new Map([["tidy", macro]]) }).submit();
    const refused = one.facts.find(({ type }) => type === "actionRefused");
    expect(refused?.rule).toBe("trigger:runs@1/macro:tidy");
  });
});
