import type { Text } from "../../blueprints/text.ts";
import { factsOf, type Simulation, ticketOf } from "./simulation.ts";

/** What the picture shows of a simulation: where the ticket is, where it has been and by which steps. */
export interface Trace {
  /** The state in which it is; null: it is in none. */
  readonly state: string | null;
  /** Every state it has come into, in order, the present one last. */
  readonly path: readonly string[];
  /** Arrows it went along: transition and where it came from. */
  readonly arrows: readonly { readonly transition: string; readonly from: string }[];
  /** Work side by side in the present state, each branch by its name. */
  readonly branches: readonly { readonly id: string; readonly name: Text; readonly done: boolean }[];
}

export function traceOf(simulation: Simulation): Trace {
  const ticket = ticketOf(simulation);
  const facts = factsOf(simulation);
  const state = ticket?.place?.state ?? null;
  const path = facts.flatMap((fact) =>
    fact.type === "blueprintEntered" || fact.type === "stateEntered" ? [fact.state] : [],
  );
  const drawn = simulation.world.document.states.find(({ id }) => id === state)?.parallel?.steps ?? [];
  return {
    state,
    // One that stands in its state from the beginning has entered none.
    path: path.length === 0 || simulation.given.ticket?.state !== undefined ? begunAt(simulation, path) : path,
    arrows: facts.flatMap((fact) =>
      fact.type === "transitionTaken" ? [{ transition: fact.transition, from: fact.from }] : [],
    ),
    branches: (ticket?.parallel?.steps ?? []).flatMap((branch) => {
      const name = drawn.find(({ id }) => id === branch.id)?.name;
      return name === undefined ? [] : [{ id: branch.id, name, done: branch.done !== null }];
    }),
  };
}

function begunAt({ given }: Simulation, path: readonly string[]): readonly string[] {
  const state = given.ticket?.state;
  return state === undefined ? path : [state, ...path];
}
