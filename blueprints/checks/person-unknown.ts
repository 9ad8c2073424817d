import type { UseCheck } from "./check.ts";

export const personUnknown: UseCheck = {
  code: "person.unknown",
  title: {
    en: "People, groups, roles and departments that are not there",
    fr: "Personnes, groupes, rôles et départements inexistants",
  },
  severity: "error",
  *check({ uses, directory }) {
    for (const { kind, key, pointer } of uses.references) {
      if (kind !== "person" || !directory || directory.people.has(key)) continue;
      yield { pointer, message: { en: `There is no ${key} here.`, fr: `Il n'y a pas de ${key} ici.` } };
    }
  },
};
