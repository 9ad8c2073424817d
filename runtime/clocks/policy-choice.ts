import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import type { Scope } from "../../blueprints/condition.ts";
import { calendarMs, parseDuration } from "../../blueprints/duration.ts";
import type { Metric } from "../../blueprints/metric-names.ts";
import type { SlaTarget } from "../../blueprints/sla-policy.ts";
import type { AppliedTarget, Ticket } from "../../blueprints/ticket.ts";
import { metrics } from "../../blueprints/vocabulary/metrics.ts";
import { workingMs } from "../calendar/calendar.ts";
import { calendarNamed, calendarNow } from "../calendar/calendar-name.ts";
import type { Context } from "../decision.ts";
import type { Definitions } from "../definitions.ts";
import type { Run } from "../run.ts";
import type { CompiledPolicy } from "./compile-policy.ts";

/** The first policy in order whose condition holds, in the version that reaches the run's ticket; null: none. */
export function policyFor(run: Run, scope: Scope): CompiledPolicy | null {
  for (const published of run.definitions.policies ?? []) {
    const policy = reaching(run, published);
    if (policy && (!policy.when || policy.when.holds(scope))) return policy;
  }
  return null;
}

/**
 * A version for new tickets only leaves older ones what they had: the version that they have already, or that was in force. So does
 * any version for what was due before it was published, and is noticed only now.
 */
function reaching({ definitions, present, at, event }: Run, policy: CompiledPolicy): CompiledPolicy | null {
  const { clocks, createdAt } = present;
  const reaches = ({ document, publishedAt }: CompiledPolicy): boolean =>
    (at >= event.at || publishedAt <= at) && (document.appliesTo !== "newTickets" || createdAt >= publishedAt);
  if (reaches(policy)) return policy;
  const had = clocks.applied.at(-1);
  if (had?.policy === policy.key && had.version !== null && had.version < policy.version)
    return definitions.policy?.(policy.key, had.version) ?? null;
  for (let version = policy.version - 1; version > 0; version -= 1) {
    const older = definitions.policy?.(policy.key, version);
    if (older && reaches(older)) return older;
  }
  return null;
}

/** What a policy comes to for the run's ticket: one target a metric, by its priority, or by the row for all others. */
export function targetsOf(run: Run, { document }: CompiledPolicy): readonly AppliedTarget[] {
  const { definitions, context, present: ticket } = run;
  const { targets, metrics: settings } = document;
  return metrics.flatMap(({ metric, pausedIn }): readonly AppliedTarget[] => {
    const row = rowFor(targets, metric, ticket);
    const own = settings?.[metric];
    if (!row || (metric === "groupOwnership" && own?.groups && !own.groups.includes(ticket.group ?? ""))) return [];
    const key = row.calendar ?? document.calendar ?? ownCalendar(ticket, context) ?? DEFAULT_CALENDAR;
    const calendar = row.time === "working" ? calendarNow(run, key) : null;
    return [
      {
        metric,
        within: row.within,
        time: row.time,
        calendar,
        targetMs: msOf(definitions, row.within, calendar),
        pausedIn: { statuses: own?.pausedIn?.statuses ?? pausedIn, states: own?.pausedIn?.states ?? [] },
        notes: own?.notes ?? false,
      },
    ];
  });
}

const rowFor = (targets: readonly SlaTarget[], metric: Metric, { priority }: Ticket): SlaTarget | undefined =>
  (priority === null ? undefined : targets.find((row) => row.metric === metric && row.priority === priority)) ??
  targets.find((row) => row.metric === metric && row.priority === undefined);

/** The organization's calendar, else the group's; what was handed in for another group says nothing of this one. */
function ownCalendar({ group }: Ticket, context: Context): string | null {
  const own = context.organization?.calendar;
  if (typeof own === "string") return own;
  const team = context.group;
  const named = team && (team.id === undefined || team.id === group) ? team.calendar : null;
  return typeof named === "string" ? named : null;
}

function msOf(definitions: Definitions, within: string, calendar: string | null): number {
  const duration = parseDuration(within);
  const hours = calendar === null ? null : calendarNamed(definitions, calendar);
  if (!duration) return 0;
  return hours ? workingMs(hours, duration) : calendarMs(duration);
}

/** Whether the policy and everything that it comes to are what applied before. */
export function isApplied(
  { clocks }: Ticket,
  policy: CompiledPolicy | null,
  targets: readonly AppliedTarget[],
): boolean {
  const last = clocks.applied.at(-1);
  if (!last) return policy === null;
  return (
    last.policy === (policy?.key ?? null) &&
    last.version === (policy?.version ?? null) &&
    last.targets.length === targets.length &&
    last.targets.every((was, index) => isEqual(was, targets[index]))
  );
}

const isEqual = (one: AppliedTarget, other: AppliedTarget | undefined): boolean =>
  other !== undefined &&
  one.metric === other.metric &&
  one.within === other.within &&
  one.time === other.time &&
  one.calendar === other.calendar &&
  one.targetMs === other.targetMs &&
  one.notes === other.notes &&
  String(one.pausedIn.statuses) === String(other.pausedIn.statuses) &&
  String(one.pausedIn.states) === String(other.pausedIn.states);
