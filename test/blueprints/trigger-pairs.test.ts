import { describe, expect, test } from "vitest";
import type { Directory } from "../../blueprints/directory.ts";
import { type Trigger, triggerSchema } from "../../blueprints/trigger.ts";
import { type Rule, triggerPairs } from "../../blueprints/trigger-pairs.ts";
import { verify } from "../../blueprints/verify.ts";

const NOBODY: Directory = { fields: new Map(), templates: new Set(), people: new Set() };

/** A trigger that the grammar reads. */
const rule = (key: string, written: Omit<Rule, "key">): Rule =>
  triggerSchema.parse({ kind: "trigger", schemaVersion: 1, key, name: key, ...written });

const is = (path: string, value: string) => ({ is: [{ var: `ticket.${path}` }, value] });
const has = (tag: string) => ({ contains: [{ var: "ticket.tags" }, tag] });
const names = (rules: readonly Rule[]) =>
  triggerPairs(rules).map(({ first, second, loop }) => `${first} ${second}${loop ? " loop" : ""}`);

const finds = (own: Rule, others: readonly Rule[]) =>
  verify({ kind: "trigger", schemaVersion: 1, name: own.key, ...own }, { ...NOBODY, triggers: others as Trigger[] })
    .findings.filter(({ code }) => code === "trigger.undone")
    .map(({ severity, pointer, message }) => `${severity} ${pointer} ${message.en}`);

describe("triggers that undo each other", () => {
  test("S16: both say so in their own problems, at the action, and what the other does", () => {
    const mark = rule("mark", { on: ["changed"], when: is("priority", "high"), do: [{ do: "addTag", tag: "hot" }] });
    const cool = rule("cool", { on: ["changed"], when: has("hot"), do: [{ do: "removeTag", tag: "hot" }] });
    expect(finds(mark, [cool])).toEqual([
      "warning /do/0 What it does (Add the tag hot) starts “cool”, which undoes it: Remove the tag hot.",
    ]);
    expect(finds(cool, [mark])).toEqual([
      "warning /do/0 “mark” (Add the tag hot) starts it, and it undoes that: Remove the tag hot.",
    ]);
    expect(finds(mark, [])).toEqual([]);
    expect(finds({ ...mark, do: [{ do: "addTag", tag: "warm" }] }, [mark, cool])).toEqual([]);
  });

  test("S16: open to pending and pending to open are a loop", () => {
    const wait = rule("wait", {
      on: ["changed"],
      when: is("status", "open"),
      do: [{ do: "setStatus", to: "pending" }],
    });
    const wake = rule("wake", {
      on: ["changed"],
      when: is("status", "pending"),
      do: [{ do: "setStatus", to: "open" }],
    });
    expect(names([wait, wake])).toEqual(["wait wake loop"]);
    const [pair] = triggerPairs([wait, wake]);
    expect(pair).toMatchObject({ done: { to: "pending" }, undone: { to: "open" } });
  });

  test("the second is found where the first asks for nothing", () => {
    const first = rule("first", { on: ["created"], do: [{ do: "setField", field: "priority", value: "high" }] });
    const second = rule("second", {
      on: ["changed"],
      when: is("priority", "high"),
      do: [{ do: "setField", field: "priority", value: "low" }],
    });
    expect(names([first, second])).toEqual(["first second"]);
    expect(names([second, first])).toEqual(["first second"]);
  });

  test("a default that a later trigger raises for its own reason is no pair", () => {
    const standard = rule("standard", {
      on: ["created"],
      when: { isEmpty: [{ var: "ticket.priority" }] },
      do: [{ do: "setField", field: "priority", value: "normal" }],
    });
    const vip = rule("vip", {
      on: ["created"],
      when: { allOf: [has("vip"), { isNot: [{ var: "ticket.priority" }, "urgent"] }] },
      do: [{ do: "setField", field: "priority", value: "urgent" }],
    });
    expect(names([standard, vip])).toEqual([]);
  });

  test("tags are places of their own", () => {
    const add = rule("add", { on: ["changed"], when: { not: [has("seen")] }, do: [{ do: "addTag", tag: "seen" }] });
    const remove = rule("remove", { on: ["changed"], when: has("seen"), do: [{ do: "removeTag", tag: "seen" }] });
    const other = rule("other", { on: ["changed"], when: has("seen"), do: [{ do: "removeTag", tag: "new" }] });
    expect(names([add, remove])).toEqual(["add remove loop"]);
    expect(names([add, other])).toEqual([]);
  });

  test("what one department does starts nothing in another", () => {
    const of = (department: string, status: string) => ({
      allOf: [is("department", department), is("status", status)],
    });
    const one = rule("one", {
      on: ["changed"],
      when: of("department:finance", "open"),
      do: [{ do: "setStatus", to: "pending" }],
    });
    const two = rule("two", {
      on: ["changed"],
      when: of("department:vtouch", "pending"),
      do: [{ do: "setStatus", to: "open" }],
    });
    expect(names([one, two])).toEqual([]);
  });

  test("a group takes the ticket from the agent whom another trigger has given it", () => {
    const agent = rule("agent", {
      on: ["assigned"],
      when: is("group", "group:finance"),
      do: [{ do: "assign", to: "agent:ana" }],
    });
    const group = rule("group", {
      on: ["assigned"],
      when: is("assignee", "agent:ana"),
      do: [{ do: "assign", to: "group:help" }],
    });
    expect(names([agent, group])).toEqual(["agent group"]);
  });

  test("what does not start is no pair: nothing that the first does is what the second waits for", () => {
    const wait = rule("wait", {
      on: ["created"],
      when: is("status", "open"),
      do: [{ do: "setStatus", to: "pending" }],
    });
    const wake = rule("wake", {
      on: ["requesterReplied"],
      when: is("status", "pending"),
      do: [{ do: "setStatus", to: "open" }],
    });
    expect(names([wait, wake])).toEqual([]);
  });
});

test("S17: a rule that gives tickets to a team at every change is told that it takes back what people assign by hand", () => {
  const found = (written: Omit<Rule, "key">) =>
    verify(
      { kind: "trigger", schemaVersion: 1, name: "l2", ...rule("l2", written) },
      { ...NOBODY, people: new Set(["group:l2"]) },
    )
      .findings.filter(({ code }) => code === "trigger.reverses")
      .map(({ severity, pointer }) => `${severity} ${pointer}`);
  const give: Rule["do"] = [{ do: "assign", to: "group:l2" }];
  expect(found({ on: ["changed"], when: has("x"), do: give })).toEqual(["warning /do/0"]);
  // Asked what has changed, or started once when the ticket comes, it leaves alone what came after.
  expect(found({ on: ["created"], when: has("x"), do: give })).toEqual([]);
  expect(found({ on: ["changed"], when: { changed: [{ var: "ticket.tags" }] }, do: give })).toEqual([]);
});
