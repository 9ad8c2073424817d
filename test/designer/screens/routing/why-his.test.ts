import { describe, expect, it } from "vitest";
import type { JournalEntry } from "../../../../api/contract/ticket-views.ts";
import { journal } from "../../../../designer/i18n/journal.ts";
import { routedWords, ruleOfRouting, type Teller } from "../../../../designer/screens/ticket/routed-words.ts";
import { reasons } from "../../../../designer/screens/ticket/why-his.tsx";

/** The sentences as they are drawn, in one language. */
const teller = (language: "en" | "fr"): Teller => ({
  t: (key, values = {}) => {
    const words: { readonly [key: string]: string } = journal[language];
    return (words[key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));
  },
  say: (text) => (typeof text === "string" ? text : (text[language] ?? "")),
  name: (reference) => (reference === "group:helpdesk" ? "Help desk" : "Ana"),
  row: () => "Refund words",
});
const ROW = "routing:main@3/rows/refund-words";
const ana = { id: "agent:ana", name: "Ana", load: 5, refused: null, why: null };
const away = { en: "is away", fr: "est absente" };
const considered = [
  ana,
  { ...ana, id: "agent:bruno", name: "Bruno", load: 9 },
  { ...ana, id: "agent:chloe", name: "Chloé", load: 3, refused: "unavailable", why: away },
];
const picked = { type: "picked", group: "group:helpdesk", person: "agent:ana", method: "leastLoaded", considered };

describe("why a ticket is somebody's", () => {
  it("names the row, the person, the method, and the load of everybody who was looked at", () => {
    expect(routedWords(teller("en"), { type: "routed", row: "refund-words", last: false, skills: [] }, ROW)).toBe(
      "Routed by row “Refund words”",
    );
    expect(routedWords(teller("en"), picked, "assignment:helpdesk")).toBe(
      "Chosen: Ana, least loaded. Ana 5, Bruno 9, Chloé 3 (is away).",
    );
    expect(routedWords(teller("fr"), picked, null)).toBe(
      "Choix : Ana, qui en a le moins. Ana 5, Bruno 9, Chloé 3 (est absente).",
    );
  });

  it("says when only the last row took it, which skills it needs, and when they were let go", () => {
    const routed = { type: "routed", row: "rest", last: true, skills: ["german"] };
    expect(routedWords(teller("en"), routed, ROW)).toBe(
      "Routed by the last row, “Refund words”: no row above took it; needs german",
    );
    expect(routedWords(teller("en"), { type: "skillsWaived", skills: ["german"] }, null)).toContain(
      "Nobody with german was free in time",
    );
  });

  it("says that nobody could be chosen, and why each of them not", () => {
    expect(routedWords(teller("en"), { ...picked, person: null }, null)).toMatch(
      /^Nobody of Help desk could be chosen; it waits there\. .*Chloé 3 \(is away\)\.$/,
    );
    expect(routedWords(teller("en"), { ...picked, person: null, considered: [] }, null)).toContain("nobody to choose");
  });

  it("names rules of routing and assignment, and leaves others alone", () => {
    expect(ruleOfRouting(teller("en"), ROW)).toBe("routing, version 3: row “Refund words”");
    expect(ruleOfRouting(teller("en"), "assignment:helpdesk")).toBe("the group’s assignment rule");
    expect(ruleOfRouting(teller("en"), "trigger:acknowledge@1")).toBeNull();
  });
});

describe("what decided whose it is", () => {
  const entry = (seq: number, event: string, fact: JournalEntry["fact"], rule: string | null): JournalEntry => ({
    seq,
    event,
    at: seq,
    by: { id: rule ? "system" : "agent:marc", name: "Marc" },
    rule,
    fact,
  });
  const first = [
    entry(1, "e1", { type: "routed", row: "refund-words", last: false }, ROW),
    entry(2, "e1", { type: "assigned", assignee: null, group: "group:helpdesk" }, ROW),
    entry(3, "e1", picked, "assignment:helpdesk"),
    entry(4, "e1", { type: "assigned", assignee: "agent:ana", group: "group:helpdesk" }, "assignment:helpdesk"),
  ];

  it("is the row and the choice, as long as nobody has given it to somebody else", () => {
    const { routed, picked: choice } = reasons(first, "agent:ana");
    expect([routed?.seq, choice?.seq]).toEqual([1, 3]);
  });

  it("is whoever gave it away later", () => {
    const later = [...first, entry(5, "e2", { type: "assigned", assignee: "agent:bruno", group: null }, null)];
    const { routed, picked: choice, assigned } = reasons(later, "agent:bruno");
    expect([routed, choice, assigned?.seq]).toEqual([null, null, 5]);
  });

  it("is a hand too when it gives it back to whom the rule had chosen", () => {
    const back = [...first, entry(5, "e2", { type: "assigned", assignee: "agent:ana", group: null }, null)];
    expect(reasons(back, "agent:ana").picked).toBeNull();
  });
});
