import type { Json } from "../../blueprints/json.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import { isUnsolved } from "../../blueprints/status.ts";
import type { Approval } from "../../blueprints/ticket-waiting.ts";
import { fieldPath } from "../../blueprints/vocabulary/field-values.ts";
import { peopleOf } from "../../blueprints/vocabulary/people-of.ts";
import type { CompiledApproval, CompiledBlueprint, CompiledState, CompiledWaits } from "../compiled.ts";
import { enterState } from "../move.ts";
import type { Run } from "../run.ts";
import { tellAsked } from "./tell-asked.ts";

/**
 * Asks for what the present state waits for, once the ticket has come to rest there, and voids what was approved and has changed
 * since. True: the ticket went back to where it is approved anew.
 */
export function takeUpWaiting(run: Run): boolean {
  run.waits = false;
  const { standing } = run;
  if (!standing || run.event.history || run.present.status === "closed") return false;
  if (voidsApproved(run, standing.blueprint)) return true;
  const { waits } = standing.state;
  if (waits) ensureAsked(run, standing.state, waits, askerOf(run));
  return false;
}

/** Where nobody has been asked yet, they are: for whoever brought the ticket here. */
export function ensureAsked(run: Run, { state }: CompiledState, waits: CompiledWaits, asker: Actor): void {
  const { present } = run;
  if (waits.approval && !present.approval) ask(run, waits.approval, waits.rule, asker);
  if (state.parallel && !present.parallel) {
    const scene = { ticket: present, actor: run.event.actor };
    const steps = [...waits.parallel.values()].map(({ id, who }) => ({ id, who: who ? peopleOf(who, scene) : null }));
    run.record({ type: "parallelOpened", need: waits.need, steps }, SYSTEM, waits.rule);
  }
}

function ask(run: Run, approval: CompiledApproval, rule: string, actor: Actor): void {
  const { facts, present: ticket } = run;
  const step = facts.findLast((fact) => fact.type === "transitionTaken" && fact.to === ticket.place?.state);
  const answers = step?.type === "transitionTaken" ? step.answers : {};
  const named = peopleNamed(answers.approval);
  const of = peopleOf(named.length > 0 ? named : approval.of, { ticket, actor }).filter((one) => one !== actor.id);
  const asked = step?.type === "transitionTaken" ? fieldsAsked(run, step.transition) : [];
  run.record({ type: "approvalAsked", of, need: approval.need, fields: asked }, actor, rule);
  tellAsked(run, of, rule);
  // Nobody is left who could: there is no use in waiting for the limit.
  if (of.length === 0 && approval.deputies.length > 0) askDeputies(run, approval, rule, run.at);
}

/** Others are asked besides those who did not answer. `dueAt`: when it was time for it, epoch ms. */
export function askDeputies(run: Run, approval: CompiledApproval, rule: string, dueAt: number): void {
  const { asker } = run.present.approval ?? { asker: "" };
  const scene = { ticket: run.present, actor: run.event.actor };
  const deputies = peopleOf(approval.deputies, scene).filter((one) => one !== asker);
  run.record({ type: "deputiesAsked", deputies, dueAt, noticedAt: run.now }, SYSTEM, rule);
  tellAsked(run, deputies, rule);
}

/** Whose request it is: whoever brought the ticket here, if it was a person. */
const askerOf = ({ event: { actor, type } }: Run): Actor =>
  type !== "woken" && (actor.kind === "agent" || actor.kind === "requester") ? actor : SYSTEM;

const peopleNamed = (answer: Json | undefined): readonly string[] =>
  typeof answer === "string" ? [answer] : Array.isArray(answer) ? answer.filter((one) => typeof one === "string") : [];

/** What the step asked for is what is approved. */
const fieldsAsked = ({ standing }: Run, transition: string): Approval["fields"] =>
  (standing?.blueprint.transitions.get(transition)?.asks ?? []).flatMap(({ ask }) =>
    ask.ask === "field" ? [fieldPath(ask.field)] : [],
  );

/** What was approved is not what the ticket says now: those who approved did not approve that. */
function voidsApproved(run: Run, blueprint: CompiledBlueprint): boolean {
  const { approval, approved = [], place } = run.present;
  const changed = fieldsChanged(run);
  if (changed.size === 0) return false;
  const rule = (state: string): string => `${blueprint.rule}/states/${state}/approval`;
  const here = approval && place && approval.given.length > 0 ? approval.fields.find((one) => changed.has(one)) : null;
  if (here && place) {
    run.record({ type: "approvalVoided", state: place.state, field: here }, run.event.actor, rule(place.state));
    tellAsked(run, approval?.of ?? [], rule(place.state));
  }
  for (const { state: id, fields } of approved) {
    const field = fields.find((one) => changed.has(one));
    if (!field) continue;
    run.record({ type: "approvalVoided", state: id, field }, run.event.actor, rule(id));
    const state = blueprint.states.get(id)?.state;
    // What is over was decided as it was then: the journal says it, and nothing is taken up again.
    if (!state || !isUnsolved(run.present.status) || place?.ended != null) continue;
    enterState(run, state, "approval", SYSTEM, rule(id));
    return true;
  }
  return false;
}

/** Fields that somebody changed since people were last asked; what the process itself sets as drawn is part of it. */
function fieldsChanged({ facts }: Run): ReadonlySet<string> {
  if (facts.some(({ type }) => type === "approvalGiven")) return NONE;
  const from = facts.findLastIndex(({ type }) => type === "approvalAsked" || type === "approvalVoided");
  const changed = facts
    .slice(from + 1)
    .flatMap((fact) => (fact.type === "fieldSet" && !fact.rule?.startsWith("blueprint:") ? [fact.field] : []));
  return changed.length === 0 ? NONE : new Set(changed);
}

const NONE: ReadonlySet<string> = new Set();
