import { describe, expect, test } from "vitest";
import { handlesIn, mentionsIn, withoutMentions } from "../../../../blueprints/mentions.ts";
import { fitting, typedMention } from "../../../../designer/screens/ticket/mentionable.ts";

const desk = [
  { handle: "lea", name: "Léa Martin", group: false },
  { handle: "bruno", name: "Bruno", group: false },
  { handle: "team-billing", name: "Billing", group: true },
];

describe("what is typed behind an @", () => {
  test("is a mention where a word could begin, and none in an address", () => {
    expect(typedMention("Hello @le", 9)).toEqual({ from: 6, query: "le" });
    expect(typedMention("@", 1)).toEqual({ from: 0, query: "" });
    expect(typedMention("(@té", 4)).toEqual({ from: 1, query: "té" });
    expect(typedMention("bob@exam", 8)).toBeNull();
    expect(typedMention("@lea and", 8)).toBeNull();
  });

  test("finds short names and the beginnings of names, without case and accents", () => {
    expect(fitting(desk, "LÉ").map(({ handle }) => handle)).toEqual(["lea"]);
    expect(fitting(desk, "mart").map(({ handle }) => handle)).toEqual(["lea"]);
    expect(fitting(desk, "bi").map(({ handle }) => handle)).toEqual(["team-billing"]);
    expect(fitting(desk, "x")).toEqual([]);
  });
});

describe("mentions of a text", () => {
  test("are found once each, and a full stop behind one is the sentence's", () => {
    expect(handlesIn("@lea, @Team-Billing and (@lea). Write to bob@lea.example")).toEqual(["lea", "team-billing"]);
    expect(mentionsIn("Hi @lea.")).toEqual([{ at: 3, length: 4, handle: "lea" }]);
  });

  test("are left out of what goes outside, where they mean somebody, and nothing else moves", () => {
    const known = (handle: string) => handle === "lea";
    expect(withoutMentions("@lea see the invoice", known)).toBe("see the invoice");
    expect(withoutMentions("Thanks @lea, and @bob.", known)).toBe("Thanks, and @bob.");
    expect(withoutMentions("Code:\n\n    a@lea  b\n- @lea one", known)).toBe("Code:\n\n    a@lea  b\n- one");
  });
});
