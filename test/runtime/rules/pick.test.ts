import { describe, expect, test } from "vitest";
import type { Assignment } from "../../../blueprints/assignment.ts";
import { type Candidate, pick, type Wanted } from "../../../runtime/rules/pick.ts";

const assignment = (more: Partial<Assignment> = {}): Assignment => ({
  kind: "assignment",
  schemaVersion: 1,
  key: "finance",
  name: "Finance",
  group: "group:finance",
  method: "leastLoaded",
  ...more,
});

const person = (id: string, open: number, more: Partial<Candidate> = {}): Candidate => ({
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

const ANY: Wanted = { channel: "email", skills: [], lastOwner: null };

/** Picks one after the other, each pick counting from then on. */
function series(rule: Assignment, given: readonly Candidate[], times: number): string {
  let people = given;
  let letters = "";
  for (let at = 1; at <= times; at++) {
    const chosen = pick(rule, people, ANY).person;
    letters += chosen?.slice(-1) ?? "-";
    people = people.map((one) =>
      one.id === chosen ? { ...one, lastAssignedAt: at, load: { ...one.load, open: one.load.open + 1 } } : one,
    );
  }
  return letters;
}

describe("choosing a person", () => {
  test("B37: the least loaded gets it; of two alike the one who was assigned least recently", () => {
    const people = [person("A", 5, { lastAssignedAt: -2 }), person("B", 9), person("C", 3, { lastAssignedAt: -1 })];
    expect(series(assignment(), people, 7)).toBe("CCACACA");
  });

  test("B37: in turn, the order is kept and who is offline is skipped", () => {
    const people = [person("A", 0), person("B", 0, { available: false }), person("C", 0)];
    expect(series(assignment({ method: "roundRobin" }), people, 5)).toBe("ACACA");
  });

  test("B37: at the cap of 10 nobody gets more, and the backlog says why", () => {
    const rule = assignment({ capacity: { perAgent: 10 } });
    const picked = pick(rule, [person("A", 10), person("B", 12)], ANY);
    expect(picked.person).toBeNull();
    expect(picked.considered.map(({ refused, why }) => [refused, why?.en])).toEqual([
      ["capacity", "has 10 of 10"],
      ["capacity", "has 12 of 10"],
    ]);
    expect(series(rule, [person("A", 8), person("B", 9)], 4)).toBe("ABA-");
  });

  test("S27: who has the skill gets it until the skills have been waited for; then the least loaded does", () => {
    const rule = assignment({ capacity: { perAgent: 5 } });
    const people = [
      person("A", 4, { skills: ["french"] }),
      person("B", 1),
      person("C", 0, { available: false, skills: ["french"] }),
    ];
    expect(pick(rule, people, { ...ANY, skills: ["french"] }).person).toBe("agent:A");
    expect(pick(rule, people, ANY).person).toBe("agent:B");
    const even = [person("A", 1, { lastAssignedAt: 50 }), person("B", 1, { lastAssignedAt: 20 })];
    expect(pick(rule, even, ANY).person).toBe("agent:B");
  });

  test("B37: nobody with the skills is there: the backlog, and every refusal has its reason", () => {
    const picked = pick(assignment(), [person("A", 0)], { ...ANY, skills: ["french"] });
    expect(picked).toMatchObject({ person: null, considered: [{ refused: "skills", why: { en: "lacks french" } }] });
  });

  test("the requester's last owner goes before the least loaded, unless he is away", () => {
    const rule = assignment({ method: "lastOwner" });
    const people = [person("A", 0), person("B", 9)];
    expect(pick(rule, people, { ...ANY, lastOwner: "agent:B" }).person).toBe("agent:B");
    const away = people.map((one) => (one.id === "agent:B" ? { ...one, available: false } : one));
    expect(pick(rule, away, { ...ANY, lastOwner: "agent:B" }).person).toBe("agent:A");
  });

  test("pending and hold weigh what the group says, and a channel has a cap of its own", () => {
    const waits = person("A", 0, { load: { new: 0, open: 0, pending: 4, hold: 0 } });
    expect(pick(assignment(), [waits, person("B", 1)], ANY).person).toBe("agent:A");
    expect(pick(assignment({ load: { pending: 0.5 } }), [waits, person("B", 1)], ANY).person).toBe("agent:B");
    const chats = assignment({ capacity: { channels: { chat: 2 } } });
    expect(pick(chats, [person("A", 0, { onChannel: 2 })], { ...ANY, channel: "chat" }).person).toBeNull();
    expect(pick(chats, [person("A", 0, { onChannel: 2 })], ANY).person).toBe("agent:A");
  });

  test("by hand nobody is chosen", () => {
    expect(pick(assignment({ method: "byHand" }), [person("A", 0)], ANY).person).toBeNull();
  });
});
