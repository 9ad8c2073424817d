import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Skipped } from "../blueprints/ticket.ts";
import type { CompiledBlueprint, CompiledTransition } from "./compiled.ts";
import { enter, entryOf } from "./enter.ts";
import { enterState } from "./move.ts";
import { hasRight, mayEdit } from "./permission.ts";
import { closedReason, noRight, notInBlueprint, reason } from "./reasons.ts";
import type { Run } from "./run.ts";

type Requested<T extends Event["type"]> = Extract<Event, { readonly type: T }>;

const reasonNeeded = (given: string): readonly Reason[] =>
  given.trim() === "" ? [reason("missing", "/reason", "A reason is needed.", "Il faut un motif.")] : [];

/** With the right and a reason, a ticket is set to a state; what was skipped on the way is listed, and partly asked again. */
export function jump(run: Run, event: Requested<"jumpRequested">): readonly Reason[] {
  const { actor, history } = event;
  if (!hasRight(actor, "jump") && !history) return [noRight("jump")];
  const standing = run.standing;
  const { place, status } = run.present;
  if (!standing || !place) return [notInBlueprint()];
  if (status === "closed" && !history) return [closedReason()];
  const target = standing.blueprint.states.get(event.to);
  const faults = [...reasonNeeded(event.reason)];
  if (!target)
    faults.push(reason("unknown", "/to", `There is no state ${event.to}.`, `L’état ${event.to} n’existe pas.`));
  else if (target.state.status === "closed" && !history && !hasRight(actor, "close")) faults.push(noRight("close"));
  if (!target || faults.length > 0) return faults;
  const skipped = history ? [] : skippedOnTheWay(run, standing.blueprint, place.state, event.to, actor);
  const what = { type: "jumped", from: place.state, to: event.to, reason: event.reason, skipped } as const;
  run.record(event.marked === undefined ? what : { ...what, marked: event.marked }, actor);
  enterState(run, target.state, "jump", actor);
  return [];
}

/** Obligations of the shortest drawn way between the two states; none where no way is drawn. */
function skippedOnTheWay(
  run: Run,
  blueprint: CompiledBlueprint,
  from: string,
  to: string,
  actor: Actor,
): readonly Skipped[] {
  const scope = run.scope(actor, {});
  return wayBetween(blueprint, from, to).flatMap(({ id, asks }) =>
    asks.flatMap(({ item, runs, required, showWhen, neverSkip }) => {
      const wanted = typeof required === "boolean" ? required || neverSkip : neverSkip || required.holds(scope);
      return item !== null && runs && wanted && (!showWhen || showWhen.holds(scope))
        ? [{ transition: id, item, again: neverSkip }]
        : [];
    }),
  );
}

function wayBetween(blueprint: CompiledBlueprint, from: string, to: string): readonly CompiledTransition[] {
  const cameBy = new Map<string, CompiledTransition>();
  const cameFrom = new Map<string, string>();
  const queue = [from];
  for (let index = 0; index < queue.length; index++) {
    const state = queue[index] ?? from;
    for (const transition of blueprint.exits(state)) {
      const next = transition.transition.to;
      if (next === from || cameBy.has(next)) continue;
      cameBy.set(next, transition);
      cameFrom.set(next, state);
      if (next === to) return walkBack(cameBy, cameFrom, from, to);
      queue.push(next);
    }
  }
  return [];
}

function walkBack(
  by: ReadonlyMap<string, CompiledTransition>,
  from: ReadonlyMap<string, string>,
  start: string,
  end: string,
): readonly CompiledTransition[] {
  const way: CompiledTransition[] = [];
  for (let state = end; state !== start; state = from.get(state) ?? start) {
    const transition = by.get(state);
    if (transition) way.unshift(transition);
  }
  return way;
}

/** With the right and a reason the ticket leaves its blueprint: its status stays, its timers stop. */
export function revoke(run: Run, event: Requested<"revokeRequested">): readonly Reason[] {
  const { actor } = event;
  if (!hasRight(actor, "revoke") && !event.history) return [noRight("revoke")];
  const { place, status } = run.present;
  if (!place) return [notInBlueprint()];
  if (status === "closed" && !event.history) return [closedReason()];
  const faults = reasonNeeded(event.reason);
  if (faults.length > 0) return faults;
  const { blueprint, version, state } = place;
  run.record({ type: "blueprintLeft", blueprint, version, state, reason: "revoked", note: event.reason }, actor);
  return [];
}

/** A free ticket is put into a blueprint by hand: where its condition does not hold, only with the right to jump. */
export function enterByHand(run: Run, event: Requested<"entryRequested">): readonly Reason[] {
  const { actor } = event;
  const { place, status } = run.present;
  if (!mayEdit(run.present, actor))
    return [reason("notAllowed", "", "This is for agents of the department.", "Réservé aux agents du département.")];
  if (place)
    return [
      reason(
        "alreadyInBlueprint",
        "/blueprint",
        "This ticket is in a blueprint already.",
        "Ce ticket est déjà dans un blueprint.",
        { blueprint: place.blueprint, state: place.state },
      ),
    ];
  if (status === "closed") return [closedReason()];
  const blueprint = run.definitions.blueprints.find(({ key }) => key === event.blueprint);
  if (!blueprint)
    return [
      reason(
        "unknown",
        "/blueprint",
        `No blueprint ${event.blueprint} is published.`,
        `Aucun blueprint ${event.blueprint} n’est publié.`,
      ),
    ];
  const answer = entryOf(blueprint, run.present, run.scope(actor));
  if ("enters" in answer) {
    enter(run, blueprint, answer.enters, actor);
    return [];
  }
  const state = blueprint.states.get(blueprint.document.entry.into[status] ?? "");
  if (answer.passes === "condition" && state && hasRight(actor, "jump")) {
    enter(run, blueprint, state, actor);
    return [];
  }
  return [
    reason(
      "notOffered",
      "/blueprint",
      answer.sentence.en,
      answer.sentence.fr,
      answer.explain ? { explanation: answer.explain() } : undefined,
    ),
  ];
}
