import { calendarMs, type Duration } from "../../blueprints/duration.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import type { NewFact } from "../../blueprints/vocabulary/action.ts";
import { cutBy } from "../automatic.ts";
import { workingMs } from "../calendar/calendar.ts";
import { tooMany } from "../deadlines/automatic-day.ts";
import { type Deadline, RANK } from "../deadlines/deadline.ts";
import { act } from "../move.ts";
import type { Run } from "../run.ts";
import { startOn } from "../start-on.ts";
import type { Commitment } from "./commitments.ts";
import type { Warning } from "./compile-reactions.ts";
import { instantOf, type Terms } from "./counting.ts";
import { BREACH, seenWarning } from "./fold-clocks.ts";

/** A duration in the kind of time of a clock. */
export const lengthOf = ({ calendar }: Terms, duration: Duration): number =>
  calendar ? workingMs(calendar, duration) : calendarMs(duration);

/** What of a clock has still to be told, warnings first. `updatedAt`: of the ticket. */
export function pointsOf(commitment: Commitment, updatedAt: number): readonly Deadline[] {
  if (commitment.restsSince !== null) return [];
  const { stints, targetMs, seen, toldUntil } = commitment;
  const breach = instantOf(stints, targetMs);
  const broken = seen.includes(BREACH) || (breach !== null && breach < toldUntil);
  if (broken) return steps(commitment);
  const points = warnings(commitment, breach, updatedAt);
  return breach === null ? points : [...points, breachAt(commitment, breach)];
}

/** A warning that could be told only when the breach is past is no warning. */
function warnings(commitment: Commitment, breach: number | null, updatedAt: number): readonly Deadline[] {
  const { reactions, terms, stints, seen, targetMs, toldUntil } = commitment;
  return reactions.warnings.flatMap((warning) => {
    if (seen.includes(seenWarning(warning.id))) return [];
    const dueAt = instantOf(stints, warnsAt(warning, targetMs, terms));
    if (dueAt === null || dueAt < toldUntil || isTold(commitment, seenWarning(warning.id), dueAt)) return [];
    if (breach !== null && Math.max(dueAt, updatedAt) > breach) return [];
    return [point(dueAt, dueAt, (run) => warn(run, commitment, warning, dueAt))];
  });
}

/** Targets come and go; of one due instant of one clock a thing is told once. */
const isTold = ({ told }: Commitment, what: string, dueAt: number): boolean =>
  told.some((one) => one.what === what && one.dueAt === dueAt);

function warnsAt({ share, before }: Warning, targetMs: number, terms: Terms): number {
  if (share !== null) return Math.round(targetMs * share);
  return before ? Math.max(0, targetMs - lengthOf(terms, before)) : targetMs;
}

function steps(commitment: Commitment): readonly Deadline[] {
  const { reactions, terms, stints, seen, targetMs, toldUntil } = commitment;
  return reactions.steps.flatMap(({ id, after, actions }) => {
    if (seen.includes(id)) return [];
    const dueAt = instantOf(stints, targetMs + lengthOf(terms, after));
    if (dueAt === null || dueAt < toldUntil || isTold(commitment, id, dueAt)) return [];
    return [
      point(dueAt, dueAt, (run) => {
        tell(run, commitment, {
          type: "slaEscalated",
          step: id,
          time: terms.time,
          ...commitment.clock,
          ...at(run, dueAt),
        });
        act(run, actions, SYSTEM, {});
      }),
    ];
  });
}

/** An answer at the very instant meets the target: it is broken just after. */
const breachAt = (commitment: Commitment, dueAt: number): Deadline =>
  point(dueAt, dueAt + 1, (run) => breachNow(run, commitment, dueAt));

const point = (dueAt: number, actsAt: number, does: Deadline["act"]): Deadline => ({
  dueAt,
  actsAt,
  rank: RANK.clock,
  act: does,
});

function warn(run: Run, commitment: Commitment, { id }: Warning, dueAt: number): void {
  tell(run, commitment, {
    type: "slaWarning",
    warning: id,
    ...commitment.clock,
    ...at(run, dueAt),
    time: commitment.terms.time,
  });
  act(run, commitment.reactions.atWarning, SYSTEM, {});
  startMoved(run, "slaWarning");
}

/** The target is broken: it is told, and what the document wants then is done. */
export function breachNow(run: Run, commitment: Commitment, dueAt: number): void {
  tell(run, commitment, { type: "slaBreached", ...commitment.clock, ...at(run, dueAt), time: commitment.terms.time });
  act(run, commitment.reactions.atBreach, SYSTEM, {});
  startMoved(run, "slaBreached");
}

/** Stays that move a ticket into each other for ever are stopped like timers. */
function startMoved(run: Run, kind: "slaWarning" | "slaBreached"): void {
  const tired = tooMany(run.present, run.at);
  if (tired) cutBy(run, tired);
  else startOn(run, [kind]);
}

const at = (run: Run, dueAt: number): { readonly dueAt: number; readonly noticedAt: number } => ({
  dueAt,
  noticedAt: run.now,
});

/** Says something of a clock in the journal and in the decision log. */
export function tell(run: Run, { clock, reactions }: Commitment, fact: NewFact, actor: Actor = SYSTEM): void {
  run.tellOf(clock);
  run.record(fact, actor, reactions.rule);
  // What has been told of it is known when it ends.
  run.timedTicket = run.present;
  run.trace.push({ step: "sla", rule: reactions.rule, outcome: "acted", detail: { fact: fact.type } });
}
