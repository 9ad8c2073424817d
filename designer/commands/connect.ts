import type { Transition } from "../../blueprints/blueprint.ts";
import { keyFrom } from "../../blueprints/key.ts";
import { textIn } from "../../blueprints/text.ts";
import { oneTransition } from "../document/selection.ts";
import type { Command } from "./command.ts";
import { freeName, freeTransitionKey, stateOf, withTransitions } from "./edits.ts";

export interface Connect {
  readonly from: string;
  readonly to: string;
  /** What the step is called; absent: like the state that it leads to. */
  readonly name?: { readonly en: string; readonly fr: string };
  /** What starts it by itself; absent: a person's button. */
  readonly start?: Transition["start"];
}

/** A new transition from a state to another, or to itself. A final state has no way out. */
export const connect: Command<Connect> = {
  name: "connect",
  title: { en: "Connect", fr: "Relier" },
  apply(document, { from, to, name: wanted, start }) {
    const origin = stateOf(document, from);
    const target = stateOf(document, to);
    if (!origin || !target || origin.final) return null;
    const en = wanted?.en ?? (from === to ? "New step" : textIn(target.name, "en"));
    const fr = wanted?.fr ?? (from === to ? "Nouvelle étape" : textIn(target.name, "fr"));
    const beside = document.transitions.filter((t) => t.from === "any" || t.from.includes(from)).map((t) => t.name);
    const name = freeName(beside, en, fr);
    const transition: Transition = {
      id: freeTransitionKey(document, keyFrom(en)),
      name,
      from: [from],
      to,
      ...(start && { start }),
    };
    return {
      document: withTransitions(document, [...document.transitions, transition]),
      said: {
        en: `Connected ${textIn(origin.name, "en")} to ${textIn(target.name, "en")}.`,
        fr: `${textIn(origin.name, "fr")} relié à ${textIn(target.name, "fr")}.`,
      },
      select: oneTransition(transition.id),
    };
  },
};
