import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REMI } from "../../small-desk.ts";
import { ADA, type SearchDesk, searchDesk } from "./search-desk.ts";

/** Both databases at once, with the same tickets: they must say the same. */
let sqlite: SearchDesk;
let postgres: SearchDesk;
const WORDS = ["near", "a", "or", "pump", "Écran", "solved", "the", "%_\\", "12", "漢字", "e-mail", "x:y", "½"];

beforeAll(async () => {
  [sqlite, postgres] = await Promise.all([searchDesk("sqlite"), searchDesk("postgres")]);
  for (const desk of [sqlite, postgres])
    for (const [place, word] of WORDS.entries())
      await desk.open(
        { subject: `${word} ${WORDS[(place * 5) % WORDS.length]}`, tags: [word] },
        `${WORDS[(place * 7) % WORDS.length]} and ${WORDS[(place * 3) % WORDS.length]}`,
      );
});
afterAll(() => Promise.all([sqlite.remove(), postgres.remove()]));

async function bothSay(typed: string): Promise<void> {
  for (const who of [ADA, REMI]) {
    const [one, other] = await Promise.all([sqlite.ask(who, typed), postgres.ask(who, typed)]);
    expect(other, typed).toEqual(one);
  }
}

describe("what is typed into the search", () => {
  test("is answered the same by both databases, whatever syntax of theirs it looks like", async () => {
    const long = "x".repeat(10_240);
    const many = Array.from({ length: 1000 }, (_, index) => `w${index}`).join(" ");
    const typed = [
      '"',
      "*",
      "NEAR(",
      "a OR",
      "%_\\",
      long,
      `"${long}"`,
      many,
      "the and a",
      "\0",
      "pump\0or",
      "'",
      "a & b | !c <-> d:*",
      "subject:pump",
      "{subject} : pump",
      "keys:pump",
      "^pump + near",
      "-",
      "--pump",
      '-"',
      "-*",
      "''::tsvector",
      "); drop table ticket_words; --",
      "e-mail",
      "½",
      "#",
      "99999999999999999999",
      "123456789012345",
      "tag:\0",
      "tag:*",
      "status:\u202e",
      "\ud800",
      "created:99999d",
      "created:9999-12-31",
      "created:>275760",
    ];
    for (const one of typed) await bothSay(one);
  });

  test("finds the same on both databases for any words and operators", async () => {
    const part = fc.tuple(
      fc.constantFrom("", "", "-"),
      fc.oneof(
        fc.constantFrom(...WORDS, "pu", "nea", "ec", "nothing"),
        fc.constantFrom('"pump', '"a or"', "tag:pump", "tag:Écran", "status:<open", "created:today", "priority:none"),
        fc.string({ unit: "grapheme", maxLength: 5 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), (parts) =>
        bothSay(parts.map(([minus, text]) => minus + text).join(" ")),
      ),
      { numRuns: 60 },
    );
  });
});
