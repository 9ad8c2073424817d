import { expect, test } from "vitest";
import { escalationPoint, lengthWords } from "../../runtime/clocks/limit-words.ts";
import { describeBlueprint, describeLimit } from "../../runtime/words.ts";
import { published } from "./desk.ts";

const { document } = published({
  key: "desk",
  name: { en: "Desk", fr: "Bureau" },
  entry: { into: { new: "work" } },
  limit: { within: "P5D", time: "calendar", pausedIn: ["wait"] },
  states: [
    {
      id: "work",
      name: { en: "In progress", fr: "En cours" },
      status: "open",
      limit: {
        within: "PT4H",
        time: "working",
        warnAt: 0.75,
        escalate: [
          { at: "breach", do: [{ do: "notify", to: ["owner"], text: "It is late." }] },
          { at: "PT2H", do: [{ do: "addTag", tag: "late" }] },
        ],
      },
    },
    { id: "wait", name: { en: "Waiting", fr: "En attente" }, status: "pending" },
    { id: "end", name: { en: "End", fr: "Fin" }, status: "solved", final: "resolved" },
  ],
  transitions: [{ id: "ask", name: { en: "Ask", fr: "Demander" }, from: ["work"], to: "wait" }],
});

test("a length of working time says so, in French after its unit and in its gender", () => {
  expect(lengthWords("PT4H", "working")).toEqual({ en: "4 working hours", fr: "4 heures ouvrées" });
  expect(lengthWords("PT1H", "working")).toEqual({ en: "1 working hour", fr: "1 heure ouvrée" });
  expect(lengthWords("P1DT2H", "working")).toEqual({ en: "1 working day 2 hours", fr: "1 jour ouvré 2 heures" });
  expect(lengthWords("P3D", "working")).toEqual({ en: "3 working days", fr: "3 jours ouvrés" });
  expect(lengthWords("P3D", "calendar")).toEqual({ en: "3 days", fr: "3 jours" });
});

test("a step of an escalation says when it acts", () => {
  expect(escalationPoint({ at: "warning" }, "working").en).toBe("at the warning");
  expect(escalationPoint({ at: "PT2H" }, "working")).toEqual({
    en: "2 working hours after the breach",
    fr: "2 heures ouvrées après le dépassement",
  });
});

test("the limit of a stay is told with its warning and each step of its escalation", () => {
  const limit = document.states[0]?.limit;
  if (!limit) throw new Error("The state has a limit.");
  const { en, fr } = describeLimit(document, "state", limit);
  expect(en).toMatch(
    /^A ticket may stay there 4 working hours at most\. It warns at 75% of that\. At the breach: .+\. 2 working hours after the breach: .+\.$/,
  );
  expect(fr).toMatch(
    /^Un ticket y reste au plus 4 heures ouvrées\. Avertissement à 75 % de cette durée\. Au dépassement : .+\. 2 heures ouvrées après le dépassement : .+\.$/,
  );
});

test("a blueprint's story holds the limit of the whole process and those of its states", () => {
  const told = describeBlueprint(document);
  expect(told[0]?.en).toContain("The whole process may take 5 days at most. It rests in Waiting.");
  expect(told[0]?.fr).toContain("Tout le processus doit tenir en 5 jours. Le compte s’arrête dans En attente.");
  expect(told.some(({ en }) => en.startsWith("In In progress") && en.includes("4 working hours at most"))).toBe(true);
});

test("all visits together are named", () => {
  const { en } = describeLimit(document, "state", { within: "PT8H", time: "working", counts: "allVisits" });
  expect(en).toBe("A ticket may stay there 8 working hours at most, all visits together.");
});
