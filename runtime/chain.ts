import type { Cause } from "../blueprints/event.ts";
import type { Effect } from "../blueprints/facts.ts";
import { SYSTEM } from "../blueprints/people.ts";
import type { Run } from "./run.ts";

/** From one root event on: so many steps from ticket to ticket, and so many actions in all of them together. */
export const MOST_DEPTH = 10;
export const MOST_ACTIONS = 100;

const RULE = /^(?:trigger|macro|blueprint|time-rule|sla-policy|routing):/;

/** The rules of this chain so far, oldest first: those that led here, and those that have acted on this ticket. */
function rulesOf(run: Run): readonly string[] {
  const here = run.facts.flatMap(({ rule }) => (rule !== undefined && RULE.test(rule) ? [rule] : []));
  return [...new Set([...(run.event.cause?.rules ?? []), ...here])];
}

/** A macro that a rule runs is named behind it; each is a rule of its own. */
const partsOf = (rule: string): readonly string[] => rule.split(/\/(?=macro:)/);

/** Stops the chain here, says so on the ticket, and names the rules. */
export function cutChain(run: Run, rule: string): void {
  if (run.spent) return;
  run.spent = true;
  const rules = [...new Set([...rulesOf(run), rule].flatMap(partsOf))];
  const [first = rule] = rules;
  run.record({ type: "loopCut", rules }, SYSTEM, first);
  run.trace.push({ step: "loop", rule: first, outcome: "refused", detail: { rules } });
}

/** Whether one action more may be performed; what is one too many is not, and the ticket says so. */
export function mayAct(run: Run, rule: string): boolean {
  if (run.spent) return false;
  if (run.actions < MOST_ACTIONS) {
    run.actions += 1;
    return true;
  }
  cutChain(run, rule);
  return false;
}

/** What comes of an effect, its failure or what a receiver asks in turn, comes of the event that asked for it. */
export const causeOfEffect = ({ id, ticket, rule, cause }: Effect): Cause => ({
  root: cause?.root ?? id,
  depth: (cause?.depth ?? 0) + 1,
  ticket,
  rules: [...new Set([...(cause?.rules ?? []), rule])],
  actions: 0,
});

/** How far from its root an event stands. */
export const depthOf = (run: Run): number => run.event.cause?.depth ?? 0;

/** What has come about so far from its root starts nothing more: the ticket says so, once. */
export function tooDeep(run: Run): boolean {
  if (depthOf(run) <= MOST_DEPTH) return false;
  cutChain(run, run.event.cause?.rules.at(-1) ?? "chain");
  return true;
}

/** What another ticket's event is told of where it comes from. */
export function causeFor(run: Run, rule: string | null): Cause {
  const { event, actions } = run;
  const rules = [...(event.cause?.rules ?? []), ...(rule === null ? [] : [rule])];
  return {
    root: event.cause?.root ?? event.id,
    depth: depthOf(run) + 1,
    ticket: event.ticket,
    rules: [...new Set(rules)],
    actions,
  };
}
