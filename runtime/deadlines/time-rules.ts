import { explainCondition } from "../../blueprints/condition.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import { lookupsOf } from "../lookups.ts";
import { act } from "../move.ts";
import type { Run } from "../run.ts";
import { scopeOf } from "../scope.ts";
import type { CompiledTimeRule } from "./compile-time-rule.ts";
import { type Deadline, type DeadlineSource, NO_DEADLINES, RANK } from "./deadline.ts";
import { dueTimes, type RuleDue } from "./time-rule-due.ts";

/** Time rules that are armed on the ticket. */
export const timeRules: DeadlineSource = (definitions, ticket) => {
  const { timeRules: rules } = definitions;
  if (!rules || rules.length === 0 || ticket.status === "closed") return NO_DEADLINES;
  return rules.flatMap((rule) => dueTimes(definitions, rule, ticket).map((due) => deadlineOf(rule, due)));
};

function deadlineOf(rule: CompiledTimeRule, due: RuleDue): Deadline {
  const { when } = rule;
  return {
    dueAt: due.dueAt,
    actsAt: Math.max(due.dueAt, rule.publishedAt),
    rank: RANK.automatic,
    ...(when && { holds: (run) => when.holds(scopeOfTime(run)) }),
    act: (run) => actOnTime(run, rule, due),
  };
}

/** What its condition may read. Whatever event looks at the clock just then is none of its matter. */
const scopeOfTime = (run: Run) =>
  scopeOf(run.present, SYSTEM, run.at, run.context, undefined, undefined, lookupsOf(run.definitions));

function actOnTime(run: Run, { key, version, rule, when, actions, also }: CompiledTimeRule, due: RuleDue): void {
  const scope = scopeOfTime(run);
  run.trace.push({
    step: "timeRule",
    rule,
    outcome: "acted",
    ...(when && { explain: () => explainCondition(when.parsed, scope) }),
  });
  run.record({ type: "timeRuleActed", timeRule: key, version, ...due, noticedAt: run.now }, SYSTEM, rule);
  act(run, [...actions, ...(also.get(due.times) ?? [])], SYSTEM, {}, "outside");
}
