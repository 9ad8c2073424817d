import type { Event } from "../blueprints/event.ts";
import type { Effect, Fact } from "../blueprints/facts.ts";
import type { Reason } from "../blueprints/finding.ts";
import type { Json, JsonObject } from "../blueprints/json.ts";
import type { Message } from "../blueprints/message.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { Candidate } from "./rules/pick.ts";

/** Somebody, or a group, that a message may name: what they belong to says what they may read. */
export interface Mentionable {
  /** `agent:lea`, `group:team-billing`. */
  readonly id: string;
  readonly groups: readonly string[];
  readonly departments: readonly string[];
  /** They read every ticket. */
  readonly all: boolean;
  /** A role shows them less: nothing by department, or nothing by group either. */
  readonly sees?: "own" | "groups";
}

/** What the shell reads for the runtime and hands in with an event; absent sources are unknown to conditions. */
export interface Context {
  /** The requester's contact: `{ id, name, emails, language, kind, verified, organization }`. */
  readonly requester?: JsonObject | null;
  readonly organization?: JsonObject | null;
  /** `{ id, name, groups, roles, departments, shift }` of the assignee. */
  readonly assignee?: JsonObject | null;
  readonly group?: JsonObject | null;
  /** Other tickets that an answer `needs` asked for, by id; null: there is none. */
  readonly tickets?: { readonly [id: string]: Ticket | null };
  /** The step that is to be taken back; null: there is none. */
  readonly step?: StepTaken | null;
  /** The merge that is to be taken back; null: there is none. */
  readonly merge?: MergeTaken | null;
  /** The word of this ticket that an answer `needs` asked for; null: there is none. */
  readonly message?: Message | null;
  /** Whom the short names of a message mean, by name; null: nobody. */
  readonly mentioned?: { readonly [handle: string]: Mentionable | null };
  /** Whether problems that an answer `needs` asked for are open, by number; one that is not there is not. */
  readonly openProblems?: { readonly [number: number]: boolean };
  /** Active members of groups that an answer `needs` asked for, by group, as they are in this transaction. */
  readonly candidates?: { readonly [group: string]: Candidates };
}

/** A step that a person took, as the shell finds it in the journal, and what has come of it outside. */
export interface StepTaken {
  /** The event that took it. */
  readonly event: string;
  /** Empty: it took none, and was a handover, or was done to many tickets at once. */
  readonly transition: string;
  /** The department to which it was handed over. */
  readonly handover?: string;
  /** The reply or word to a third party that it was, and no step. */
  readonly reply?: string;
  readonly by: string;
  readonly at: number;
  /** The journal's entry before it, and its last. */
  readonly after: number;
  readonly last: number;
  /** The ticket as it stood before. */
  readonly before: Ticket;
  /** Kinds of effects that have left, or may have. */
  readonly left: readonly Effect["type"][];
  /** Another ticket was made or moved by it. */
  readonly others: boolean;
}

/** A merge as the shell finds it in the journal of one of the two tickets. */
export interface MergeTaken {
  /** The journal's entry before it, and its last. */
  readonly after: number;
  readonly last: number;
  /** The ticket as it stood before, and right after it. */
  readonly before: Ticket;
  readonly then: Ticket;
}

/** One line of the decision log: which part of which document looked, what it answered, and with which values. */
export interface TraceEntry {
  /** `entry`, `transition`, `start`, `timeRule`, `action`, `lifecycle`, `loop`. */
  readonly step: string;
  /** `blueprint:finance-requests@3/transitions/take`. */
  readonly rule: string;
  readonly outcome: "acted" | "passed" | "refused";
  /** Gives the explained condition when the log is written; the hot path never pays for it. */
  readonly explain?: () => Json;
  readonly detail?: JsonObject;
}

/** A ticket's clocks in two words. */
export interface SlaRow {
  /** Earliest due instant of the clocks that run, those past it included, epoch ms; null: none runs. */
  readonly dueAt: number | null;
  /** `breached`: one that is still live is over its target; `paused`: all of them stand still; null: none has a target. */
  readonly state: "running" | "paused" | "breached" | null;
}

/** Who could get a ticket of a group, who had the requester's last one, and who was last chosen in turn. */
export interface Candidates {
  readonly people: readonly Candidate[];
  readonly lastOwner: string | null;
  readonly lastInTurn?: string | null;
}

/** Something the shell must read in the same transaction before the runtime can go on. */
export type Need =
  | { readonly type: "ticket"; readonly id: string }
  | {
      readonly type: "candidates";
      readonly group: string;
      readonly channel: string;
      readonly requester: string | null;
    }
  | { readonly type: "step"; readonly event: string }
  /** The last merge with this ticket. */
  | { readonly type: "merge"; readonly with: string }
  | { readonly type: "message"; readonly id: string }
  | { readonly type: "problem"; readonly number: number }
  | { readonly type: "mentioned"; readonly handles: readonly string[] };

/** The runtime's answer to one event. A "no" is a value; an exception is a bug. */
export type Decision =
  | {
      readonly outcome: "accepted";
      readonly ticket: Ticket;
      readonly facts: readonly Fact[];
      readonly effects: readonly Effect[];
      readonly trace: readonly TraceEntry[];
      /** When the ticket next needs attention, epoch ms; null: when somebody comes. */
      readonly wakeAt: number | null;
      /** What lists filter and order by; absent: no clock has a target. */
      readonly sla?: SlaRow;
      /** Who is to take the next step; absent: nobody. */
      readonly waitsFor?: readonly string[];
      /** Events of other tickets that come of it, to be taken in with it; absent: none. */
      readonly follows?: readonly Event[];
      /** Actions that the chain has performed with this one; absent: it is no chain. */
      readonly actions?: number;
    }
  | { readonly outcome: "rejected"; readonly reasons: readonly Reason[]; readonly trace: readonly TraceEntry[] }
  | { readonly outcome: "needs"; readonly needs: readonly Need[] };
