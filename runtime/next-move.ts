import type { Scope } from "../blueprints/condition.ts";
import { type Actor, SYSTEM } from "../blueprints/people.ts";
import type { NextMove } from "../blueprints/vocabulary/action.ts";
import { restartClocks } from "./clocks/restart.ts";
import { compileActions } from "./compile-parts.ts";
import type { CompiledTransition } from "./compiled.ts";
import { demandsBefore } from "./demands.ts";
import { enter, entryOf } from "./enter.ts";
import { departmentRefusal, setStatus, statusRefusal } from "./lifecycle.ts";
import { act, take } from "./move.ts";
import { ownerMissing } from "./offers.ts";
import { openTicket } from "./open.ts";
import { attachToProblem } from "./problems/attach.ts";
import { noStep, notFromHere, notInBlueprint, type Refusal } from "./reasons.ts";
import { routeTicket } from "./rules/route.ts";
import type { Run } from "./run.ts";
import { ownSolver } from "./step.ts";
import { notNow, refusals } from "./step-refusals.ts";

type Moves = {
  readonly [M in NextMove["move"]]: (
    run: Run,
    next: Extract<NextMove, { move: M }>,
    rule: string,
    actor: Actor,
  ) => Refusal | null;
};

/** Further moves that actions ask for; each answers why it was refused, or null when it was made. */
const moves: Moves = {
  route: (run) => {
    routeTicket(run);
    return null;
  },
  department: (run, { to, restart }, rule) => {
    const refused = departmentRefusal(run, to, false)[0];
    if (refused) return refused;
    run.record({ type: "fieldSet", field: "department", from: run.present.department, to }, SYSTEM, rule);
    if (restart) restartClocks(run, rule);
    return null;
  },
  macro: (run, { macro }, rule, actor) => {
    const document = run.definitions.macros?.get(macro);
    if (!document) return missing(`macro ${macro}`, `macro ${macro}`);
    const by = isPressed(rule, actor) ? actor : SYSTEM;
    act(run, compileActions(document.do, `${rule}/macro:${macro}`), by, {}, "outside");
    return null;
  },
  status: (run, { to, outcome }, rule, actor) => {
    if (run.present.status === to) return null;
    const [refused] = [...statusRefusal(run, to, {}, actor), ...demandsBefore(run, to, actor)];
    if (!refused) setStatus(run, to, actor, rule, outcome);
    return refused ?? null;
  },
  transition: takeStep,
  enter: (run, { blueprint: key }, rule) => {
    const blueprint = run.definitions.blueprints.find((one) => one.key === key);
    if (!blueprint) return missing(`blueprint ${key}`, `blueprint ${key}`);
    if (run.present.place?.blueprint === key) return null;
    const answer = entryOf(blueprint, run.present, run.scope(SYSTEM));
    if (!("enters" in answer)) return { code: "notOffered", message: answer.sentence };
    leave(run, rule);
    enter(run, blueprint, answer.enters, SYSTEM, rule);
    return null;
  },
  leave: (run, _, rule) => {
    leave(run, rule);
    return null;
  },
  open: openTicket,
  problem: (run, { problem }, rule) => attachToProblem(run, problem, rule),
};

/** Makes a further move; the sentence says why not. */
export function nextMove(run: Run, next: NextMove, rule: string, actor: Actor): Refusal | null {
  // Each move's own kind names its own parameters.
  const make = moves[next.move] as (run: Run, next: NextMove, rule: string, actor: Actor) => Refusal | null;
  return make(run, next, rule, actor);
}

function leave(run: Run, rule: string): void {
  const { place } = run.present;
  if (!place) return;
  const { blueprint, version, state } = place;
  run.record({ type: "blueprintLeft", blueprint, version, state, reason: "rule", note: "" }, SYSTEM, rule);
}

/** A person pressed a macro: what it asks for is asked by the person. Rules, and what follows of a step, ask for themselves. */
const isPressed = (rule: string, actor: Actor): boolean => actor.kind === "agent" && rule.startsWith("macro:");

/** Takes a step, by a person's macro as by the button, by a rule without asking who may press. */
function takeStep(
  run: Run,
  { transition: id }: { readonly transition: string },
  rule: string,
  by: Actor,
): Refusal | null {
  const { standing, present } = run;
  if (!standing) return notInBlueprint();
  const { blueprint, state } = standing;
  const found = blueprint.transitions.get(id);
  if (!found) return noStep(id);
  if (!state.exits.includes(found)) return notFromHere(blueprint, state.state.id, found.transition.name);
  const answer = onAnswer(found);
  if (answer) return answer;
  const pressed = isPressed(rule, by);
  const actor = pressed ? by : SYSTEM;
  const scope = run.scope(actor);
  const [refused] = pressed
    ? [
        ...refusals(found, present, actor, scope, false),
        ...ownerMissing(run.definitions, found, present, actor),
        ...demandsBefore(run, found.to.status, actor),
      ]
    : [notNow(found, scope)];
  const no = refused ?? unasked(found, scope);
  if (no) return no;
  take(run, found, actor, pressed ? { how: "button", by: rule } : { how: "event" });
  return pressed ? (ownSolver(run, actor, present)[0] ?? null) : null;
}

const ANSWERS: ReadonlySet<string> = new Set(["approved", "rejected", "stepsDone"]);

/** What people were asked for only they can give: no rule approves in their place. */
function onAnswer({ transition: { id, start } }: CompiledTransition): Refusal | null {
  if (!start || !("on" in start) || !ANSWERS.has(start.on)) return null;
  return {
    code: "notAllowed",
    message: {
      en: `“${id}” is taken when those who are asked have answered.`,
      fr: `« ${id} » se fait quand les personnes sollicitées ont répondu.`,
    },
  };
}

/** Neither a rule nor a macro answers questions: a step that must ask something is taken by hand. */
function unasked({ asks, transition }: CompiledTransition, scope: Scope): Refusal | null {
  const needed = asks.some(({ required }) => (typeof required === "boolean" ? required : required.holds(scope)));
  if (!needed) return null;
  return {
    code: "missing",
    message: {
      en: `“${transition.id}” asks for something that only a person can give.`,
      fr: `« ${transition.id} » demande quelque chose que seule une personne peut donner.`,
    },
  };
}

const missing = (en: string, fr: string): Refusal => ({
  code: "unknown",
  message: { en: `There is no published ${en}.`, fr: `Il n’y a pas de ${fr} publié.` },
});
