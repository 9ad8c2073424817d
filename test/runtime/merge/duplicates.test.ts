import { describe, expect, test } from "vitest";
import { likeness, tellingWords } from "../../../runtime/merge/duplicates.ts";

const about = (subject: string, description = "") => ({ subject, description });

describe("how near two tickets are", () => {
  test("small words, greetings, case and accents say nothing", () => {
    expect([...tellingWords("Bonjour, l’Écran du 3e étage est cassé ! Merci")]).toEqual([
      "ecran",
      "3e",
      "etage",
      "casse",
    ]);
  });

  test("words in common are counted against those of the shorter one, with the reason in both languages", () => {
    const near = likeness(
      about("Invoice 88213 charged twice"),
      about("Charged twice: invoice 88213 of May"),
      "requester",
    );
    expect(near).toEqual({
      score: 1,
      common: 4,
      of: 4,
      reason: { en: "Same requester, 4 of 4 words in common.", fr: "Même demandeur, 4 mots sur 4 en commun." },
    });
  });

  test("what the subjects hide the descriptions may show", () => {
    const text = "The lift of the north wing stands still between floors";
    expect(likeness(about("Help", text), about("Urgent", `${text}, since nine.`), "requester")?.score).toBeGreaterThan(
      0.8,
    );
  });

  test("colleagues must say it more alike than one person does", () => {
    const [first, second] = [about("Printer broken on floor three"), about("Printer broken today, third time")];
    expect(likeness(first, second, "requester")?.common).toBe(2);
    expect(likeness(first, second, "organization")).toBeNull();
  });

  test("one word in common, or none, is chance", () => {
    expect(likeness(about("Printer"), about("Printer"), "requester")).toBeNull();
    expect(likeness(about(""), about(""), "requester")).toBeNull();
    expect(likeness(about("Charged twice"), about("The map closes the app"), "requester")).toBeNull();
  });

  test("a text of any length is looked at as far as it tells something", () => {
    const long = "lorem ipsum ".repeat(50_000);
    expect(likeness(about("Long letter", long), about("Long letter", long), "requester")?.of).toBeLessThan(5);
  });
});
