import { textIn } from "../../blueprints/text.ts";
import { BOX, placesOf } from "../canvas/places.ts";
import { oneState } from "../document/selection.ts";
import { type AddState, addState } from "./add-state.ts";
import type { Command } from "./command.ts";
import { type Connect, connect } from "./connect.ts";
import { originOf, stateOf } from "./edits.ts";

export interface AppendState extends AddState {
  readonly from: string;
  /** How the step there is called, and what starts it; absent: a person's button. */
  readonly step?: Pick<Connect, "name" | "start">;
}

/** A new state to the right of another, with the transition that leads there: one step of undo. */
export const appendState: Command<AppendState> = {
  name: "appendState",
  title: { en: "Append a state", fr: "Ajouter un état à la suite" },
  press: {
    keys: ["a"],
    names: "state",
    on(document, selection) {
      const from = originOf(document, selection);
      return from === undefined ? null : appendState.apply(document, { from });
    },
  },
  apply(document, { from, at, step, ...wanted }) {
    const origin = stateOf(document, from);
    if (!origin || origin.final) return null;
    const [x, y] = placesOf(document).get(from) ?? [0, 0];
    const added = addState.apply(document, { ...wanted, at: at ?? [x + BOX.width + 130, y] });
    const state = added?.document.states.at(-1);
    if (!added || !state) return null;
    const joined = connect.apply(added.document, {
      from,
      to: state.id,
      name: { en: "New step", fr: "Nouvelle étape" },
      ...step,
    });
    return {
      document: joined?.document ?? added.document,
      said: {
        en: `${added.said.en} Connected from ${textIn(origin.name, "en")}.`,
        fr: `${added.said.fr} Relié depuis ${textIn(origin.name, "fr")}.`,
      },
      select: oneState(state.id),
    };
  },
};
