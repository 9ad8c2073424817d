import { describe, expect, test } from "vitest";
import { colon, typeset } from "../../../designer/i18n/typeset.ts";

const SAID = "Que vient-il après « Ouvert » ? Rien ; ou bien : tout !";

describe("French on the page", () => {
  test("keeps guillemets and double signs on the line of their word", () => {
    const shown = typeset(SAID, "fr");
    expect(shown).toBe("Que vient-il après «\u00a0Ouvert\u00a0»\u00a0? Rien\u00a0; ou bien\u00a0: tout\u00a0!");
    expect(typeset(shown, "fr")).toBe(shown);
  });

  test("leaves English, and colons without a space before them, as they are written", () => {
    expect(typeset("Is it 12:30 ? Yes", "en")).toBe("Is it 12:30 ? Yes");
    expect(typeset("à 12:30, https://filrouge.example", "fr")).toBe("à 12:30, https://filrouge.example");
  });

  test("puts a space before a colon that joins two words, and English none", () => {
    expect([colon("fr"), colon("en")]).toEqual(["\u00a0: ", ": "]);
  });
});
