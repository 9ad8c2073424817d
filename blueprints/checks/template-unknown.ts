import type { UseCheck } from "./check.ts";

export const templateUnknown: UseCheck = {
  code: "template.unknown",
  title: { en: "Templates that are not there", fr: "Modèles inexistants" },
  severity: "error",
  *check({ uses, directory }) {
    for (const { kind, key, pointer } of uses.references) {
      if (kind !== "template" || !directory || directory.templates.has(key)) continue;
      yield {
        pointer,
        message: { en: `There is no template “${key}” here.`, fr: `Il n'y a pas de modèle « ${key} » ici.` },
      };
    }
  },
};
