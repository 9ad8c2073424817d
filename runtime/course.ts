import type { Fact } from "../blueprints/facts.ts";
import {
  type Entry,
  entriesThatHold,
  type StatusSpan,
  WAITS_ON,
  type WaitsOn,
  WHEREABOUTS,
  type Whereabouts,
  waitsOn,
  whereaboutsOf,
} from "./reports.ts";

/** Where in which version of a process something happened. */
export interface At {
  readonly blueprint: string;
  readonly version: number;
  readonly state: string;
}

/** A time limit that was broken: where the ticket stood then, and who had it. Null: in no process, nobody. */
interface Break {
  readonly at: At | null;
  readonly assignee: string | null;
}

/** What a whole journal tells of a ticket's way; steps that were taken back are none of it. */
export interface Course extends Whereabouts {
  /** Each step that was taken, by whomever or whatever; `state` is the one it left. */
  readonly steps: readonly (At & { readonly transition: string })[];
  /** Each state that was entered again within one process: work that came back. */
  readonly returns: readonly At[];
  readonly breaks: readonly Break[];
  /** When somebody was asked to approve, and had not answered. Epoch ms; `to` null: it waits still. */
  readonly approvals: readonly { readonly from: number; readonly to: number | null }[];
}

/** The facts that tell a course; the others need not be read for it. */
export const COURSE = [
  ...WHEREABOUTS,
  ...([
    "transitionTaken",
    "assigned",
    "slaBreached",
    "approvalAsked",
    "approvalRefused",
    "approvalWithdrawn",
    "approvalVoided",
  ] as const satisfies readonly Fact["type"][]),
] as const;

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

const moved = (at: At, state: string): At => ({ ...at, state });
const onVersion = (at: At, version: number): At => ({ ...at, version });

export function courseOf(entries: readonly Entry[]): Course {
  const course: Writable<Omit<Course, keyof Whereabouts>> = { steps: [], returns: [], breaks: [], approvals: [] };
  let place: At | null = null;
  let been = new Set<string>();
  let assignee: string | null = null;
  const answered = (to: number): void => {
    const last = course.approvals.at(-1);
    if (last?.to === null) course.approvals[course.approvals.length - 1] = { ...last, to };
  };
  for (const { fact } of entriesThatHold(entries)) {
    switch (fact.type) {
      case "ticketCreated":
        assignee = fact.draft.assignee ?? null;
        break;
      case "assigned":
        assignee = fact.assignee;
        break;
      case "transitionTaken":
        if (place) course.steps.push({ ...place, state: fact.from, transition: fact.transition });
        break;
      case "blueprintEntered":
        answered(fact.at);
        place = { blueprint: fact.blueprint, version: fact.version, state: fact.state };
        been = new Set([fact.state]);
        break;
      case "versionChanged":
        if (place) place = onVersion(place, fact.to);
        break;
      case "stateEntered":
        answered(fact.at);
        if (place) place = moved(place, fact.state);
        if (place && been.has(fact.state)) course.returns.push(place);
        been.add(fact.state);
        break;
      case "blueprintLeft":
        answered(fact.at);
        place = null;
        break;
      case "slaBreached":
        course.breaks.push({ at: place, assignee });
        break;
      case "approvalAsked":
        answered(fact.at);
        course.approvals.push({ from: fact.at, to: null });
        break;
      case "approvalRefused":
      case "approvalWithdrawn":
      case "approvalVoided":
        answered(fact.at);
        break;
      default:
    }
  }
  return { ...whereaboutsOf(entries), ...course };
}

/** How long a ticket has waited for each until `now`, all its pauses summed, in ms: while somebody is asked to approve, for them. */
export function waitedOn(
  { statuses, approvals }: Pick<Course, "statuses" | "approvals">,
  now: number,
): { readonly [W in WaitsOn]: number } {
  const sums = Object.fromEntries(WAITS_ON.map((on) => [on, 0])) as { [W in WaitsOn]: number }; // every word of the list
  for (const span of statuses) {
    const on = waitsOn(span.status);
    if (!on) continue;
    const asked = approvals.reduce((sum, one) => sum + shared(span, one, now), 0);
    sums.manager += asked;
    sums[on] += Math.max(0, (span.to ?? now) - span.from) - asked;
  }
  return sums;
}

const shared = (
  one: Pick<StatusSpan, "from" | "to">,
  other: { readonly from: number; readonly to: number | null },
  now: number,
): number => Math.max(0, Math.min(one.to ?? now, other.to ?? now) - Math.max(one.from, other.from));
