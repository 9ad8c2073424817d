import { pointer } from "../json.ts";
import { LANGUAGES, textIn } from "../text.ts";
import { type Check, quoted } from "./check.ts";

export const nameTwice: Check = {
  code: "transition.nameTwice",
  title: { en: "Two steps of one name from a state", fr: "Deux étapes du même nom depuis un état" },
  severity: "warning",
  *check({ graph }) {
    const said = new Set<number>();
    for (const [id, state] of graph.states) {
      const buttons = graph.exits(id).filter(({ item }) => !item.start);
      const seen = new Set<string>();
      for (const { item, index } of buttons) {
        const names = LANGUAGES.map((language) => `${language} ${textIn(item.name, language)}`);
        const twin = names.some((name) => seen.has(name));
        for (const name of names) seen.add(name);
        if (!twin || said.has(index)) continue;
        said.add(index);
        const [name, from] = [quoted(item.name), quoted(state.item.name)];
        yield {
          pointer: pointer("transitions", index, "name"),
          message: {
            en: `Two steps from ${from.en} are called ${name.en}.`,
            fr: `Deux étapes depuis ${from.fr} s'appellent ${name.fr}.`,
          },
        };
      }
    }
  },
};
