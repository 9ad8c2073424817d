import type { Scope } from "../blueprints/condition.ts";
import { explainCondition } from "../blueprints/condition.ts";
import type { Json } from "../blueprints/json.ts";
import { type Actor, SYSTEM } from "../blueprints/people.ts";
import { isUnsolved } from "../blueprints/status.ts";
import type { Sentence } from "../blueprints/text.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import { calendarsFor } from "./clocks/stay-calendars.ts";
import type { CompiledBlueprint, CompiledState } from "./compiled.ts";
import { followState } from "./move.ts";
import { STATUS_WORDS } from "./phrases.ts";
import type { Run } from "./run.ts";

/** What a blueprint says to a free ticket. */
export type EntryAnswer =
  | { readonly enters: CompiledState }
  | { readonly passes: "status" | "condition" | "leftNew"; readonly sentence: Sentence; readonly explain?: () => Json };

/** Whether this blueprint takes the ticket, and into which state; else why it passes. */
export function entryOf(blueprint: CompiledBlueprint, ticket: Ticket, scope: Scope): EntryAnswer {
  const id = blueprint.document.entry.into[ticket.status];
  const state = id === undefined ? undefined : blueprint.states.get(id);
  if (!state)
    return {
      passes: "status",
      sentence: {
        en: `It takes no ticket that is ${STATUS_WORDS[ticket.status].en}.`,
        fr: `Il ne prend aucun ticket ${STATUS_WORDS[ticket.status].fr}.`,
      },
    };
  if (state.state.status === "new" && ticket.status !== "new")
    return {
      passes: "leftNew",
      sentence: {
        en: "A ticket that has left new never comes back to it.",
        fr: "Un ticket qui n’est plus nouveau ne le redevient jamais.",
      },
    };
  const { entry } = blueprint;
  if (entry && !entry.holds(scope))
    return {
      passes: "condition",
      sentence: { en: "Its entry condition does not hold.", fr: "Sa condition d’entrée n’est pas remplie." },
      explain: () => explainCondition(entry.parsed, scope),
    };
  return { enters: state };
}

/** A free unsolved ticket is offered to the published blueprints in order; the first that takes it has it. */
export function tryEntry(run: Run): boolean {
  const { place, status, flags } = run.present;
  if (place || !isUnsolved(status) || flags.includes("revoked")) return false;
  const scope = run.scope(run.event.actor);
  for (const blueprint of run.definitions.blueprints) {
    const answer = entryOf(blueprint, run.present, scope);
    const rule = `${blueprint.rule}/entry`;
    if ("enters" in answer) {
      enter(run, blueprint, answer.enters, SYSTEM, rule);
      const { entry } = blueprint;
      run.trace.push({
        step: "entry",
        rule,
        outcome: "acted",
        ...(entry && { explain: () => explainCondition(entry.parsed, scope) }),
      });
      return true;
    }
    run.trace.push({
      step: "entry",
      rule,
      outcome: "passed",
      detail: { because: answer.passes, message: answer.sentence },
      ...(answer.explain ? { explain: answer.explain } : {}),
    });
  }
  return false;
}

/** Captures the ticket into the state. */
export function enter(run: Run, blueprint: CompiledBlueprint, state: CompiledState, actor: Actor, rule?: string): void {
  const { key, version } = blueprint;
  const { id, final } = state.state;
  const calendars = calendarsFor(run, blueprint, id, true);
  const entered = { type: "blueprintEntered", blueprint: key, version, state: id, ...calendars } as const;
  run.record(final === undefined ? entered : { ...entered, final }, actor, rule);
  if (state.waits) run.waits = true;
  if (run.present.flags.includes("revoked")) run.record({ type: "flagged", flag: "revoked", on: false }, actor, rule);
  followState(run, actor, rule);
}
