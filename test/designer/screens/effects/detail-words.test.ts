import { expect, test } from "vitest";
import { detailWords } from "../../../../designer/screens/effects/detail-words.ts";

test.each([
  ["Answered 503.", "Réponse 503."],
  ["No answer: Nothing whole within 15 s.", "Pas de réponse : rien d’entier en 15 s."],
  ["No answer: connect ECONNREFUSED 127.0.0.1:9", "Pas de réponse : connect ECONNREFUSED 127.0.0.1:9"],
  [
    "No answer: hooks.example.com leads into a network that is not public.",
    "Pas de réponse : hooks.example.com mène dans un réseau qui n’est pas public.",
  ],
  ["The requester has no address.", "Le demandeur n’a pas d’adresse."],
  ["Told 2. 1 will read it in a digest.", "Prévenu : 2. 1 le lira dans un résumé."],
  ["Given up by Ada Lovelace.", "Abandonné par Ada Lovelace."],
  ["Given up: its worker ended at each attempt.", "Abandonné : le processus s’est arrêté à chaque essai."],
  ["Waits: https://a.example has failed 12 times in a row.", "Attend : https://a.example a échoué 12 fois de suite."],
])("“%s” is read in French as “%s”, and in English as it stands", (detail, french) => {
  expect(detailWords(detail, "fr")).toBe(french);
  expect(detailWords(detail, "en")).toBe(detail);
});

test("what a machine said that nobody knows stays as it was said", () => {
  expect(detailWords("554 5.7.1 Rejected", "fr")).toBe("554 5.7.1 Rejected");
});
