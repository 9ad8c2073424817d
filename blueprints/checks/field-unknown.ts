import type { UseCheck } from "./check.ts";

export const fieldUnknown: UseCheck = {
  code: "field.unknown",
  title: { en: "Fields that are not there", fr: "Champs inexistants" },
  severity: "error",
  *check({ uses, directory }) {
    for (const { kind, key, pointer } of uses.references) {
      if (kind !== "field" || !directory || directory.fields.has(key)) continue;
      yield {
        pointer,
        message: { en: `There is no field “${key}” here.`, fr: `Il n'y a pas de champ « ${key} » ici.` },
      };
    }
  },
};
