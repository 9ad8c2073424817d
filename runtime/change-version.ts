import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import { enterState } from "./move.ts";
import { hasRight } from "./permission.ts";
import { closedReason, noRight, notInBlueprint, reason, stateName } from "./reasons.ts";
import type { Run } from "./run.ts";

type VersionRequested = Extract<Event, { readonly type: "versionRequested" }>;

/**
 * A ticket goes on in another version of its blueprint, as whoever has published it says for each state: what it has done and how
 * long it has been there stay; only from a state that is another one now does it move. On that version already, it stays.
 */
export function changeVersion(run: Run, event: VersionRequested): readonly Reason[] {
  const { actor, blueprint: key, version, states, restore } = event;
  if (!hasRight(actor, "publish")) return [noRight("publish")];
  const { place, status } = run.present;
  if (place?.blueprint !== key) return [notInBlueprint()];
  if (status === "closed") return [closedReason()];
  if (place.version === version) return [];
  const blueprint = run.definitions.blueprint(key, version);
  if (!blueprint)
    return [
      reason(
        "unknown",
        "/version",
        `There is no version ${version} of it.`,
        `Il n’en existe pas de version ${version}.`,
      ),
    ];
  const { state: own, version: from } = place;
  const home =
    restore && place.putFrom !== undefined && blueprint.states.has(place.putFrom) ? place.putFrom : undefined;
  const wanted = home ?? (Object.hasOwn(states, own) ? states[own] : own);
  if (wanted === null) {
    run.record(
      { type: "blueprintLeft", blueprint: key, version: from, state: own, reason: "version", note: "" },
      actor,
    );
    return [];
  }
  const target = wanted === undefined ? undefined : blueprint.states.get(wanted);
  if (!target) {
    const name = run.standing ? stateName(run.standing.blueprint, own) : { en: own, fr: own };
    return [
      reason(
        "unknown",
        "/states",
        `Version ${version} has no state ${name.en}, and none is said for it.`,
        `La version ${version} n’a pas d’état ${name.fr}, et aucun n’est indiqué pour lui.`,
        { state: own },
      ),
    ];
  }
  if (wanted === own && (run.present.approval || run.present.parallel))
    return [
      reason(
        "notAllowed",
        "",
        "It waits for an approval or for steps of several, which belong to its version.",
        "Il attend une validation ou des étapes de plusieurs, qui appartiennent à sa version.",
      ),
    ];
  run.record({ type: "versionChanged", blueprint: key, from, to: version }, actor);
  if (wanted !== own) enterState(run, target.state, "version", actor);
  return [];
}
