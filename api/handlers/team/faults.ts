import type { Sentence } from "../../../blueprints/text.ts";
import { refusal } from "../../http/problems.ts";
import type { TeamFault } from "../../people/team.ts";
import type { GroupFault } from "../../people/team-groups.ts";

const SENTENCES = {
  emailTaken: { en: "A colleague has this address already.", fr: "Un collègue a déjà cette adresse." },
  unknown: { en: "There is nothing with this key here.", fr: "Il n’y a rien avec cette clé ici." },
  lastAdmin: {
    en: "This is the last admin: make somebody else one first.",
    fr: "C’est le dernier admin : nommez-en d’abord un autre.",
  },
  oneself: {
    en: "Nobody takes this from himself: another admin can.",
    fr: "Nul ne se retire cela à soi-même : un autre admin le peut.",
  },
  beyond: {
    en: "This goes beyond what you may do yourself.",
    fr: "Cela va au-delà de ce que vous pouvez faire vous-même.",
  },
} as const satisfies Record<TeamFault["fault"], Sentence>;

/** What stands against a change of the team, at its place. */
export function refuseTeam(found: TeamFault | GroupFault): never {
  const place = "index" in found && found.index !== undefined ? `/${found.at}/${found.index}` : `/${found.at}`;
  throw refusal("invalid", [{ pointer: place, code: `team.${found.fault}`, message: SENTENCES[found.fault] }]);
}
