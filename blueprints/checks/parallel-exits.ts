import { pointer } from "../json.ts";
import { type Check, quoted } from "./check.ts";

export const parallelExits: Check = {
  code: "parallel.exits",
  title: { en: "Parallel work that never ends", fr: "Travail en parallèle qui ne finit jamais" },
  severity: "error",
  *check({ graph }) {
    for (const [id, { item, index }] of graph.states) {
      const { parallel, approval, final } = item;
      if (!parallel) continue;
      const name = quoted(item.name);
      const at = pointer("states", index, "parallel");
      if (final || approval) {
        const [en, fr] = final
          ? ["is a finished state", "est un état final"]
          : ["waits for an approval", "attend une approbation"];
        yield {
          pointer: at,
          message: {
            en: `${name.en} ${en}, and has parallel steps.`,
            fr: `${name.fr} ${fr}, et a des étapes parallèles.`,
          },
        };
        continue;
      }
      if (!graph.exits(id).some(({ item: { start } }) => start && "on" in start && start.on === "stepsDone"))
        yield {
          pointer: at,
          message: {
            en: `No step of ${name.en} starts on stepsDone: when its steps are done nothing happens.`,
            fr: `Aucune étape de ${name.fr} ne part sur stepsDone : ses étapes faites, rien ne se passe.`,
          },
        };
      if (parallel.need !== "all" && parallel.need > parallel.steps.length)
        yield {
          pointer: `${at}/need`,
          message: {
            en: `${parallel.need} steps are needed in ${name.en}, and there are ${parallel.steps.length}.`,
            fr: `Il faut ${parallel.need} étapes dans ${name.fr}, et il y en a ${parallel.steps.length}.`,
          },
        };
    }
  },
};
