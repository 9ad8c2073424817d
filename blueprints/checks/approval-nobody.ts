import { pointer } from "../json.ts";
import { type Check, quoted } from "./check.ts";

/** Words that mean nobody who could answer. */
const NOBODY: ReadonlySet<string> = new Set(["rule", "system", "actor"]);

export const approvalNobody: Check = {
  code: "approval.nobody",
  title: { en: "Approvals that nobody can give", fr: "Approbations que personne ne peut donner" },
  severity: "error",
  *check({ document, directory }) {
    for (const [index, { name, approval }] of document.states.entries()) {
      if (!approval) continue;
      const { of, need, deputy = [] } = approval;
      const at = pointer("states", index, "approval");
      const state = quoted(name);
      const empty = (one: string): boolean => NOBODY.has(one) || directory?.withoutMembers?.has(one) === true;
      const people = new Set(of.filter((one) => !empty(one)));
      if (people.size === 0 && deputy.every(empty)) {
        yield {
          pointer: `${at}/of`,
          message: {
            en: `Nobody can approve in ${state.en}: ${of.join(", ")} is nobody.`,
            fr: `Personne ne peut approuver dans ${state.fr} : ${of.join(", ")} n'est personne.`,
          },
        };
      } else if (typeof need === "number" && deputy.length === 0 && need > people.size && [...people].every(isOne)) {
        yield {
          pointer: `${at}/need`,
          message: {
            en: `${need} people have to approve in ${state.en}, and ${people.size} are asked.`,
            fr: `${need} personnes doivent approuver dans ${state.fr}, et ${people.size} sont sollicitées.`,
          },
        };
      }
    }
  },
};

/** One person, where groups, roles and departments may be many. */
const isOne = (reference: string): boolean => /^(agent:|owner$|requester$)/.test(reference);
