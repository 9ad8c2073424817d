import { pointer } from "../json.ts";
import { type Check, quoted } from "./check.ts";

export const buttonClosed: Check = {
  code: "button.closed",
  title: { en: "Buttons into a closed state", fr: "Boutons vers un état clos" },
  severity: "error",
  *check({ graph }) {
    for (const { item, index } of graph.transitions) {
      const target = graph.states.get(item.to)?.item;
      if (item.start || target?.status !== "closed") continue;
      const [step, state] = [quoted(item.name), quoted(target.name)];
      yield {
        pointer: pointer("transitions", index, "to"),
        message: {
          en: `${step.en} is a button into ${state.en}, which is closed: only time or an event may close a ticket.`,
          fr: `${step.fr} est un bouton vers ${state.fr}, qui est clos : seuls le temps ou un événement closent un ticket.`,
        },
        fix: {
          title: { en: "Let it start by itself after 4 days", fr: "La faire partir d'elle-même après 4 jours" },
          edits: [
            { op: "add", path: pointer("transitions", index, "start"), value: { after: "PT96H", time: "calendar" } },
          ],
        },
      };
    }
  },
};
