import type { Json } from "./json.ts";
import type { ClockName, Metric } from "./metric-names.ts";
import type { Outcome, Priority, Status } from "./status.ts";
import type { Approval, Approved, Parallel } from "./ticket-waiting.ts";

/** Where a captured ticket stands in its blueprint. */
export interface Place {
  /** Key of the blueprint. */
  readonly blueprint: string;
  /** The published version that the ticket entered; it stays on it until it is moved. */
  readonly version: number;
  readonly state: string;
  /** When it entered the present state, epoch ms. */
  readonly since: number;
  /** When it entered the blueprint, epoch ms. */
  readonly enteredAt: number;
  /** The state before this one; null at entry. */
  readonly before: string | null;
  /** Visits by state id, the present one included. */
  readonly visits: { readonly [state: string]: number };
  /** The state from which a change of version has put it into this one; absent: it came here otherwise. */
  readonly putFrom?: string;
  /** Set in a final state: the process has ended, the ticket still belongs to it. */
  readonly ended: Outcome | null;
}

/** An obligation that a jump skipped and that is asked again at the next step. */
export interface Owed {
  readonly transition: string;
  /** Key of the ask item: a field key, or `reply`, `note`, `resolution`, … */
  readonly item: string;
}

/** An obligation that a jump skipped, as its fact lists it; only those marked "never skip" are asked again. */
export interface Skipped extends Owed {
  readonly again: boolean;
}

/** `revoked`: it was taken out of its blueprint, and enters one again only by hand. */
export type Flag = "customerReplied" | "thanked" | "loopCut" | "revoked";

/** Names one clock of a ticket for good. `of` is the state of a stay; instances count from 1. */
export interface ClockRef {
  readonly metric: ClockName;
  readonly of: string | null;
  readonly instance: number;
}

/** A target as it applies to one ticket: what the policy, the priority and the calendar came to. */
export interface AppliedTarget {
  readonly metric: Metric;
  /** As written in the policy. */
  readonly within: string;
  readonly time: "calendar" | "working";
  /** `paris-office@3`; null for calendar time, or when that calendar is not there and nothing comes due. */
  readonly calendar: string | null;
  /** In its own kind of time. */
  readonly targetMs: number;
  /** Statuses and states in which it stands still. */
  readonly pausedIn: { readonly statuses: readonly Status[]; readonly states: readonly string[] };
  readonly notes: boolean;
}

/** From `at` on the ticket had this status and stood in this state. */
export interface Stretch {
  readonly at: number;
  readonly status: Status;
  readonly state: string | null;
}

/** A clock that has started and may still run. */
export interface LiveClock extends ClockRef {
  readonly startedAt: number;
  /** It was stopped by solving and goes on when the ticket is reopened; null: it has not been. */
  readonly restsSince: number | null;
  /** What has been told of it: `breach`, `warning:0.75`, `PT2H` for a step after the breach, `excused`. */
  readonly seen: readonly string[];
  /** All that has ever been told of it with its due instant, under whatever promise; absent: nothing has. */
  readonly told?: readonly { readonly what: string; readonly dueAt: number }[];
}

/** From `at` on stays in this state, or in the whole process (null), count by this calendar: `paris-office@3`. */
export interface NamedCalendar {
  readonly at: number;
  readonly state: string | null;
  readonly calendar: string;
}

/** Everything that due instants are worked out from: what clocks have started, and when they stood still. */
export interface Clocks {
  readonly timeline: readonly Stretch[];
  readonly live: readonly LiveClock[];
  /** Instances that have been, by metric. */
  readonly counts: { readonly [metric: string]: number };
  /** What applied from when on, oldest first. */
  readonly applied: readonly {
    readonly at: number;
    readonly policy: string | null;
    readonly version: number | null;
    readonly targets: readonly AppliedTarget[];
  }[];
  /** By which version of its calendar each stay in the present blueprint counts from when on, oldest first; absent: none was ever named. */
  readonly stays?: readonly NamedCalendar[];
  /** Instances that broke their target and are not excused, each by its id (`firstReply:1`): ended ones too. */
  readonly breached: readonly string[];
  /** When the latest of all breaches was due; absent: nothing has been broken. */
  readonly breachedAt?: number;
}

/** Something to be done for the ticket, beside its process. */
export interface Task {
  readonly id: string;
  readonly title: string;
  /** `agent:key` or `group:key`; null: whoever has the ticket. */
  readonly to: string | null;
  /** Epoch ms. */
  readonly dueAt: number | null;
  readonly createdAt: number;
  /** When and by whom it was ticked off; null: it is still to be done. */
  readonly done: { readonly at: number; readonly by: string } | null;
}

/** A private thread with somebody who is neither of the desk nor the requester. Instants in epoch ms. */
export interface ThirdParty {
  /** The thread. */
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** Who they are among the contacts; null: nobody whom we know. */
  readonly contact: string | null;
  readonly language: string;
  /** What it is about, as the third party reads it: the ticket's own subject may say more. */
  readonly subject: string;
  readonly askedAt: number;
  readonly askedBy: string;
  /** By when an answer is expected. */
  readonly expectedBy: number | null;
  /** When they last answered; null: they have not since they were last written to. */
  readonly answeredAt: number | null;
}

/**
 * How another ticket stands to this one: that one is its child, it is a child of that one, they belong together, that one follows it
 * after it was closed, or it follows that one; it went on in that one, or that one goes on in it; a word of it became that one, or it
 * was a word of that one.
 */
export const LINK_KINDS = [
  "child",
  "childOf",
  "related",
  "followUp",
  "followUpOf",
  "mergedInto",
  "merged",
  "split",
  "splitFrom",
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface Link {
  readonly kind: LinkKind;
  /** Id of the other ticket. */
  readonly ticket: string;
  /** Of a child: it is solved or closed. */
  readonly solved?: boolean;
  /** Of one that was merged into it: the requesters of both may read each other. */
  readonly shared?: true;
  /** Of one that a word of it became: that word. */
  readonly message?: string;
}

export const RATINGS = ["good", "okay", "bad"] as const;
export type RatingWord = (typeof RATINGS)[number];

/** What the requester was asked, and said of how the ticket went. */
export interface Rating {
  readonly askedAt: number;
  readonly scale: "words" | "stars";
  readonly given: {
    readonly at: number;
    readonly rating: RatingWord;
    /** 1 to 5, where stars were asked for. */
    readonly stars: number | null;
    readonly comment: string;
  } | null;
}

/**
 * What a document may read of a ticket, and what the fold of its journal gives. Instants are UTC epoch milliseconds.
 * People are `agent:key`, `group:key`, `department:key`; the requester is a contact id, `requester:…`.
 */
export interface Ticket {
  readonly id: string;
  readonly number: number;
  /** Facts folded so far: one more with every fact. */
  readonly facts: number;
  readonly subject: string;
  readonly requesterSubject: string | null;
  readonly description: string;
  readonly requester: string | null;
  readonly submitter: string | null;
  readonly assignee: string | null;
  readonly group: string | null;
  readonly followers: readonly string[];
  readonly ccs: readonly string[];
  readonly department: string | null;
  readonly product: string | null;
  readonly channel: string;
  /** The address it came in at: a support address, a form, a phone line. */
  readonly address: string | null;
  readonly language: string;
  readonly status: Status;
  readonly statusSince: number;
  readonly place: Place | null;
  readonly priority: Priority | null;
  readonly type: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  /** Key of the form that it came by; absent: by none. */
  readonly form?: string;
  /** Custom fields by key. */
  readonly fields: { readonly [key: string]: Json };
  readonly dueAt: number | null;
  readonly resolution: string | null;
  readonly outcome: Outcome | null;
  /** People chosen at an earlier step, for `chosen` in a later one. */
  readonly chosen: readonly string[];
  readonly owed: readonly Owed[];
  readonly flags: readonly Flag[];
  readonly reopens: number;
  /** Public replies by agents, public words of the requester, groups it has been in. */
  readonly replies: number;
  readonly requesterWords: number;
  readonly stations: number;
  /** Last reply, note, step or edit by a single agent; bulk edits, rules and the requester do not count. */
  readonly lastAgentActionAt: number | null;
  readonly lastRequesterWordAt: number | null;
  readonly lastReplyAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly solvedAt: number | null;
  readonly clocks: Clocks;
  /** Since when its assignee has it; null: nobody has. */
  readonly assignedAt: number | null;
  /** Skills that whoever gets it must have, and since when they are looked for. */
  readonly wanted: { readonly skills: readonly string[]; readonly since: number } | null;
  /** How often each time rule has acted since it was armed at `from`, by key, and for which due instant it acted last. */
  readonly timeRules: {
    readonly [key: string]: { readonly from: number; readonly times: number; readonly dueAt: number };
  };
  /** What has acted on it by time on one day; absent: nothing ever has. */
  readonly automatic?: AutomaticDay;
  /** Absent: none, as for what follows. */
  readonly tasks?: readonly Task[];
  readonly thirdParties?: readonly ThirdParty[];
  readonly links?: readonly Link[];
  /** Number of the problem of which it is an incident. */
  readonly problem?: number;
  /** Words that were said to it after it was merged: they stand in the ticket in which it goes on. */
  readonly passedOn?: readonly string[];
  readonly rating?: Rating;
  /** What the present state waits for; gone when the ticket leaves it. */
  readonly approval?: Approval;
  readonly parallel?: Parallel;
  /** What was approved on the way, by state. */
  readonly approved?: readonly Approved[];
  /** It sleeps until then, unless the requester writes; absent: it is awake. */
  readonly snooze?: Snooze;
  /** Agents and groups that were mentioned and cannot read the ticket, until somebody shares it with them. */
  readonly unshared?: readonly string[];
}

/** Somebody has put the ticket aside. Epoch ms. */
export interface Snooze {
  readonly until: number;
  readonly since: number;
  readonly by: string;
  readonly reason: string;
}

/** What time rules and timed transitions did on one day, for the guard against rules that go on for ever. */
export interface AutomaticDay {
  /** The day, counted in UTC from 1970. */
  readonly day: number;
  readonly acts: number;
  /** Which rules, each once. */
  readonly rules: readonly string[];
  /** They were stopped: nothing acts by time until the next day. */
  readonly cut: boolean;
}
