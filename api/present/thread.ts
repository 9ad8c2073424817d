import type { Fact } from "../../blueprints/facts.ts";
import { isJsonObject } from "../../blueprints/json.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { CompiledBlueprint } from "../../runtime/compiled.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Station } from "../contract/ticket-views.ts";
import { plainText } from "./definitions.ts";
import type { Names } from "./names.ts";
import { stateView } from "./place.ts";

/** Moves without the steps and merges that were taken back: nothing but their own moves stands between them and their undoing. */
function withoutUndone(moves: readonly Fact[]): readonly Fact[] {
  const held: Fact[] = [];
  for (const fact of moves) {
    if (fact.type === "mergeUndone") {
      const { place } = fact.restored;
      const since = isJsonObject(place) ? place.since : null;
      if (typeof since === "number")
        held.length = held.findLastIndex(({ type, at }) => type !== "blueprintLeft" && at <= since) + 1;
    } else if (fact.type !== "stepUndone") held.push(fact);
    else if (fact.handover !== undefined) {
      // A free ticket may have entered a process there; any other left its own, or went on in it.
      const { place } = fact.restored;
      const from =
        place === null
          ? held.findLastIndex(({ type }) => type === "blueprintEntered")
          : place === undefined
            ? -1
            : held.findLastIndex((one) => one.type === "blueprintLeft" && one.reason === "department");
      if (from >= 0) held.length = from;
    } else if (fact.transition === "") {
      // What was done to many at once takes no step; what it led to goes with it.
      const { place = null } = fact.restored;
      const since = isJsonObject(place) && typeof place.since === "number" ? place.since : null;
      if (since !== null) held.length = held.findLastIndex(({ at }) => at <= since) + 1;
    } else {
      const at = held.findLastIndex((one) => one.type === "transitionTaken" && one.transition === fact.transition);
      if (at >= 0) held.length = at;
    }
  }
  return held;
}

/** The thread: stays in a state, how each began and when it ended, folded from the latest moves of the journal. Oldest first. */
export function threadOf(moves: readonly Fact[], ticket: Ticket, definitions: Definitions, names: Names): Station[] {
  const stations: Station[] = [];
  // A long thread begins after the entry, in the blueprint that the ticket is still in.
  let blueprint: CompiledBlueprint | undefined = ticket.place
    ? definitions.blueprint(ticket.place.blueprint, ticket.place.version)
    : undefined;
  let taken: { readonly id: string; readonly to: string } | null = null;
  const leave = (at: number): void => {
    const last = stations.pop();
    if (last) stations.push({ ...last, leftAt: last.leftAt ?? at });
  };
  for (const fact of withoutUndone(moves)) {
    const { at } = fact;
    switch (fact.type) {
      case "blueprintEntered":
        blueprint = definitions.blueprint(fact.blueprint, fact.version);
        stations.push({
          state: stateView(blueprint, fact.state, ticket),
          enteredAt: at,
          leftAt: null,
          by: names.of(fact.by),
          transition: null,
          cause: "entry",
        });
        break;
      case "transitionTaken":
        taken = { id: fact.transition, to: fact.to };
        break;
      case "stateEntered": {
        leave(at);
        const step = fact.cause === "transition" && taken?.to === fact.state ? taken.id : null;
        const name = step === null ? null : (blueprint?.transitions.get(step)?.transition.name ?? step);
        stations.push({
          state: stateView(blueprint, fact.state, ticket),
          enteredAt: at,
          leftAt: null,
          by: names.of(fact.by),
          transition: step === null || name === null ? null : { id: step, name: plainText(name) },
          cause: fact.cause,
        });
        break;
      }
      case "blueprintLeft":
        leave(at);
        break;
      default:
        // Facts of other kinds move nothing along the thread.
        break;
    }
  }
  return stations;
}
