import { type Actor, SYSTEM } from "../blueprints/people.ts";
import type { Sentence } from "../blueprints/text.ts";
import type { NextMove } from "../blueprints/vocabulary/action.ts";
import type { CompiledTransition } from "./compile.ts";
import { compileActions } from "./compile-parts.ts";
import { enter, entryOf } from "./enter.ts";
import { departmentRefusal } from "./lifecycle.ts";
import { act, take } from "./move.ts";
import { openTicket } from "./open.ts";
import { routeTicket } from "./route.ts";
import type { Run } from "./run.ts";
import { refusals } from "./step.ts";

type Moves = {
  readonly [M in NextMove["move"]]: (
    run: Run,
    next: Extract<NextMove, { move: M }>,
    rule: string,
    actor: Actor,
  ) => Sentence | null;
};

/** Further moves that actions ask for; each answers why it was refused, or null when it was made. */
const moves: Moves = {
  route: (run) => {
    routeTicket(run);
    return null;
  },
  department: (run, { to }, rule) => {
    const refused = departmentRefusal(run, to, false)[0];
    if (refused) return refused.message;
    run.record({ type: "fieldSet", field: "department", from: run.present.department, to }, SYSTEM, rule);
    return null;
  },
  macro: (run, { macro }, rule) => {
    const document = run.definitions.macros?.get(macro);
    if (!document) return missing(`macro ${macro}`, `macro ${macro}`);
    act(run, compileActions(document.do, `${rule}/macro:${macro}`), SYSTEM, {}, "outside");
    return null;
  },
  transition: (run, { transition: id }, rule, actor) => {
    const standing = run.standing;
    const found = standing?.state.exits.find((one) => one.id === id);
    if (!standing || !found) return NOT_FROM_HERE;
    // A macro is its person's own act: it takes no step that the person's buttons would not.
    const own = actor.kind === "agent" && rule.startsWith("macro:");
    const against = own ? refusals(found, run.present, actor, run.scope(actor), false)[0] : undefined;
    const refused = against?.message ?? unasked(run, found);
    if (refused) return refused;
    take(run, found, SYSTEM, { how: "event" });
    return null;
  },
  enter: (run, { blueprint: key }, rule) => {
    const blueprint = run.definitions.blueprints.find((one) => one.key === key);
    if (!blueprint) return missing(`blueprint ${key}`, `blueprint ${key}`);
    if (run.present.place?.blueprint === key) return null;
    const answer = entryOf(blueprint, run.present, run.scope(SYSTEM));
    if (!("enters" in answer)) return answer.sentence;
    leave(run, rule);
    enter(run, blueprint, answer.enters, SYSTEM, rule);
    return null;
  },
  leave: (run, _, rule) => {
    leave(run, rule);
    return null;
  },
  open: openTicket,
};

/** Makes a further move; the sentence says why not. */
export function nextMove(run: Run, next: NextMove, rule: string, actor: Actor): Sentence | null {
  // Each move's own kind names its own parameters.
  const make = moves[next.move] as (run: Run, next: NextMove, rule: string, actor: Actor) => Sentence | null;
  return make(run, next, rule, actor);
}

function leave(run: Run, rule: string): void {
  const { place } = run.present;
  if (!place) return;
  const { blueprint, version, state } = place;
  run.record({ type: "blueprintLeft", blueprint, version, state, reason: "rule", note: "" }, SYSTEM, rule);
}

/** A rule answers no questions: a step that must ask something, or whose condition does not hold, is a person's. */
function unasked(run: Run, { asks, when, transition }: CompiledTransition): Sentence | null {
  const scope = run.scope(SYSTEM);
  if (when && !when.holds(scope))
    return { en: "The step's own condition does not hold.", fr: "La condition de l’étape n’est pas remplie." };
  const needed = asks.some(({ required }) => (typeof required === "boolean" ? required : required.holds(scope)));
  if (!needed) return null;
  return {
    en: `“${transition.id}” asks for something that only a person can give.`,
    fr: `« ${transition.id} » demande quelque chose que seule une personne peut donner.`,
  };
}

const NOT_FROM_HERE: Sentence = {
  en: "That step does not leave the state in which the ticket stands.",
  fr: "Cette étape ne part pas de l’état où se trouve le ticket.",
};

const missing = (en: string, fr: string): Sentence => ({
  en: `There is no published ${en}.`,
  fr: `Il n’y a pas de ${fr} publié.`,
});
