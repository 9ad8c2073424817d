import type { Command } from "./command.ts";
import { withTransitions } from "./edits.ts";

export interface OrderTransition {
  readonly transition: string;
  readonly by: 1 | -1;
}

/** One place up or down in the list: the order of the buttons, and who comes first at one instant. */
export const orderTransition: Command<OrderTransition> = {
  name: "orderTransition",
  title: { en: "Change the order", fr: "Changer l’ordre" },
  apply(document, { transition, by }) {
    const at = document.transitions.findIndex((t) => t.id === transition);
    const item = document.transitions[at];
    const other = document.transitions[at + by];
    if (!item || !other) return null;
    const transitions = document.transitions.with(at, other).with(at + by, item);
    return {
      document: withTransitions(document, transitions),
      said: by < 0 ? { en: "Moved up.", fr: "Monté." } : { en: "Moved down.", fr: "Descendu." },
    };
  },
};
