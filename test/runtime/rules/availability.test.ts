import { describe, expect, test } from "vitest";
import { type Assignment, assignmentSchema } from "../../../blueprints/assignment.ts";
import tellGroup from "../../../blueprints/library/triggers/tell-group.json" with { type: "json" };
import { SYSTEM } from "../../../blueprints/people.ts";
import { triggerSchema } from "../../../blueprints/trigger.ts";
import type { Candidates } from "../../../runtime/decision.ts";
import { compileTrigger, compileTriggers } from "../../../runtime/rules/compile-trigger.ts";
import { goesBackBecause } from "../../../runtime/rules/goes-back.ts";
import { type Candidate, pick } from "../../../runtime/rules/pick.ts";
import { agent, Desk, definitions, HOUR, published, START } from "../desk.ts";

const FINANCE = "group:finance";
const rule = (more: Partial<Assignment> = {}): Assignment =>
  assignmentSchema.parse({
    kind: "assignment",
    schemaVersion: 1,
    key: "finance",
    name: "Finance",
    group: FINANCE,
    method: "leastLoaded",
    ...more,
  });

const person = (id: string, open = 0, more: Partial<Candidate> = {}): Candidate => ({
  id: `agent:${id}`,
  name: id,
  available: true,
  unavailable: null,
  load: { new: 0, open, pending: 0, hold: 0 },
  onChannel: 0,
  skills: [],
  lastAssignedAt: null,
  ...more,
});

const ana = agent("ana");
const away = { available: false, unavailable: { en: "is absent", fr: "est en absence" } };

/** A desk whose Finance shares by this rule among these people. */
function desk(assignment: Assignment, people: readonly Candidate[], more: object = {}): Desk {
  const candidates: Candidates = { people, lastOwner: null };
  return new Desk(definitions([], [], { assignments: new Map([[FINANCE, assignment]]), ...more }), {
    candidates: { [FINANCE]: candidates },
  });
}

const leaves = (on: Desk, more: { readonly until?: number | null; readonly since?: number } = {}) =>
  on.send(
    {
      type: "handBackRequested",
      person: "agent:ana",
      why: "absent",
      since: on.now,
      until: on.now + 24 * HOUR,
      ...more,
    },
    agent("marc"),
  );

describe("what goes back when its owner leaves", () => {
  const held = { status: "open", dueAt: null, lastRequesterWordAt: null, lastReplyAt: null } as const;
  const shift = (goesBack: Assignment["goesBack"]) => rule({ ...(goesBack && { goesBack }) });
  const ends = { why: "shiftEnded", until: 100 } as const;

  test("nothing where the group says nothing, or says it of another cause", () => {
    expect(goesBackBecause(rule(), { ...held, dueAt: 1 }, 1, ends)).toBeNull();
    expect(goesBackBecause(shift({ absent: "all" }), held, 1, ends)).toBeNull();
    expect(goesBackBecause(shift({ shiftEnded: "nothing" }), held, 1, ends)).toBeNull();
    expect(goesBackBecause(shift({ shiftEnded: "all" }), held, null, ends)).toBe("all");
  });

  test("a requester's last word that nobody has answered, and not one that was", () => {
    const answered = shift({ shiftEnded: ["answered"] });
    const of = (lastRequesterWordAt: number | null, lastReplyAt: number | null) =>
      goesBackBecause(answered, { ...held, lastRequesterWordAt, lastReplyAt }, 1, ends);
    expect([of(5, null), of(5, 4), of(5, 5), of(4, 5), of(null, null)]).toEqual([
      "answered",
      "answered",
      null,
      null,
      null,
    ]);
  });

  test("what is due before the return, by its date or by its next time limit; all that is due when nobody knows the return", () => {
    const due = shift({ shiftEnded: ["due"] });
    const of = (dueAt: number | null, slaDueAt: number | null, until: number | null = 100) =>
      goesBackBecause(due, { ...held, dueAt }, slaDueAt, { why: "shiftEnded", until });
    expect([of(99, null), of(100, null), of(200, 99), of(null, 100), of(null, null)]).toEqual([
      "due",
      null,
      "due",
      null,
      null,
    ]);
    expect([of(1e15, null, null), of(null, null, null)]).toEqual(["due", null]);
  });

  test("never what is solved", () => {
    const all = shift({ shiftEnded: "all" });
    for (const status of ["solved", "closed"] as const)
      expect(goesBackBecause(all, { ...held, status }, 1, ends)).toBeNull();
  });
});

describe("a ticket whose owner leaves", () => {
  const all = rule({ goesBack: { absent: "all" } });

  test("B38: goes to another in one change of hands, which says who asked and who was considered", () => {
    const on = desk(all, [person("ana", 3, away), person("bruno", 7)]).submit({
      group: FINANCE,
      assignee: "agent:ana",
    });
    on.now += HOUR;
    leaves(on);
    expect(on.facts.map(({ type }) => type)).toEqual(["handedBack", "picked", "assigned"]);
    expect(on.facts[0]).toMatchObject({ by: "agent:marc", rule: "assignment:finance", because: "all" });
    expect(on.facts[1]).toMatchObject({ person: "agent:bruno", considered: [{ id: "agent:bruno", load: 7 }] });
    expect(on.facts[2]).toMatchObject({ assignee: "agent:bruno", was: { assignee: "agent:ana", group: FINANCE } });
    // The same once more finds nothing of Ana's.
    leaves(on);
    expect(on.facts).toEqual([]);
  });

  test("B38: is never given to the same person again, whatever the candidates say of him", () => {
    const on = desk(all, [person("ana")]).submit({ group: FINANCE, assignee: "agent:ana" });
    leaves(on);
    expect(on.present).toMatchObject({ assignee: null, group: FINANCE });
    expect(on.facts.map(({ type }) => type)).toEqual(["handedBack", "picked", "assigned"]);
  });

  test("B38: tells its triggers of one assignment, and the requester of one name", () => {
    const told = compileTrigger(
      triggerSchema.parse({
        kind: "trigger",
        schemaVersion: 1,
        key: "told",
        name: "Told",
        on: ["assigned"],
        when: { notEmpty: { var: "ticket.assignee" } },
        do: [{ do: "notify", to: ["requester"], text: "Your ticket has another owner." }],
      }),
      1,
    );
    const on = desk(all, [person("ana", 0, away), person("bruno")], { triggers: compileTriggers([told]) }).submit({
      group: FINANCE,
      assignee: "agent:ana",
    });
    leaves(on);
    expect(on.effects.map(({ type }) => type)).toEqual(["notify"]);
  });

  test.each([
    ["told when nobody of it is free", [person("ana", 0, away)], ["notify"]],
    ["told when it shares by hand", null, ["notify"]],
    ["left alone when somebody of it is chosen at once", [person("bruno")], []],
  ] as const)("a group that a ticket is given to is %s", (_, people, sent) => {
    const shipped = compileTriggers([compileTrigger(triggerSchema.parse(tellGroup), 1)]);
    const on = desk(people ? all : rule({ method: "byHand" }), people ?? [person("bruno")], { triggers: shipped });
    on.submit({});
    on.change(ana, { group: FINANCE });
    expect(on.effects.map(({ type }) => type)).toEqual(sent);
    expect(on.present.assignee).toBe(sent.length > 0 ? null : "agent:bruno");
  });

  test("stays with whoever was given it since, and where nobody asked the shell for candidates it asks first", () => {
    const on = desk(all, [person("bruno")]).submit({ group: FINANCE });
    on.now += HOUR;
    on.change(ana, { assignee: "agent:ana" });
    leaves(on, { since: START });
    expect(on.facts).toEqual([]);
    on.context = {};
    expect(leaves(on)).toMatchObject({ outcome: "needs", needs: [{ type: "candidates", group: FINANCE }] });
  });

  test("waits in a group that shares by hand, without anybody being looked at", () => {
    const on = desk(rule({ method: "byHand", goesBack: { absent: "all" } }), []).submit({
      group: FINANCE,
      assignee: "agent:ana",
    });
    leaves(on);
    expect(on.facts.map(({ type }) => type)).toEqual(["handedBack", "assigned"]);
  });

  test("keeps its state in a blueprint", () => {
    const flow = published({
      key: "flow",
      entry: { into: { new: "waiting", open: "working" } },
      states: [
        { id: "waiting", name: "Waiting", status: "new" },
        { id: "working", name: "Working", status: "open" },
        { id: "done", name: "Done", status: "solved", final: "resolved" },
      ],
      transitions: [
        { id: "take", name: "Take", from: ["waiting"], to: "working" },
        { id: "end", name: "End", from: ["working"], to: "done" },
      ],
    });
    const on = desk(all, [person("bruno")], definitions([flow], [], { assignments: new Map([[FINANCE, all]]) }));
    on.submit({ group: FINANCE, assignee: "agent:ana" });
    on.step(ana, "take");
    leaves(on);
    expect(on.present).toMatchObject({ assignee: "agent:bruno", status: "open", place: { state: "working" } });
  });
});

describe("turns and skills", () => {
  const inTurn = rule({ method: "roundRobin" });
  const any = { channel: "mail", skills: [], lastOwner: null };

  /** Whose turn it is, one after the other; who is named as away in a round is away in that round alone. */
  function turns(names: string, rounds: readonly string[]): string {
    let last: string | null = null;
    return rounds
      .map((absent) => {
        const people = [...names].map((name) => person(name, 0, absent.includes(name) ? away : {}));
        const chosen = pick(inTurn, people, { ...any, lastInTurn: last }).person;
        last = chosen ?? last;
        return chosen?.slice(-1) ?? "-";
      })
      .join("");
  }

  test("B37: in turn, who is away when his turn comes is passed by once and gets his next turn", () => {
    expect(turns("abc", ["", "b", "", "", "", ""])).toBe("acabca");
    expect(turns("abc", ["", "", "", "abc", "", ""])).toBe("abc-ab");
    expect(turns("ab", ["a", "a", "", "", ""])).toBe("bbaba");
  });

  test("B37: with 20 and with 200 people everybody gets as many", () => {
    for (const size of [20, 200]) {
      const people = Array.from({ length: size }, (_, n) => person(String(n).padStart(3, "0")));
      const got = new Map<string, number>();
      let last: string | null = null;
      for (let n = 0; n < size * 3; n++) {
        last = pick(inTurn, people, { ...any, lastInTurn: last }).person;
        got.set(last ?? "", (got.get(last ?? "") ?? 0) + 1);
      }
      expect([got.size, new Set(got.values())]).toEqual([size, new Set([3])]);
    }
  });

  test("S27: until the time-out who has the skill gets it or nobody; at the time-out the least loaded does", () => {
    const skilled = rule({
      capacity: { perAgent: 5 },
      skillsTimeOut: { within: "PT30M", time: "calendar" },
    });
    const french = { skills: ["french"] };
    const on = desk(skilled, [person("a", 5, french), person("b", 1), person("c", 0, { ...french, ...away })]);
    on.submit({ group: FINANCE });
    // A full, C away, B without the word: it waits, and wakes when the skills are let go.
    on.ticket = { ...on.present, assignee: null, wanted: { skills: ["french"], since: START } };
    on.send({ type: "assignRequested" }, SYSTEM);
    expect(on.present.assignee).toBeNull();
    expect(on.wakeAt).toBe(START + HOUR / 2);
    on.now = START + HOUR / 2;
    on.send({ type: "woken" }, SYSTEM);
    expect(on.facts.map(({ type }) => type)).toContain("skillsWaived");
    expect(on.present.assignee).toBe("agent:b");
    // While A had room, A it was.
    const sooner = desk(skilled, [person("a", 4, french), person("b", 1)]).submit({ group: FINANCE });
    sooner.ticket = { ...sooner.present, assignee: null, wanted: { skills: ["french"], since: START } };
    sooner.send({ type: "assignRequested" }, SYSTEM);
    expect(sooner.present.assignee).toBe("agent:a");
  });

  test("who is named first goes before the least loaded when he is free, and only then", () => {
    const people = [person("a", 1), person("b", 4)];
    const first = (id: string, more: Partial<Assignment> = {}) =>
      pick(rule(more), people, { ...any, first: `agent:${id}` }).person;
    expect([first("b"), first("b", { capacity: { perAgent: 4 } }), first("gone")]).toEqual([
      "agent:b",
      "agent:a",
      "agent:a",
    ]);
  });

  test("what a person gets at most stands in place of the group's own, whole by whole", () => {
    const group = rule({ capacity: { perAgent: 2, channels: { chat: 1, mail: 9 } } });
    const own = { capacity: { channels: { chat: 3 } } };
    const chat = { ...any, channel: "chat" };
    const on = (load: number, onChannel: number) => [person("a", load, { ...own, onChannel })];
    expect(pick(group, on(1, 2), chat).person).toBe("agent:a");
    expect(pick(group, on(2, 2), chat).considered[0]?.why?.en).toBe("has 2 of 2");
    expect(pick(group, on(1, 3), chat).considered[0]?.why?.en).toBe("has 3 of 3 on chat");
  });
});

describe("a ticket that is reopened", () => {
  /** Ana's own, which she has solved. */
  function solved(people: readonly Candidate[], assignment: Assignment = rule({ capacity: { perAgent: 5 } })): Desk {
    const on = desk(assignment, people).submit({ group: FINANCE, assignee: "agent:ana", requester: "requester:remi" });
    on.send({ type: "changeRequested", changes: { status: "solved" } }, ana);
    return on;
  }
  function writes(on: Desk): Desk {
    on.send(
      { type: "messageReceived", message: { public: true, authorKind: "requester", text: "It is back, on page two." } },
      { id: "requester:remi", kind: "requester", groups: [], roles: [], departments: [], rights: [] },
    );
    return on;
  }
  const facts = (on: Desk, type: string) => on.facts.filter((fact) => fact.type === type);

  test("goes to its owner when he is there and has room, and nothing is said of a choice", () => {
    const on = writes(solved([person("ana", 4), person("bruno")]));
    expect(on.ticket).toMatchObject({ status: "open", assignee: "agent:ana", reopens: 1 });
    expect(facts(on, "picked")).toEqual([]);
  });

  test("goes to another of the group when its owner is away or has no room, and says whose it was", () => {
    for (const owner of [person("ana", 0, away), person("ana", 5)]) {
      const on = writes(solved([owner, person("bruno", 3)]));
      expect(on.ticket).toMatchObject({ status: "open", assignee: "agent:bruno" });
      expect(facts(on, "picked").at(-1)).toMatchObject({
        person: "agent:bruno",
        considered: [{ id: "agent:ana" }, {}],
      });
      expect(facts(on, "assigned").at(-1)).toMatchObject({ was: { assignee: "agent:ana" } });
    }
  });

  test("waits in the group when nobody is there", () => {
    const on = writes(solved([person("ana", 0, away), person("bruno", 3, away)]));
    expect(on.ticket).toMatchObject({ status: "open", assignee: null, group: FINANCE });
  });

  test("stays whose it is where the group assigns by hand, where he is not of the group, and when he reopens it himself", () => {
    const byHand = writes(solved([person("ana", 0, away)], rule({ method: "byHand" })));
    const stranger = writes(solved([person("bruno")]));
    const own = solved([person("ana", 0, away), person("bruno")]);
    own.send({ type: "changeRequested", changes: { status: "open" } }, ana);
    for (const on of [byHand, stranger, own])
      expect(on.ticket).toMatchObject({ status: "open", assignee: "agent:ana" });
  });
});
