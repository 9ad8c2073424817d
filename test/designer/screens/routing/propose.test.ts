import { describe, expect, it } from "vitest";
import main from "../../../../blueprints/library/routing/main.json" with { type: "json" };
import { routingSchema } from "../../../../blueprints/routing.ts";
import { commonWords, proposedRow } from "../../../../designer/screens/routing/propose.ts";

const { rows } = routingSchema.parse(main);

describe("a row proposed from tickets", () => {
  it("asks for the words that half of the subjects share, the most frequent first", () => {
    expect(commonWords(["Parking badge is lost", "Where is the parking key?", "Parking: badge 41 please"])).toEqual([
      "parking",
      "badge",
    ]);
  });

  it("knows French subjects, and no words that say nothing", () => {
    expect(commonWords(["Bonjour, la clé est perdue", "Re: une clé pour le bureau"])).toEqual(["clé"]);
  });

  it("takes the words of one subject alone, at most three", () => {
    expect(commonWords(["The printer jams on floor three"])).toEqual(["printer", "floor", "three"]);
  });

  it("is named after its first word and gives nothing yet", () => {
    expect(proposedRow(rows, ["Finance: parking", "Parking of Finance"], "en")).toEqual({
      id: "finance-2",
      name: "Finance",
      when: { contains: [{ var: "ticket.subject" }, ["finance", "parking"], "any"] },
      // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language; a document is never awaited.
      then: {},
    });
  });

  it("has no condition when the subjects share nothing: that is left to whoever looks at it", () => {
    expect(proposedRow(rows, ["Parking", "Printer"], "fr")).not.toHaveProperty("when");
  });
});
