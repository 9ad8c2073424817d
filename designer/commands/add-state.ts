import type { State } from "../../blueprints/blueprint.ts";
import { keyFrom } from "../../blueprints/key.ts";
import type { Status } from "../../blueprints/status.ts";
import { openPlace, type Point } from "../canvas/places.ts";
import { oneState } from "../document/selection.ts";
import type { Command } from "./command.ts";
import { freeName, freeStateKey, withLayout } from "./edits.ts";

export interface AddState {
  /** Where its top left corner comes; the nearest open place is taken. Absent: beside the others. */
  readonly at?: Point;
  readonly name?: { readonly en: string; readonly fr: string };
  readonly status?: Status;
  /** The outcome with which the process ends there. */
  readonly final?: State["final"];
}

/** A new state of status open, in an open place. */
export const addState: Command<AddState> = {
  name: "addState",
  title: { en: "New state", fr: "Nouvel état" },
  press: { keys: ["n"], names: "state", on: (document) => addState.apply(document, {}) },
  apply(document, { at, name: wanted, status = "open", final }) {
    const name =
      wanted ??
      freeName(
        document.states.map((s) => s.name),
        "New state",
        "Nouvel état",
      );
    const state: State = {
      id: freeStateKey(document, keyFrom(name.en)),
      name: { ...name },
      status,
      ...(final && { final }),
    };
    const place = openPlace(document, at);
    return {
      document: withLayout(
        { ...document, states: [...document.states, state] },
        { ...document.layout, [state.id]: place },
      ),
      said: { en: `Added state ${name.en}.`, fr: `État ${name.fr} ajouté.` },
      select: oneState(state.id),
    };
  },
};
