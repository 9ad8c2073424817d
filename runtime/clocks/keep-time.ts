import { explainCondition } from "../../blueprints/condition.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { MOST_AUTOMATIC, settle } from "../automatic.ts";
import { lookupsOf } from "../lookups.ts";
import type { Run } from "../run.ts";
import { scopeOf } from "../scope.ts";
import { startOn } from "../start-on.ts";
import { isMerging, isRestarting } from "./clock-id.ts";
import { breachNow, tell } from "./clock-points.ts";
import { type Commitment, commitmentsOf } from "./commitments.ts";
import { elapsedAt, instantOf } from "./counting.ts";
import { BREACH } from "./fold-clocks.ts";
import { isApplied, policyFor, targetsOf } from "./policy-choice.ts";

/**
 * The SLA's turn, when everything else has come to rest: clocks that have ended are told of, then the policy is chosen that applies
 * from now on. History only counts: it is promised nothing afterwards.
 */
export function keepTime(run: Run): void {
  if (run.event.history || !run.ticket) return;
  for (let round = 0; round < MOST_AUTOMATIC; round++) {
    const told = tellEnded(run);
    choosePolicy(run);
    if (!told) return;
    startOn(run, ["slaMet"]);
    settle(run);
  }
}

/** Met or not: what became of the clocks that have ended since this was last asked. */
function tellEnded(run: Run): boolean {
  const { timedTicket: before, timedFacts: since, present: after } = run;
  run.timedTicket = after;
  run.timedFacts = run.facts.length;
  if (!before || before === after || (before.clocks.live === after.clocks.live && before.place === after.place))
    return false;
  const facts = run.facts.slice(since);
  if (facts.some(isMerging)) return false;
  let told = false;
  for (const commitment of commitmentsOf(run.definitions, before)) {
    if (facts.some((fact) => isRestarting(fact, commitment.clock))) continue;
    // What lasted no time has kept no promise.
    if (!hasEnded(commitment, before, after) || commitment.startedAt === run.at) continue;
    told = tellEnd(run, commitment) || told;
  }
  return told;
}

function hasEnded({ clock, restsSince }: Commitment, before: Ticket, after: Ticket): boolean {
  if (restsSince !== null) return false;
  const { metric, instance } = clock;
  const [was, is] = [before.place, after.place];
  if (metric === "stateStay") return was?.enteredAt !== is?.enteredAt || was?.visits !== is?.visits;
  if (metric === "processStay") return was?.enteredAt !== is?.enteredAt || is?.ended !== null;
  const live = after.clocks.live.find((one) => one.metric === metric && one.instance === instance);
  return !live || live.restsSince !== null;
}

function tellEnd(run: Run, commitment: Commitment): boolean {
  const { clock, stints, targetMs, seen } = commitment;
  if (seen.includes(BREACH)) return false;
  const dueAt = instantOf(stints, targetMs);
  if (dueAt !== null && dueAt < commitment.toldUntil) return false;
  // It ended at the very instant at which it would have been found broken.
  if (dueAt !== null && dueAt < run.at) breachNow(run, commitment, dueAt);
  else {
    const { time } = commitment.terms;
    tell(run, commitment, { type: "slaMet", ...clock, dueAt, elapsedMs: elapsedAt(stints, run.at), targetMs, time });
  }
  return true;
}

/** Which policy applies, and what it comes to: said when either is new. Looked at when something has happened, never because time passes. */
export function choosePolicy(run: Run): boolean {
  const { definitions, present: ticket } = run;
  const rearms = run.event.type === "rearmRequested";
  if (run.chosenFacts === run.facts.length && !rearms) return false;
  run.chosenFacts = run.facts.length;
  const none = (definitions.policies ?? []).length === 0 && ticket.clocks.applied.length === 0;
  if (none || !ticket.clocks.live.some(({ restsSince }) => restsSince === null)) return false;
  // What happened, and who looked, is no matter of a promise: only the ticket and its people are.
  const scope = scopeOf(ticket, SYSTEM, run.at, run.context, undefined, undefined, lookupsOf(definitions));
  const policy = policyFor(run, scope);
  const targets = policy ? targetsOf(run, policy) : [];
  if (isApplied(ticket, policy, targets)) return false;
  const { key = null, version = null } = policy ?? {};
  run.record({ type: "slaApplied", policy: key, version, targets }, SYSTEM, policy?.rule);
  run.chosenFacts = run.facts.length;
  run.timedTicket = run.present;
  const when = policy?.when;
  run.trace.push({
    step: "sla",
    rule: policy?.rule ?? "sla-policy",
    outcome: "acted",
    ...(when && { explain: () => explainCondition(when.parsed, scope) }),
  });
  return true;
}
