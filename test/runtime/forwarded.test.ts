import { describe, expect, test } from "vitest";
import { forwardedMail } from "../../runtime/mail/forwarded.ts";

const FROM = { name: "Nina Roy", address: "nina@home.example" };

describe("a mail that is handed on", () => {
  test.each([
    [
      "Gmail",
      "---------- Forwarded message ---------\nFrom: Nina Roy <nina@home.example>\nDate: Mon, Nov 23, 2026 at 12:00 PM\nSubject: Broken\nTo: <ana@filrouge.example>",
    ],
    [
      "Gmail in French",
      "---------- Message transféré ---------\nDe : Nina Roy <nina@home.example>\nDate: lun. 23 nov. 2026 à 12:00\nSubject: Broken\nTo: <ana@filrouge.example>",
    ],
    [
      "Apple Mail",
      "Begin forwarded message:\n\nFrom: Nina Roy <nina@home.example>\nSubject: Broken\nDate: 23 November 2026 at 12:00:00 CET\nTo: ana@filrouge.example",
    ],
    [
      "Outlook",
      "________________________________\nFrom: Nina Roy <nina@home.example>\nSent: Monday, November 23, 2026 12:00 PM\nTo: Ana\nSubject: Broken",
    ],
    ["Outlook of old", "From: Nina Roy [mailto:nina@home.example]\nSent: Monday\nTo: Ana\nSubject: Broken"],
    [
      "Outlook in French",
      "De : Nina Roy <nina@home.example>\nEnvoyé : lundi 23 novembre 2026 12:00\nÀ : Ana\nObjet : Broken",
    ],
    [
      "Thunderbird",
      "-------- Forwarded Message --------\nSubject: Broken\nDate: Mon, 23 Nov 2026 12:00:00 +0100\nFrom: Nina Roy <nina@home.example>\nTo: ana@filrouge.example",
    ],
  ])("%s says whose it is, and what it says", (_program, head) => {
    const mail = forwardedMail("Fwd: Broken", `For you.\n\n${head}\n\nIt is broken.\n\nNina`);
    expect(mail).toMatchObject({ from: FROM, text: "It is broken.\n\nNina", comment: "For you." });
    expect(mail?.subject).toBe("Broken");
  });

  test.each([
    [
      "an answer",
      "Re: Broken",
      "Fine.\n\nFrom: Nina Roy <nina@home.example>\nSent: Monday\nTo: Ana\nSubject: Broken\n\nIt is.",
    ],
    ["two senders", "Fwd: x", "From: a@b.example, c@d.example\nSent: Monday\nTo: Ana\nSubject: x\n\nIt is."],
    ["no address", "Fwd: x", "From: Nina Roy\nSent: Monday\nTo: Ana\nSubject: x\n\nIt is."],
    ["nothing said", "Fwd: x", "From: nina@home.example\nSent: Monday\nTo: Ana\nSubject: x\n"],
    ["a word about it", "Fwd: x", "From: nina@home.example I got this. What now?"],
  ])("of %s nobody is made the sender", (_title, subject, text) => {
    expect(forwardedMail(subject, text)).toBeNull();
  });
});
