import { textIn } from "../../blueprints/text.ts";
import type { Command } from "./command.ts";
import { mapWhere, stateOf, transitionOf, withTransitions } from "./edits.ts";

export interface SetTo {
  readonly transition: string;
  readonly to: string;
}

/** Another state that a transition leads to. */
export const setTo: Command<SetTo> = {
  name: "setTo",
  title: { en: "Change where it leads", fr: "Changer l’arrivée" },
  apply(document, { transition, to }) {
    const was = transitionOf(document, transition);
    const target = stateOf(document, to);
    if (!was || !target || was.to === to) return null;
    const transitions = mapWhere(
      document.transitions,
      (t) => t.id === transition,
      (t) => ({ ...t, to }),
    );
    return {
      document: withTransitions(document, transitions),
      said: { en: `Leads to ${textIn(target.name, "en")}.`, fr: `Mène à ${textIn(target.name, "fr")}.` },
    };
  },
};
