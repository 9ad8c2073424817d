import type { State } from "../../blueprints/blueprint.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { durationWords, list } from "../phrases.ts";

/** Who approves in a state, how many of them, and who does when they are not there. */
export function approvalWords(
  { of, need, deputy, within }: NonNullable<State["approval"]>,
  person: (reference: string) => Sentence,
): Sentence {
  const people = of.map((one) => person(one));
  const asked = list(people, need === "all" ? "and" : "or");
  const words =
    typeof need === "number"
      ? { en: `${need} of ${asked.en}`, fr: `${need} parmi ${asked.fr}` }
      : need === "all" && of.length > 1
        ? { en: `each of ${asked.en}`, fr: `chacun parmi ${asked.fr}` }
        : asked;
  const approves = {
    en: `It waits for the approval of ${words.en}; nobody approves their own request.`,
    fr: `Il attend l’accord de : ${words.fr} ; personne n’approuve sa propre demande.`,
  };
  if (!deputy || !within) return approves;
  const [deputies, after] = [
    list(
      deputy.map((one) => person(one)),
      "or",
    ),
    durationWords(within.within),
  ];
  const [en, fr] = within.time === "working" ? [" of working time", " de temps ouvré"] : ["", ""];
  return {
    en: `${approves.en} After ${after.en}${en} ${deputies.en} can approve too.`,
    fr: `${approves.fr} Après ${after.fr}${fr}, ${deputies.fr} peuvent aussi approuver.`,
  };
}
