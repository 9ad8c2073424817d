import { explainCondition } from "../../blueprints/condition.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import { isUnsolved } from "../../blueprints/status.ts";
import { departmentRefusal } from "../lifecycle.ts";
import { attachToProblem } from "../problems/attach.ts";
import type { Run } from "../run.ts";
import { type CompiledRow, rowFor } from "./compile-routing.ts";

/** Sends the ticket through the routing table in force: the first row that holds gives department, group, priority and tags. */
export function routeTicket(run: Run): void {
  const { routing } = run.definitions;
  if (!routing || run.event.history || !isUnsolved(run.present.status)) return;
  const scope = run.triggerScope(run.event.actor);
  const taken = rowFor(routing, scope);
  if (!taken) return;
  const { when, rule, row, place } = taken;
  const above = routing.rows.slice(0, place).map(({ row: { id } }) => id);
  run.trace.push({
    step: "routing",
    rule,
    outcome: "acted",
    detail: { above },
    ...(when && { explain: () => explainCondition(when.parsed, scope) }),
  });
  const last = place === routing.rows.length - 1;
  run.record({ type: "routed", row: row.id, last, skills: row.then.skills ?? [] }, SYSTEM, rule);
  give(run, taken);
}

function give(run: Run, { row: { then }, rule }: CompiledRow): void {
  const { department } = run.present;
  if (then.department !== undefined && then.department !== department) {
    const refused = departmentRefusal(run, then.department, false)[0];
    if (refused) {
      const { code, message, details = {} } = refused;
      run.record({ type: "actionRefused", action: "route", message, code, details }, SYSTEM, rule);
    } else run.record({ type: "fieldSet", field: "department", from: department, to: then.department }, SYSTEM, rule);
  }
  for (const field of ["product", "priority"] as const) {
    const to = then[field];
    const from = run.present[field];
    if (to !== undefined && to !== from) run.record({ type: "fieldSet", field, from, to }, SYSTEM, rule);
  }
  for (const tag of then.tags ?? [])
    if (!run.present.tags.includes(tag)) run.record({ type: "tagged", tag }, SYSTEM, rule);
  const against = then.problem === undefined ? null : attachToProblem(run, then.problem, rule);
  if (against) {
    const { code, message, details = {} } = against;
    run.record({ type: "actionRefused", action: "route", message, code, details }, SYSTEM, rule);
  }
  const { assignee, group } = run.present;
  const message = then.agent === undefined ? null : run.againstOwner(then.agent);
  if (message) run.record({ type: "actionRefused", action: "route", message, code: "invalid" }, SYSTEM, rule);
  const to = {
    assignee: (message ? undefined : then.agent) ?? (then.group === undefined ? assignee : null),
    group: then.group ?? group,
  };
  if (to.assignee !== assignee || to.group !== group)
    run.record({ type: "assigned", ...to, was: { assignee, group } }, SYSTEM, rule);
}
