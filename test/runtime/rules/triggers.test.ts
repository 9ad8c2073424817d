import { describe, expect, test } from "vitest";
import type { Fact } from "../../../blueprints/facts.ts";
import type { Json } from "../../../blueprints/json.ts";
import { SYSTEM } from "../../../blueprints/people.ts";
import { triggerSchema } from "../../../blueprints/trigger.ts";
import { causeOfEffect } from "../../../runtime/chain.ts";
import { compileTrigger, compileTriggers } from "../../../runtime/rules/compile-trigger.ts";
import { agent, Desk, definitions, field, published, requester } from "../desk.ts";

const v = (path: string): Json => ({ var: `ticket.${path}` });
const ana = agent("ana", ["role:agent"]);

interface Written {
  readonly on: readonly string[];
  readonly when?: Json;
  readonly do: readonly object[];
}

/** A desk with triggers in this order, keyed a, b, c. */
const desk = (triggers: readonly Written[], flows: Parameters<typeof definitions>[0] = []) =>
  new Desk(
    definitions(flows, [field("product"), field("note")], {
      triggers: compileTriggers(
        triggers.map((one, n) =>
          compileTrigger(
            triggerSchema.parse({
              kind: "trigger",
              schemaVersion: 1,
              key: "abcdefgh"[n] ?? `r${n}`,
              name: "T",
              ...one,
            }),
            1,
          ),
        ),
      ),
    }),
  );

const ruled = (facts: readonly Fact[]): readonly string[] =>
  facts.flatMap(({ rule, type }) => (rule?.startsWith("trigger:") ? [`${rule.slice(8, 9)} ${type}`] : []));

const tag = (name: string) => ({ do: "addTag", tag: name });

describe("triggers", () => {
  test("S14: it acts when all that it asks holds, and one of what it asks any of", () => {
    const all = { allOf: [{ is: [v("status"), "new"] }, { is: [v("priority"), "urgent"] }] };
    const any = { oneOf: [v("tags"), ["vip", "other"]] };
    const both = [{ on: ["created"], when: { allOf: [all, any] }, do: [tag("seen")] }];
    expect(
      desk([{ on: ["created"], when: all, do: [tag("seen")] }]).submit({ priority: "urgent" }).present.tags,
    ).toEqual(["seen"]);
    expect(desk(both).submit({ priority: "urgent" }).present.tags).toEqual([]);
    expect(desk(both).submit({ priority: "urgent", tags: ["other"] }).present.tags).toEqual(["other", "seen"]);
    expect(desk(both).submit({ priority: "low", tags: ["vip"] }).present.tags).toEqual(["vip"]);
  });

  test("S16: two that undo each other act once each, in turn, and both are in the journal", () => {
    const flip = (from: string, to: string) => ({
      on: ["changed"],
      when: { is: [v("status"), from] },
      do: [{ do: "setStatus", to }],
    });
    const both = desk([flip("open", "pending"), flip("pending", "open")]).submit({ assignee: "agent:ana" });
    both.change(ana, { subject: "Other" });
    expect(both.present.status).toBe("open");
    expect(ruled(both.facts)).toEqual(["a statusChanged", "b statusChanged"]);
  });

  test("each sees what earlier ones did, and one above acts when one below made its condition hold", () => {
    const facts = desk([
      { on: ["changed"], when: { oneOf: [v("tags"), ["late"]] }, do: [tag("chased")] },
      { on: ["created"], do: [tag("late")] },
    ]).submit();
    expect(ruled(facts.facts)).toEqual(["b tagged", "a tagged"]);
  });

  test("S17: a rule at every change that gives tagged tickets to a team takes back what somebody hands to another", () => {
    const one = desk([
      { on: ["changed"], when: { oneOf: [v("tags"), ["x"]] }, do: [{ do: "assign", to: "group:l2" }] },
    ]).submit({ group: "group:l2" });
    one.change(ana, { group: "group:l3" });
    expect([one.present.group, ruled(one.facts)]).toEqual(["group:l3", []]);
    one.change(ana, { tags: ["x"] });
    expect(one.present.group).toBe("group:l2");
    one.change(ana, { group: "group:l3" });
    expect(one.present.group).toBe("group:l2");
    expect(ruled(one.facts)).toEqual(["a assigned"]);
  });

  test("S17: a rule that sets what it already is does not act on the ticket again", () => {
    const one = desk([
      { on: ["changed"], when: { oneOf: [v("tags"), ["x"]] }, do: [{ do: "assign", to: "group:l2" }] },
    ]);
    one.submit({ group: "group:l3", tags: ["x"] }).change(ana, { subject: "Other" });
    expect(one.present.group).toBe("group:l2");
    one.change(ana, { subject: "Third" });
    expect(ruled(one.facts)).toEqual([]);
  });

  test("changed compares with the value before the event, whatever rules did in between", () => {
    const one = desk([
      { on: ["changed"], when: { changed: [v("priority")] }, do: [tag("was-changed")] },
      {
        on: ["changed"],
        when: { is: [v("priority"), "high"] },
        do: [{ do: "setField", field: "product", value: "Books" }],
      },
    ]).submit({ priority: "low" });
    one.change(ana, { priority: "high" });
    expect(ruled(one.facts)).toEqual(["a tagged", "b fieldSet"]);
    one.change(ana, { subject: "Other" });
    expect(ruled(one.facts)).toEqual([]);
  });

  test("B36: a rule in a strict state is refused, and the journal says which rule and by what", () => {
    const flow = published({
      key: "flow",
      entry: { into: { new: "a", open: "a" } },
      states: [{ id: "a", name: "A", status: "open", strict: {} }],
      transitions: [],
    });
    const one = desk([{ on: ["requesterReplied"], do: [tag("chased"), { do: "note", text: "Chased" }] }], [flow]);
    one.submit().says(requester, "Any news?");
    expect(one.present.tags).toEqual([]);
    expect(ruled(one.facts)).toEqual(["a actionRefused", "a messageAdded"]);
  });

  test("B36: triggers come before entry, so that a ticket enters as they left it", () => {
    const flow = published({
      key: "flow",
      entry: { when: { is: [v("fields.product"), "Books"] }, into: { new: "a", open: "a" } },
      states: [{ id: "a", name: "A", status: "open" }],
      transitions: [],
    });
    const one = desk(
      [{ on: ["created"], do: [{ do: "setField", field: "product", value: "Books" }] }],
      [flow],
    ).submit();
    expect(one.facts.map(({ type }) => type)).toEqual([
      "ticketCreated",
      "fieldSet",
      "blueprintEntered",
      "statusChanged",
    ]);
  });

  test("S05: a rule closes; triggers still run in that event, none later", () => {
    const one = desk([
      { on: ["solved"], do: [{ do: "setStatus", to: "closed" }] },
      { on: ["closed"], do: [tag("last")] },
      { on: ["changed"], do: [tag("late")] },
    ]).submit({ assignee: "agent:ana", tags: ["late"] });
    one.change(ana, { status: "solved" });
    expect(one.present).toMatchObject({ status: "closed", tags: ["late", "last"] });
    one.change(ana, { tags: ["last"] });
    expect(ruled(one.facts)).toEqual([]);
  });

  test("a machine's word starts nothing, and neither does what a rule wrote", () => {
    const one = desk([{ on: ["requesterReplied", "agentReplied"], do: [tag("answered")] }]).submit();
    one.send(
      {
        type: "messageReceived",
        message: { public: true, authorKind: "requester", text: "I am away", automatic: true },
      },
      requester,
    );
    expect(one.present.tags).toEqual([]);
  });

  test("a ring of rules ends, and says which were stopped", () => {
    const ring = Array.from({ length: 8 }, (_, n) => ({
      on: ["changed"],
      when: { is: [v("fields.note"), `${n}`] },
      do: [{ do: "setField", field: "note", value: `${(n + 1) % 8}` }],
    }));
    const one = desk(ring)
      .submit({ assignee: "agent:ana" })
      .change(ana, { fields: { note: "0" } });
    expect(ruled(one.facts)).toHaveLength(8);
    expect(one.present.fields.note).toBe("0");
  });

  /** So many rules in a circle: each waits for the value that the one before it sets. */
  const circle = (size: number) =>
    Array.from({ length: size }, (_, n) => ({
      on: ["changed"],
      when: { is: [v("fields.note"), `${n}`] },
      do: [{ do: "setField", field: "note", value: `${(n + 1) % size}` }],
    }));

  test("R29: rules in a circle end: of one, of two and of a hundred each acts once, also where each sets off the one before it", () => {
    for (const size of [1, 2, 100]) {
      const one = desk(circle(size))
        .submit({ assignee: "agent:ana" })
        .change(ana, { fields: { note: "0" } });
      const acted = one.facts.filter(({ rule }) => rule?.startsWith("trigger:"));
      expect([size, acted.length, one.present.fields.note]).toEqual([size, size === 1 ? 0 : size, "0"]);
      expect(new Set(acted.map(({ rule }) => rule)).size).toBe(acted.length);
    }
  });

  test("R29: more than a hundred rules that set each other off are stopped after a hundred actions; the ticket names them, and people go on", () => {
    const one = desk(circle(120).reverse()).submit({ assignee: "agent:ana" });
    one.change(ana, { fields: { note: "0" } });
    const acts = one.facts.filter(({ type, rule }) => type === "fieldSet" && rule?.startsWith("trigger:"));
    const cut = one.facts.filter((fact) => fact.type === "loopCut");
    expect([acts.length, cut.length, one.present.fields.note]).toEqual([100, 1, "100"]);
    expect(cut[0]?.rules).toHaveLength(101);
    expect(one.present.flags).toEqual(["loopCut"]);
    one.change(ana, { fields: { note: "110" } });
    expect(one.refusals()).toEqual([]);
    expect(one.present.fields.note).toBe("90");
  });

  test("history starts no trigger", () => {
    const one = desk([{ on: ["created"], do: [tag("seen")] }]);
    one.send({ type: "ticketSubmitted", history: true, draft: { number: 1, subject: "Old", channel: "form" } }, ana);
    expect(one.present.tags).toEqual([]);
  });
});

test("a rule that answers a failure with what fails again comes to an end after ten failures, and the ticket names it", () => {
  const ring = desk([
    { on: ["created", "effectFailed"], do: [{ do: "notify", to: ["agent:nobody"], text: "Look at this" }] },
  ]).submit();
  let failures = 0;
  for (let [effect] = ring.effects; effect; [effect] = ring.effects) {
    const failed = { effect: effect.id, ok: false, detail: "Nobody of these has an address." };
    ring.send({ type: "effectSettled", ...failed, cause: causeOfEffect(effect) }, SYSTEM);
    failures += 1;
  }
  expect(failures).toBe(11);
  expect(ring.facts.at(-1)).toMatchObject({ type: "loopCut", rules: ["trigger:a@1"] });
});
