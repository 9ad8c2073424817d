import { describe, expect, test } from "vitest";
import type { JournalEntry } from "../../../../api/contract/ticket-views.ts";
import { journal } from "../../../../designer/i18n/journal.ts";
import { besideWords } from "../../../../designer/screens/ticket/beside-words.ts";
import type { Speaker } from "../../../../designer/screens/ticket/speaker.ts";

/** The sentences as they are drawn, in one language. */
const speaker = (language: "en" | "fr"): Pick<Speaker, "t" | "name" | "time"> => ({
  t: (key, values = {}) => {
    const words: { readonly [key: string]: string } = journal[language];
    const plural = words[key] ?? words[`${key}_${values.count === 1 ? "one" : "other"}`] ?? key;
    return plural.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));
  },
  name: (reference) => ({ "agent:lea": "Léa", "group:billing": "Billing" })[reference] ?? reference,
  time: (at) => new Date(at).toISOString().slice(0, 10),
});

const due = Date.UTC(2026, 10, 30);
const SAID: readonly (readonly [JournalEntry["fact"], string, string])[] = [
  [
    { type: "taskCreated", task: "1", title: "Call", to: "agent:lea", dueAt: due },
    "Task for Léa: “Call”, due 2026-11-30",
    "Tâche pour Léa : « Call », échéance 2026-11-30",
  ],
  [{ type: "taskCreated", task: "1", title: "Call", to: null, dueAt: null }, "Task: “Call”", "Tâche : « Call »"],
  [
    { type: "snoozed", until: due, reason: "Their bank answers then" },
    "Put aside until 2026-11-30: Their bank answers then",
    "Mis de côté jusqu’au 2026-11-30 : Their bank answers then",
  ],
  [{ type: "snoozeEnded", because: "time" }, "Back, as it was put aside until now", "De retour, comme prévu"],
  [
    { type: "snoozeEnded", because: "requester" },
    "Back, since the requester wrote",
    "De retour, car le demandeur a écrit",
  ],
  [{ type: "snoozeEnded", because: "person" }, "Taken up again", "Repris"],
  [{ type: "taskDone", task: "1", title: "Call", done: true }, "Task done: “Call”", "Tâche faite : « Call »"],
  [
    { type: "taskDone", task: "1", title: "Call", done: false },
    "Task taken up again: “Call”",
    "Tâche reprise : « Call »",
  ],
  [
    { type: "linked", link: "childOf", ticket: "t" },
    "Made as the child of another ticket",
    "Créé comme enfant d’un autre ticket",
  ],
  [
    { type: "linked", link: "split", ticket: "t", message: "m" },
    "A message became a ticket of its own",
    "Un message est devenu un ticket à part",
  ],
  [{ type: "merged", into: "t", number: 12 }, "Merged into #12", "Fusionné dans #12"],
  [{ type: "mergeUndone", ticket: "t", number: 12 }, "Merge with #12 taken back", "Fusion avec #12 annulée"],
  [
    { type: "passedOn", message: "m", ticket: "t" },
    "A word was said here, and passed on to the ticket in which it goes on",
    "Un message est arrivé ici et a été transmis au ticket qui continue",
  ],
  [
    { type: "childMoved", ticket: "t", solved: true, open: 1 },
    "A child ticket is solved, 1 is left",
    "Un ticket enfant est résolu, il en reste 1",
  ],
  [
    { type: "childMoved", ticket: "t", solved: true, open: 0 },
    "All child tickets are solved",
    "Tous les tickets enfants sont résolus",
  ],
  [{ type: "rated", rating: "bad", stars: null, comment: "Slow" }, "Rated bad: “Slow”", "Évalué : mal, « Slow »"],
  [
    { type: "mentioned", message: "m", people: ["agent:lea", "group:billing"], unshared: [] },
    "Mentioned Léa, Billing",
    "A cité Léa, Billing",
  ],
  [
    { type: "articleUsed", article: 7, title: "Refunds", how: "inserted" },
    "Article 7 was put into an answer: “Refunds”",
    "L’article 7 a été mis dans une réponse : « Refunds »",
  ],
  [
    { type: "articleUsed", article: 7, title: "Refunds", how: "drafted" },
    "Article 7 was drafted from it: “Refunds”",
    "L’article 7 en a été tiré, comme brouillon : « Refunds »",
  ],
  [{ type: "problemJoined", problem: 3 }, "It is an incident of problem 3", "C’est un incident du problème 3"],
  [
    { type: "problemLeft", problem: 3 },
    "It is no incident of problem 3 any more",
    "Ce n’est plus un incident du problème 3",
  ],
  [{ type: "noArticleFitted", offered: [7] }, "No article fitted", "Aucun article ne convenait"],
];

describe("what stands beside a ticket's process, in the journal", () => {
  test.each(SAID)("%j", (fact, en, fr) => {
    expect(besideWords(speaker("en"), fact)).toBe(en);
    expect(besideWords(speaker("fr"), fact)).toBe(fr);
  });
});
