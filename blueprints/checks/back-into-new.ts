import { pointer } from "../json.ts";
import { STATUSES } from "../status.ts";
import { type Check, quoted } from "./check.ts";

export const backIntoNew: Check = {
  code: "state.backIntoNew",
  title: { en: "Ways back into new", fr: "Retours au statut nouveau" },
  severity: "error",
  *check({ document, graph }) {
    const isNew = (id: string | undefined): boolean => graph.states.get(id ?? "")?.item.status === "new";
    for (const { item, index } of graph.transitions) {
      const target = graph.states.get(item.to)?.item;
      const source = isNew(item.to) ? graph.sources(item).find((from) => from.item.status !== "new") : undefined;
      if (!source || !target) continue;
      const [step, to, from] = [quoted(item.name), quoted(target.name), quoted(source.item.name)];
      yield {
        pointer: pointer("transitions", index, "to"),
        message: {
          en: `${step.en} leads from ${from.en} back into ${to.en}, which is new: once left, new never comes back.`,
          fr: `${step.fr} ramène de ${from.fr} à ${to.fr}, qui est nouveau : une fois quitté, ce statut ne revient jamais.`,
        },
      };
    }
    for (const status of STATUSES) {
      const id = document.entry.into[status];
      if (status === "new" || !isNew(id)) continue;
      const name = quoted(graph.states.get(id ?? "")?.item.name ?? "");
      yield {
        pointer: pointer("entry", "into", status),
        message: {
          en: `A ticket that is ${status} cannot enter ${name.en}, which is new.`,
          fr: `Un ticket de statut ${status} ne peut pas entrer dans ${name.fr}, qui est nouveau.`,
        },
      };
    }
    for (const { item, index } of graph.states.values()) {
      if (item.reenter === undefined || !isNew(item.reenter)) continue;
      const name = quoted(item.name);
      yield {
        pointer: pointer("states", index, "reenter"),
        message: {
          en: `A ticket reopened from ${name.en} cannot become new again.`,
          fr: `Un ticket rouvert depuis ${name.fr} ne peut pas redevenir nouveau.`,
        },
      };
    }
  },
};
