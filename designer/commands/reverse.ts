import type { Command } from "./command.ts";
import { mapWhere, stateOf, transitionOf, withTransitions } from "./edits.ts";

/** Turns a transition with one origin round. A final state has no way out, a common transition no other end. */
export const reverse: Command<{ readonly transition: string }> = {
  name: "reverse",
  title: { en: "Reverse", fr: "Inverser" },
  apply(document, { transition }) {
    const was = transitionOf(document, transition);
    const [origin, ...others] = was && was.from !== "any" ? was.from : [];
    if (!was || origin === undefined || others.length > 0 || origin === was.to || stateOf(document, was.to)?.final)
      return null;
    const transitions = mapWhere(
      document.transitions,
      (t) => t.id === transition,
      (t) => ({ ...t, from: [t.to], to: origin }),
    );
    return { document: withTransitions(document, transitions), said: { en: "Reversed.", fr: "Inversé." } };
  },
};
