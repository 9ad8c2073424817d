import { pointer } from "../json.ts";
import { type Check, quoted } from "./check.ts";

const ANSWERS = [
  { on: "approved", en: "an approval", fr: "un accord" },
  { on: "rejected", en: "a refusal", fr: "un refus" },
] as const;

export const approvalExits: Check = {
  code: "approval.exits",
  title: { en: "Approvals that lead nowhere", fr: "Approbations qui ne mènent nulle part" },
  severity: "error",
  *check({ graph }) {
    for (const [id, { item, index }] of graph.states) {
      if (!item.approval) continue;
      const name = quoted(item.name);
      const at = pointer("states", index, "approval");
      if (item.final) {
        yield {
          pointer: at,
          message: {
            en: `${name.en} is a finished state, and waits for an approval.`,
            fr: `${name.fr} est un état final, et attend une approbation.`,
          },
        };
        continue;
      }
      for (const { on, en, fr } of ANSWERS) {
        if (graph.exits(id).some(({ item: { start } }) => start && "on" in start && start.on === on)) continue;
        yield {
          pointer: at,
          message: {
            en: `No step of ${name.en} starts on ${on}: ${en} leads nowhere.`,
            fr: `Aucune étape de ${name.fr} ne part sur ${on} : ${fr} ne mène nulle part.`,
          },
        };
      }
    }
  },
};
