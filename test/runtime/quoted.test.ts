import { describe, expect, test } from "vitest";
import { quotedMail } from "../../runtime/mail/quoted.ts";

const NEW = "Merci, ça marche.\n\nNina";
const MARKED = "> Bonjour Nina,\n>\n> essayez encore.\n> > Cela ne marche pas.";
const BARE = "Bonjour Nina,\n\nessayez encore.";

/** What programs hang on below an answer, each in its own way. */
const BELOW: readonly (readonly [program: string, quoted: string])[] = [
  ["Gmail", `On Mon, Nov 23, 2026 at 12:00 PM The desk <support@filrouge.example> wrote:\n\n${MARKED}`],
  ["Gmail, broken in two", `On Mon, Nov 23, 2026 at 12:00 PM The desk <\nsupport@filrouge.example> wrote:\n${MARKED}`],
  ["Gmail in French", `Le lun. 23 nov. 2026 à 12:00, The desk <support@filrouge.example> a écrit :\n\n${MARKED}`],
  ["Gmail of old", `2026-11-23 12:00 GMT+01:00 The desk <support@filrouge.example>:\n\n${MARKED}`],
  ["Gmail without marks", `On Mon, Nov 23, 2026 at 12:00 PM The desk <support@filrouge.example> wrote:\n${BARE}`],
  ["Thunderbird", `On 11/23/26 12:00, The desk wrote:\n${MARKED}`],
  ["Thunderbird in French", `Le 23/11/2026 à 12:00, The desk a écrit :\n${MARKED}`],
  ["Thunderbird in German", `Am 23.11.26 um 12:00 schrieb The desk:\n${MARKED}`],
  [
    "Apple Mail",
    "> On 23 Nov 2026, at 12:00, The desk <support@filrouge.example> wrote:\n> \n> Hello Nina,\n> try again.",
  ],
  ["Apple Mail in French", "> Le 23 nov. 2026 à 12:00, The desk <support@filrouge.example> a écrit :\n> \n> Bonjour."],
  ["Yahoo", `Le lundi 23 novembre 2026 à 12:00:00 UTC+1, The desk <support@filrouge.example> a écrit :\n\n${BARE}`],
  [
    "Outlook",
    `From: The desk <support@filrouge.example>\nSent: Monday, November 23, 2026 12:00 PM\nTo: Nina\nSubject: Re: Broken\n\n${BARE}`,
  ],
  [
    "Outlook in French",
    `De : The desk <support@filrouge.example>\nEnvoyé : lundi 23 novembre 2026 12:00\nÀ : Nina\nObjet : RE: Panne\n\n${BARE}`,
  ],
  [
    "Outlook in German",
    `Von: The desk\nGesendet: Montag, 23. November 2026 12:00\nAn: Nina\nBetreff: AW: Kaputt\n\n${BARE}`,
  ],
  ["Outlook with bold names", `*From:* The desk\n*Sent:* Monday\n*To:* Nina\n*Subject:* Re: Broken\n\n${BARE}`],
  ["Outlook of old", `-----Original Message-----\nFrom: The desk\n\n${BARE}`],
  ["Outlook of old in French", `-----Message d'origine-----\nDe : The desk\n\n${BARE}`],
  ["a telephone", `-------- Message d’origine --------\nDe : The desk\n\n${BARE}`],
  ["Spanish", `El lun, 23 nov 2026 a las 12:00, The desk (<support@filrouge.example>) escribió:\n\n${MARKED}`],
  ["Italian", `Il giorno lun 23 nov 2026 alle ore 12:00 The desk <support@filrouge.example> ha scritto:\n\n${MARKED}`],
];

describe("what a mail quotes", () => {
  test.each(BELOW)("%s: what stands below the answer is folded whole", (_program, quoted) => {
    expect(quotedMail(`${NEW}\n\n${quoted}\n`)).toEqual({ before: NEW, quoted, after: "" });
  });

  test("above the answer it is folded too, and a signature below it stays in sight", () => {
    const quoted = `Le 23/11/2026 à 12:00, The desk a écrit :\n${MARKED}`;
    expect(quotedMail(`${quoted}\n\n${NEW}`)).toEqual({ before: "", quoted, after: NEW });
    const signature = "-- \nNina Roy\nAtelier Roy";
    expect(quotedMail(`${NEW}\n\n${quoted}\n${signature}`)).toEqual({ before: NEW, quoted, after: signature });
  });

  test.each([
    [
      "answers stand between what is quoted",
      "On 11/23/26 12:00, The desk wrote:\n> Which colour?\nRed.\n> Which size?\nLarge.",
    ],
    [
      "words stand above and below",
      `Bonjour,\n\nLe 23/11/2026 à 12:00, The desk a écrit :\n> Quelle taille ?\n\nGrande.`,
    ],
    ["nothing else is said", `On 11/23/26 12:00, The desk wrote:\n${MARKED}`],
    [
      "something is handed on",
      `See below.\n\n---------- Forwarded message ---------\nFrom: Shop <shop@else.example>\nDate: Mon, 23 Nov 2026\nSubject: Order\nTo: Nina\n\n${BARE}`,
    ],
    [
      "something is handed on by Apple Mail",
      `See below.\n\nBegin forwarded message:\n\nFrom: Shop\nSubject: Order\nDate: Monday\nTo: Nina\n\n${BARE}`,
    ],
    ["lines are marked and nobody says whose they are", "It says:\n\n> Error 7: no disk\n> at line 3"],
    ["a person tells what somebody wrote", "On Monday the shop wrote:\nWe have none left.\n\nWhat now?"],
    ["a list looks like a head", "From: Paris\nI want to go to Rome.\nSubject: none of your business"],
    ["there is nothing but words", NEW],
    ["it is empty", ""],
  ])("in doubt nothing is folded: %s", (_title, text) => {
    expect(quotedMail(text)).toBeNull();
  });

  test("no text keeps it busy", () => {
    const long = "On 1 ".repeat(30_000);
    for (const text of [
      long,
      `${long}\n`.repeat(5),
      "On 1 wrote\n".repeat(4_999),
      "> a\n\n".repeat(2_400),
      "From: a\n".repeat(4_999),
    ])
      expect(quotedMail(text)).toBeNull();
  });
});
