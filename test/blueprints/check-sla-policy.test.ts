import { describe, expect, test } from "vitest";
import type { Directory } from "../../blueprints/directory.ts";
import { shadowedPolicies } from "../../blueprints/shadowed-policies.ts";
import { type SlaPolicy, slaPolicySchema } from "../../blueprints/sla-policy.ts";
import { verify } from "../../blueprints/verify.ts";

const policy = (more: object = {}): object => ({
  kind: "sla-policy",
  schemaVersion: 1,
  key: "standard",
  name: { en: "Standard", fr: "Standard" },
  targets: [{ metric: "firstReply", within: "PT4H", time: "working" }],
  ...more,
});

const directory: Directory = {
  fields: new Map([["tier", { kind: "field", schemaVersion: 1, key: "tier", name: "Tier", type: "text" }]]),
  templates: new Set(["late"]),
  people: new Set(["group:finance", "role:manager"]),
  calendars: new Set(["paris-office"]),
  states: new Map([["flow", new Set(["waiting"])]]),
};

const found = (document: object): readonly string[] =>
  verify(document, directory).findings.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

const row = (more: object): object => ({ metric: "firstReply", within: "PT4H", time: "working", ...more });
const metric = (name: string, settings: object, targets: readonly object[] = [row({ metric: name })]): object =>
  policy({ targets, metrics: { [name]: settings } });

const PLANTED: readonly (readonly [title: string, document: object, finding: string])[] = [
  [
    "a pause in a state that no blueprint has",
    metric("agentWork", { pausedIn: { states: ["waiting", "lost"] } }),
    "warning state.unknown /metrics/agentWork/pausedIn/states/1",
  ],
  [
    "a metric and priority twice",
    policy({ targets: [row({ priority: "high" }), row({}), row({ priority: "high", within: "PT1H" })] }),
    "error policy.targetTwice /targets/2",
  ],
  [
    "a target whose calendar is not there",
    policy({ targets: [row({ calendar: "moon" })] }),
    "error calendar.unknown /targets/0/calendar",
  ],
  ["a policy whose calendar is not there", policy({ calendar: "moon" }), "error calendar.unknown /targets/0/time"],
  [
    "a priority without a row, and no row for the rest",
    policy({ targets: [row({ priority: "urgent" })] }),
    "warning policy.priorityWithoutRow /targets/0",
  ],
  [
    "warnings of a metric without target",
    policy({ metrics: { nextReply: { warn: [{ at: 0.5 }] } } }),
    "warning policy.withoutTarget /metrics/nextReply",
  ],
  [
    "a warning longer before than the target is",
    metric("firstReply", { warn: [{ at: 0.75 }, { before: "PT4H" }] }),
    "warning policy.warnsTooEarly /metrics/firstReply/warn/1/before",
  ],
  [
    "a warning of whole working days before a shorter target",
    metric("firstReply", { warn: [{ before: "P2D" }] }, [row({ within: "P1D" })]),
    "warning policy.warnsTooEarly /metrics/firstReply/warn/0/before",
  ],
  [
    "an escalation at a warning that nothing gives",
    metric("firstReply", { escalate: [{ at: "warning", do: [{ do: "addTag", tag: "late" }] }] }),
    "warning policy.warningNever /metrics/firstReply/escalate/0/at",
  ],
  [
    "groups of another metric than group ownership",
    metric("firstReply", { groups: ["group:finance"] }),
    "warning policy.groupsIdle /metrics/firstReply/groups",
  ],
  [
    "notes of a metric that no reply ends",
    metric("agentWork", { notes: true }),
    "warning policy.notesIdle /metrics/agentWork/notes",
  ],
  [
    "a clock that stands still in every status",
    metric("agentWork", { pausedIn: { statuses: ["new", "open", "pending", "hold"] } }),
    "warning policy.neverRuns /metrics/agentWork/pausedIn/statuses",
  ],
  [
    "days of calendar time",
    policy({ targets: [row({ time: "calendar", within: "P3D" })] }),
    "hint policy.wholeDays /targets/0/within",
  ],
  [
    "a template that is not there",
    metric("firstReply", { escalate: [{ at: "breach", do: [{ do: "notify", to: ["owner"], template: "gone" }] }] }),
    "error template.unknown /metrics/firstReply/escalate/0/do/0/template",
  ],
  [
    "a group that is not there",
    metric("firstReply", { escalate: [{ at: "PT2H", do: [{ do: "assign", to: "group:gone" }] }] }),
    "error person.unknown /metrics/firstReply/escalate/0/do/0/to",
  ],
  [
    "a field that is not there",
    policy({ when: { is: [{ var: "ticket.fields.gone" }, "x"] } }),
    "error field.unknown /when/is/0",
  ],
  [
    "a path that leads nowhere",
    policy({ when: { is: [{ var: "ticket.departement" }, "x"] } }),
    "error path.unknown /when/is/0",
  ],
  [
    "a condition that can never hold",
    policy({ when: { allOf: [{ is: [{ var: "ticket.type" }, "a"] }, { is: [{ var: "ticket.type" }, "b"] }] } }),
    "error condition.never /when",
  ],
  [
    "a condition that reads the event",
    policy({ when: { is: [{ var: "event.type" }, "woken"] } }),
    "error rule.noStep /when/is/0",
  ],
  [
    "a task for a person who is not there",
    metric("firstReply", {
      escalate: [{ at: "breach", do: [{ do: "createTask", title: { en: "Look", fr: "Voir" }, to: "agent:gone" }] }],
    }),
    "error person.unknown /metrics/firstReply/escalate/0/do/0/to",
  ],
];

describe("the checks of an SLA policy", () => {
  test("find nothing in a sound one", () => {
    const sound = policy({
      when: { is: [{ var: "ticket.fields.tier" }, "gold"] },
      targets: [row({}), row({ metric: "groupOwnership" })],
      metrics: {
        firstReply: {
          warn: [{ at: 0.75 }],
          escalate: [{ at: "warning", do: [{ do: "notify", to: ["role:manager"], template: "late" }] }],
        },
        groupOwnership: { groups: ["group:finance"] },
      },
    });
    expect(found(sound)).toEqual([]);
    expect(verify(sound).needs).toMatchObject({ fields: ["tier"], templates: ["late"], groups: ["group:finance"] });
  });

  test.each(PLANTED)("find %s", (_title, document, finding) => {
    expect(found(document)).toContain(finding);
  });

  test.each(PLANTED)("say in both languages what is wrong: %s", (_title, document) => {
    for (const { message } of verify(document, directory).findings) {
      expect(message.en).toMatch(/^.{10,}[.]$/s);
      expect(message.fr).toMatch(/^.{10,}[.]$/s);
    }
  });

  test("ask for no calendar, field or person of a desk that they do not know", () => {
    const [, document] = PLANTED.find(([title]) => title.includes("calendar is not there")) ?? ["", policy(), ""];
    expect(verify(document).findings).toEqual([]);
  });

  test("put errors first", () => {
    const document = policy({ calendar: "moon", metrics: { nextReply: { warn: [{ at: 0.5 }] } } });
    expect(found(document).map((line) => line.split(" ")[0])).toEqual(["error", "warning"]);
  });

  test.each(["-PT1H", "PT0S", "P0D", "P1000Y", "P400000D", "PT1000000000S", "P3M", "P1W"])(
    "refuse a target of %s with a place and a sentence",
    (within) => {
      const { document, findings } = verify(policy({ targets: [row({ within })] }));
      expect(document).toBeUndefined();
      expect(findings[0]).toMatchObject({ severity: "error", pointer: "/targets/0/within" });
      expect(findings[0]?.message.en).toMatch(/duration/);
      expect(findings[0]?.message.fr).toMatch(/durée/);
    },
  );
});

describe("policies in order", () => {
  const named = (key: string, when?: object): SlaPolicy =>
    slaPolicySchema.parse(policy({ key, name: key, ...(when && { when }) }));
  const tag = (value: string): object => ({ contains: [{ var: "ticket.tags" }, value] });
  const is = (path: string, value: string): object => ({ is: [{ var: path }, value] });
  const shadowed = (...inOrder: readonly SlaPolicy[]): readonly string[] =>
    shadowedPolicies(inOrder).map(({ key, finding }) => `${key} ${finding.code} ${finding.pointer}`);

  test("a policy after one that takes all is never reached", () => {
    expect(shadowed(named("all"), named("vip", tag("vip")), named("rest"))).toEqual([
      "vip policy.shadowed /when",
      "rest policy.shadowed ",
    ]);
    expect(shadowed(named("vip", tag("vip")), named("all"))).toEqual([]);
  });

  test("one whose condition stands before it already, or is narrower, is never reached", () => {
    expect(shadowed(named("one", tag("vip")), named("two", tag("vip")))).toEqual(["two policy.shadowed /when"]);
    const narrow = { allOf: [is("ticket.type", "problem"), is("ticket.priority", "urgent")] };
    expect(shadowed(named("problems", is("ticket.type", "problem")), named("urgent", narrow))).toEqual([
      "urgent policy.shadowed /when",
    ]);
    expect(shadowed(named("urgent", narrow), named("problems", is("ticket.type", "problem")))).toEqual([]);
  });

  test("several together can take all that is left", () => {
    const priority = (...values: string[]): object => ({ oneOf: [{ var: "ticket.priority" }, values] });
    const [high, low] = [named("high", priority("high", "urgent")), named("low", priority("low", "normal"))];
    const { finding } =
      shadowedPolicies([high, low, named("some", { notEmpty: [{ var: "ticket.priority" }] })])[0] ?? {};
    expect(finding?.message.en).toContain("“high”, “low”");
  });

  test("a policy that is being written is looked at in its place among those of the desk, a new one at their end", () => {
    const [vip, all] = [named("vip", tag("vip")), named("all")];
    const among = (document: SlaPolicy, policies: readonly SlaPolicy[]): readonly string[] =>
      verify(document, { ...directory, policies }).findings.map(({ code }) => code);
    expect(among(named("late", tag("late")), [vip, all])).toEqual(["policy.shadowed"]);
    expect(among(vip, [vip, all])).toEqual([]);
    expect(among(named("all", tag("vip")), [vip, all])).toEqual(["policy.shadowed"]);
  });

  test("tags beside each other shadow nothing", () => {
    expect(shadowed(named("a", tag("a")), named("b", tag("b")), named("all"))).toEqual([]);
  });
});
