import { describe, expect, test } from "vitest";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { checks } from "../../blueprints/checks.ts";
import type { DocumentEdit } from "../../blueprints/finding.ts";
import { graphOf } from "../../blueprints/graph.ts";
import type { Json } from "../../blueprints/json.ts";
import { usesOf } from "../../blueprints/uses.ts";
import { isPublishable, verify } from "../../blueprints/verify.ts";
import { defects } from "./defects.ts";
import { directory, sound } from "./sound.ts";

const found = (document: unknown): string[] =>
  verify(document, directory).findings.map(({ code, pointer }) => `${code} ${pointer}`);

describe("the verifier", () => {
  test("finds nothing in a sound blueprint", () => {
    expect(found(sound())).toEqual([]);
    expect(isPublishable(verify(sound(), directory))).toBe(true);
  });

  test.each(defects)("finds the planted defect: $title ($code)", ({ document, code, pointer }) => {
    expect(found(document)).toContain(`${code} ${pointer}`);
  });

  test.each(defects)("says in both languages what is wrong: $title", ({ document, code }) => {
    for (const { message } of verify(document, directory).findings.filter((finding) => finding.code === code)) {
      expect(message.en).toMatch(/^.{10,}[.]$/s);
      expect(message.fr).toMatch(/^.{10,}[.]$/s);
      expect(message.fr).not.toBe(message.en);
    }
  });

  test("has a planted defect for every check, so that a check that is lost or blind fails here", () => {
    expect([...new Set(defects.map(({ code }) => code))].sort()).toEqual(
      [...new Set(checks.map(({ code }) => code))].sort(),
    );
  });

  test("misses each defect once its check is taken out: the table above really rests on the checks", () => {
    for (const { code, document, pointer } of defects) {
      const subject = { document, directory, graph: graphOf(document), uses: usesOf(document) };
      const others = checks.filter((check) => check.code !== code);
      const still = others.flatMap((check) =>
        [...check.check(subject)].map((problem) => `${check.code} ${problem.pointer}`),
      );
      expect(still).not.toContain(`${code} ${pointer}`);
    }
  });

  test("B32: refuses what can never work, and only warns of what is merely much", () => {
    const severities = new Map(checks.map(({ code, severity }) => [code, severity]));
    const refused = [
      "state.unreachable",
      "state.deadEnd",
      "transition.nobody",
      "condition.never",
      "timers.equal",
      "state.noWayToFinish",
    ];
    const warned = ["states.many", "exits.many", "obligations.many"];
    for (const code of refused) expect(severities.get(code)).toBe("error");
    for (const code of warned) expect(severities.get(code)).toBe("warning");
    for (const { code, document } of defects) {
      if (refused.includes(code)) expect(isPublishable(verify(document, directory))).toBe(false);
      if (warned.includes(code)) expect(isPublishable(verify(document, directory))).toBe(true);
    }
  });

  test("B32: 30 states, 20 steps and 12 obligations are still no warning", () => {
    const document = sound();
    const many: Blueprint = {
      ...document,
      states: [
        ...document.states,
        ...Array.from({ length: 26 }, (_, at) => ({ id: `s${at}`, name: `S${at}`, status: "open" as const })),
      ],
      transitions: [
        ...document.transitions,
        ...Array.from({ length: 18 }, (_, at) => ({ id: `to${at}`, name: `To ${at}`, from: ["open"], to: `s${at}` })),
        ...Array.from({ length: 8 }, (_, at) => ({
          id: `on${at}`,
          name: `On ${at}`,
          from: [`s${at}`],
          to: `s${at + 18}`,
        })),
        ...Array.from({ length: 26 }, (_, at) => ({
          id: `up${at}`,
          name: `Up ${at}`,
          from: [`s${at}`],
          to: "answered",
        })),
        {
          id: "twelve",
          name: "Twelve",
          from: ["asked"],
          to: "answered",
          during: Array.from({ length: 12 }, () => ({ ask: "field" as const, field: "cause", required: true })),
        },
      ],
    };
    expect(found(many)).toEqual([]);
  });

  test("B3: names the status that the entry admits and that has no state", () => {
    const document = { ...sound(), entry: { when: { is: [{ var: "ticket.status" }, "hold"] }, into: { new: "open" } } };
    const finding = verify(document).findings.find(({ code }) => code === "entry.statusWithoutState");
    expect(finding?.severity).toBe("error");
    expect(finding?.message.en).toContain("status hold");
    expect(finding?.message.fr).toContain("statut hold");
    const kept = {
      ...sound(),
      entry: { when: { noneOf: [{ var: "ticket.status" }, ["hold"]] }, into: { new: "open" } },
    };
    expect(found(kept)).toEqual([]);
  });

  test("S05: a closed state is entered by time or an event, never by a button", () => {
    const at = (start: object): Blueprint => {
      const document = sound();
      const { start: _none, ...close } = document.transitions[3] ?? { id: "", name: "", from: [], to: "" };
      return { ...document, transitions: [...document.transitions.slice(0, 3), { ...close, ...start }] };
    };
    expect(found(at({}))).toContain("button.closed /transitions/3/to");
    expect(found(at({ start: { on: "requesterReplied" } }))).toEqual([]);
  });

  test("takes equal timers that can never both hold", () => {
    const document = sound();
    const timer = (id: string, value: string) => ({
      id,
      name: id,
      from: ["open"],
      to: "answered",
      start: { after: "PT24H", time: "calendar" as const, when: { is: [{ var: "ticket.type" }, value] } },
    });
    expect(
      found({ ...document, transitions: [...document.transitions, timer("one", "a"), timer("two", "b")] }),
    ).toEqual([]);
    expect(
      found({ ...document, transitions: [...document.transitions, timer("one", "a"), timer("two", "a")] }),
    ).toEqual(["timers.equal /transitions/5/start"]);
  });

  test("leaves alone what depends on the ticket", () => {
    const conditions = [
      { allOf: [{ is: [{ var: "ticket.priority" }, "high"] }, { is: [{ var: "ticket.type" }, "a"] }] },
      { anyOf: [{ is: [{ var: "ticket.type" }, "a"] }, { is: [{ var: "ticket.type" }, "b"] }] },
      { not: [{ lessThan: [{ var: "ticket.replies" }, 3] }] },
      { allOf: [{ atLeast: [{ var: "ticket.replies" }, 2] }, { atMost: [{ var: "ticket.replies" }, 2] }] },
      { isNot: [{ var: "ticket.fields.cause" }, "bug"] },
      { or: [{ "===": [{ var: "ticket.type" }, "a"] }, { "<": [{ var: "ticket.replies" }, 3] }] },
    ];
    for (const when of conditions) {
      const document = sound();
      const transitions = document.transitions.map((one) => (one.id === "answer" ? { ...one, before: { when } } : one));
      expect(found({ ...document, transitions })).toEqual([]);
    }
  });

  test("puts a warning aside where the document says why, and never an error", () => {
    const ignored = (code: string, pointer: string) => ({
      ignore: [{ code, pointer, reason: "Agreed with the team." }],
    });
    const warned = defects.find(({ code }) => code === "pending.withoutQuestion");
    const refused = defects.find(({ code }) => code === "state.deadEnd");
    expect(found({ ...warned?.document, ...ignored("pending.withoutQuestion", "/transitions/0/during") })).toEqual([]);
    expect(found({ ...refused?.document, ...ignored("state.deadEnd", "/states/4") })).toContain(
      "state.deadEnd /states/4",
    );
  });

  test("offers fixes that mend what they say", () => {
    let mended = 0;
    for (const { code, document, pointer } of defects) {
      const finding = verify(document, directory).findings.find((one) => one.code === code && one.pointer === pointer);
      if (!finding?.fix) continue;
      mended += 1;
      expect(found(edited(document, finding.fix.edits))).not.toContain(`${code} ${pointer}`);
    }
    expect(mended).toBeGreaterThanOrEqual(6);
  });

  test("lists what a document needs of an installation", () => {
    expect(verify(sound()).needs).toEqual({
      fields: ["cause"],
      templates: ["question"],
      agents: [],
      groups: ["group:finance"],
      roles: [],
      departments: ["department:finance"],
    });
  });

  test("ends in a moment on the largest blueprint that the limits admit", () => {
    const count = 2500;
    const states = Array.from({ length: count }, (_, at) => ({
      id: `s${at}`,
      name: `S${at}`,
      status: "open",
      ...(at === count - 1 ? { final: "resolved" } : {}),
    }));
    const transitions = Array.from({ length: count - 1 }, (_, at) => ({
      id: `t${at}`,
      name: `T${at}`,
      from: [`s${at}`],
      to: `s${at + 1}`,
    }));
    expect(
      found({
        kind: "blueprint",
        schemaVersion: 1,
        key: "big",
        name: "Big",
        entry: { into: { new: "s0" } },
        states,
        transitions,
      }),
    ).toEqual(["states.many /states"]);
  });
});

/** The document after edits as in JSON Patch. */
function edited(document: Blueprint, edits: readonly DocumentEdit[]): unknown {
  const copy: unknown = structuredClone(document);
  for (const edit of edits) {
    const path = edit.path.split("/").slice(1);
    const last = path.pop() ?? "";
    let parent = copy as { [key: string]: unknown };
    for (const key of path) parent = parent[key] as { [key: string]: unknown };
    if (edit.op === "remove") {
      if (Array.isArray(parent)) parent.splice(Number(last), 1);
      else delete parent[last];
    } else if (Array.isArray(parent)) {
      if (last === "-") parent.push(edit.value);
      else parent[Number(last)] = edit.value;
    } else parent[last] = edit.value;
  }
  return copy;
}

describe("the verifier on what is huge", () => {
  const huge = (common: number, timed: boolean) => {
    const states = Array.from({ length: 2500 }, (_, at) => ({
      id: `s${at}`,
      name: `S${at}`,
      status: "open",
      ...(at === 0 ? { final: "resolved" } : {}),
    }));
    const transitions = Array.from({ length: common }, (_, at) => ({
      id: `t${at}`,
      name: `T${at}`,
      from: "any",
      to: `s${at * 7}`,
      ...(timed
        ? { start: { after: "PT1H", time: "calendar", when: { is: [{ var: "ticket.type" }, `type${at}`] } } }
        : {}),
    }));
    return {
      kind: "blueprint",
      schemaVersion: 1,
      key: "huge",
      name: "Huge",
      entry: { into: { new: "s1" } },
      states,
      transitions,
    };
  };

  test("refuses more ways than can be run, before it lays them out", () => {
    expect(found(huge(350, false))).toEqual(["blueprint.tooDense /transitions"]);
  });

  test("ends at the bound itself, timers with conditions of their own included", () => {
    expect(verify(huge(40, false)).findings).toHaveLength(50);
    expect(verify(huge(40, true)).findings).toHaveLength(50);
  });

  test("gives up on no condition that the limits admit", () => {
    const nested = (depth: number): Json =>
      depth === 0
        ? { is: [{ var: "ticket.type" }, "a"] }
        : {
            anyOf: [
              { allOf: [nested(depth - 1), { isNot: [{ var: "ticket.channel" }, "b"] }] },
              { not: [nested(depth - 1)] },
            ],
          };
    const document = sound();
    expect(found({ ...document, entry: { ...document.entry, when: nested(8) } })).toEqual([]);
  });
});

describe("the small kinds", () => {
  const codes = (document: object): string[] =>
    verify({ schemaVersion: 1, key: "small", name: "Small", ...document }).findings.map(
      ({ code, pointer }) => `${code} ${pointer}`,
    );

  test("a field of choice has options, each once, and no other field has any", () => {
    const bug = { value: "bug", name: "Bug" };
    expect(codes({ kind: "field", type: "choice", options: [bug] })).toEqual([]);
    expect(codes({ kind: "field", type: "choice" })).toEqual(["field.noOptions "]);
    expect(codes({ kind: "field", key: "note", type: "text" })).toEqual(["field.reserved /key"]);
    expect(codes({ kind: "field", type: "choices", options: [] })).toEqual(["field.noOptions /options"]);
    expect(codes({ kind: "field", type: "number", options: [bug] })).toEqual(["field.strayOptions /options"]);
    expect(codes({ kind: "field", type: "choice", options: [bug, bug] })).toEqual([
      "field.optionTwice /options/1/value",
    ]);
  });

  test("working time needs its calendar: the one that is named, else the Paris office", () => {
    const start = { after: "PT4H", time: "working" };
    const document = {
      ...sound(),
      transitions: sound().transitions.map((one) => (one.id === "close" ? { ...one, start } : one)),
    };
    expect(codes(document)).toEqual([]);
    const none = { ...directory, calendars: new Set<string>() };
    expect(verify(document, none).findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "calendar.unknown /transitions/3/start/time",
    ]);
  });

  test("S05: no lifecycle lets a person close, leads out of closed, or back into new", () => {
    const ways = (way: object): string[] => codes({ kind: "lifecycle", ways: [way] });
    expect(ways({ from: "solved", to: ["closed"], by: "rule" })).toEqual([]);
    expect(ways({ from: "solved", to: ["open", "closed"], by: "agent" })).toEqual([
      "lifecycle.closedByHand /ways/0/to/1",
    ]);
    expect(ways({ from: "solved", to: ["closed"] })).toEqual(["lifecycle.closedByHand /ways/0/to/0"]);
    expect(ways({ from: "closed", to: ["open"], by: "rule" })).toEqual(["lifecycle.closedIsFinal /ways/0/from"]);
    expect(ways({ from: "open", to: ["new"] })).toEqual(["lifecycle.backIntoNew /ways/0/to/0"]);
  });
});
