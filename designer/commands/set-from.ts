import type { Transition } from "../../blueprints/blueprint.ts";
import type { Command } from "./command.ts";
import { mapWhere, patched, stateOf, transitionOf, withTransitions } from "./edits.ts";

export interface SetFrom {
  readonly transition: string;
  /** State ids, or `any`: from every state that is not final. */
  readonly from: readonly string[] | "any";
  readonly except?: readonly string[];
}

/** Other states that a transition leaves. */
export const setFrom: Command<SetFrom> = {
  name: "setFrom",
  title: { en: "Change where it starts", fr: "Changer le départ" },
  apply(document, { transition, from, except }) {
    const was = transitionOf(document, transition);
    const known: "any" | string[] = from === "any" ? "any" : from.filter((id) => stateOf(document, id));
    if (!was || known.length === 0) return null;
    const exceptions = known === "any" ? (except ?? was.except)?.filter((id) => stateOf(document, id)) : undefined;
    const change: Pick<Transition, "from"> & { except: string[] | undefined } = {
      from: known,
      except: exceptions?.length ? exceptions : undefined,
    };
    if (JSON.stringify([was.from, was.except]) === JSON.stringify([change.from, change.except])) return null;
    const transitions = mapWhere(
      document.transitions,
      (t) => t.id === transition,
      (t) => patched(t, change),
    );
    return { document: withTransitions(document, transitions), said: { en: "Start changed.", fr: "Départ changé." } };
  },
};
