import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import { enter } from "./enter.ts";
import { hasRight } from "./permission.ts";
import { closedReason, noRight, notInBlueprint, reason } from "./reasons.ts";
import type { Run } from "./run.ts";

type ExitRequested = Extract<Event, { readonly type: "exitRequested" }>;

/** A ticket leaves a blueprint that is given up, as its plan says for the state in which it stands. */
export function exit(run: Run, { actor, blueprint: key, into, states }: ExitRequested): readonly Reason[] {
  if (!hasRight(actor, "publish")) return [noRight("publish")];
  const { place, status } = run.present;
  if (place?.blueprint !== key) return [notInBlueprint()];
  if (status === "closed") return [closedReason()];
  const wanted = Object.hasOwn(states, place.state) ? states[place.state] : undefined;
  if (wanted === undefined) return [];
  const { version, state } = place;
  const left = { type: "blueprintLeft", blueprint: key, version, state, reason: "retired", note: "" } as const;
  if (wanted === null) {
    run.record(left, actor);
    return [];
  }
  const blueprint = into ? run.definitions.blueprint(into.blueprint, into.version) : undefined;
  const target = blueprint?.states.get(wanted);
  if (!blueprint || !target)
    return [reason("unknown", "/states", `There is no state ${wanted}.`, `L’état ${wanted} n’existe pas.`)];
  if (target.state.status === "new" && status !== "new")
    return [
      reason(
        "notAllowed",
        "/states",
        "A ticket that has left new never comes back to it.",
        "Un ticket qui n’est plus nouveau ne le redevient jamais.",
      ),
    ];
  // Closing is done by time, by a rule or by a drawn step, never to many at once.
  if (target.state.status === "closed")
    return [
      reason(
        "notAllowed",
        "/states",
        "Many tickets are not closed at once.",
        "On ne clôt pas plusieurs tickets à la fois.",
      ),
    ];
  run.record(left, actor);
  enter(run, blueprint, target, actor);
  return [];
}
