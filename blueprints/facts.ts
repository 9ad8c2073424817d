import type { DepartureReason, GOES_BACK, PickMethod } from "./assignment.ts";
import type { BesideFact } from "./beside-facts.ts";
import type { ClockFact } from "./clock-facts.ts";
import type { Answers, Cause, NewTicket } from "./event.ts";
import type { ReasonCode } from "./finding.ts";
import type { Json, JsonObject } from "./json.ts";
import type { Message } from "./message.ts";
import type { Outcome, Status } from "./status.ts";
import type { Sentence } from "./text.ts";
import type { Flag, Rating, Skipped } from "./ticket.ts";

/** What every fact carries. `at` is when it holds from (epoch ms); `by` an actor's id; `rule` the document and part that caused it. */
interface Stamp {
  readonly at: number;
  readonly by: string;
  /** `blueprint:finance-requests@3/transitions/too-late`: which rule, when no person decided. */
  readonly rule?: string;
  /** A person did it to a selection of tickets, which is no work on this one. */
  readonly many?: true;
}

/** Attributes that `fieldSet` may name; custom fields are written `fields.KEY`. */
export type FieldPath =
  | "subject"
  | "requester"
  | "department"
  | "product"
  | "priority"
  | "type"
  | "category"
  | "followers"
  | "ccs"
  | "dueAt"
  | "resolution"
  | `fields.${string}`;

/**
 * By which version of its calendar (`paris-office@3`) the stay in the present state, and in the whole process, counts from now on;
 * only what a blueprint limits in working time is named.
 */
export interface StayCalendars {
  readonly state?: string;
  readonly process?: string;
}

/** Past participles, few, closed, stored for ever as the ticket's journal. `evolve` folds them and nothing else changes a ticket. */
export type Fact = Stamp &
  (
    | { readonly type: "ticketCreated"; readonly id: string; readonly draft: NewTicket }
    | { readonly type: "messageAdded"; readonly message: Message }
    | { readonly type: "fieldSet"; readonly field: FieldPath; readonly from: Json; readonly to: Json }
    | {
        readonly type: "assigned";
        readonly assignee: string | null;
        readonly group: string | null;
        readonly was: { readonly assignee: string | null; readonly group: string | null };
      }
    | { readonly type: "tagged"; readonly tag: string }
    | { readonly type: "untagged"; readonly tag: string }
    | {
        readonly type: "statusChanged";
        readonly from: Status;
        readonly to: Status;
        /** How it ended, where no blueprint says so. */
        readonly outcome?: Outcome;
      }
    | {
        readonly type: "blueprintEntered";
        readonly blueprint: string;
        readonly version: number;
        readonly state: string;
        /** It entered into a final state, where the process has ended already. */
        readonly final?: Outcome;
        readonly calendars?: StayCalendars;
      }
    | {
        readonly type: "blueprintLeft";
        readonly blueprint: string;
        readonly version: number;
        readonly state: string;
        readonly reason: "revoked" | "merged" | "department" | "rule" | "version" | "retired";
        readonly note: string;
      }
    /** It goes on in another version of its blueprint. */
    | { readonly type: "versionChanged"; readonly blueprint: string; readonly from: number; readonly to: number }
    | {
        readonly type: "stateEntered";
        readonly from: string;
        readonly state: string;
        readonly final: Outcome | null;
        /**
         * `approval`: it was refused or withdrawn where no step is drawn for that, or what was approved has changed. `version`: the
         * version that it goes on in has the former state no more, or has it again.
         */
        readonly cause: "transition" | "jump" | "reopen" | "approval" | "version";
        readonly calendars?: StayCalendars;
      }
    | {
        readonly type: "transitionTaken";
        readonly transition: string;
        readonly from: string;
        readonly to: string;
        readonly how: "button" | "event" | "time";
        readonly answers: Answers;
        /** For a time start: when it was due; `noticedAt` is when it acted. Both epoch ms. */
        readonly dueAt?: number;
        readonly noticedAt?: number;
      }
    | {
        readonly type: "jumped";
        readonly from: string;
        readonly to: string;
        readonly reason: string;
        readonly skipped: readonly Skipped[];
        readonly marked?: string;
      }
    | { readonly type: "obligationMet"; readonly transition: string; readonly item: string }
    /** A step was taken back, or with an empty `transition` what was done to many tickets at once: the facts after the journal's entry `after` hold no more, and these attributes are as they were before it. */
    | {
        readonly type: "stepUndone";
        /** The event that took the step. */
        readonly event: string;
        readonly transition: string;
        /** The department to which it had been handed over: that was taken back, and no step. */
        readonly handover?: string;
        /** The reply, or word to a third party, that was taken back before it left: that was taken back, and no step. */
        readonly reply?: string;
        readonly after: number;
        readonly status: { readonly from: Status; readonly to: Status };
        readonly restored: JsonObject;
        /** Attributes that the ticket did not have. */
        readonly removed: readonly string[];
      }
    | { readonly type: "peopleChosen"; readonly people: readonly string[] }
    | { readonly type: "reopened"; readonly into: string | null }
    | { readonly type: "flagged"; readonly flag: Flag; readonly on: boolean }
    | { readonly type: "exceptionMade"; readonly what: string }
    | {
        readonly type: "actionRefused";
        readonly action: string;
        readonly message: Sentence;
        /** As a person is refused who asks the same; early journals do not say it. */
        readonly code?: ReasonCode;
        /** Who refused it, and what would be allowed: blueprint, state, its steps. */
        readonly details?: JsonObject;
      }
    | { readonly type: "loopCut"; readonly rules: readonly string[] }
    | { readonly type: "effectFailed"; readonly effect: string; readonly detail: string }
    | ClockFact
    /** A row of the routing table took it; `last`: the one that catches what no other row takes. */
    | {
        readonly type: "routed";
        readonly row: string;
        readonly last: boolean;
        /** Skills that whoever gets it must have. */
        readonly skills: readonly string[];
      }
    /** Nobody with these skills came in time: anybody of the group may get it. */
    | { readonly type: "skillsWaived"; readonly skills: readonly string[] }
    /** Somebody of the group was chosen, or nobody, and who was considered. */
    | ({ readonly type: "picked"; readonly group: string } & Picked)
    /** Its owner left, and it went back to the group, or, where it has none, to nobody. */
    | ({ readonly type: "handedBack"; readonly group: string | null } & HandedBack)
    | BesideFact
    /** New versions of these documents (`calendar:paris-office@2`) reached the ticket and changed when it acts, or by what its stays count. */
    | { readonly type: "rearmed"; readonly definitions: readonly string[]; readonly calendars?: StayCalendars }
  );

/** One person who was looked at when a ticket was given out: the load that counted, and why he was not chosen. */
export interface Considered {
  readonly id: string;
  readonly name: string;
  readonly load: number;
  readonly refused: "unavailable" | "capacity" | "skills" | null;
  readonly why: Sentence | null;
}

/** The choice of a person; null: nobody, and the ticket waits in the group's backlog. */
export interface Picked {
  readonly person: string | null;
  readonly method: PickMethod;
  readonly considered: readonly Considered[];
}

/** Who left, why and until when (null: nobody knows), and what of the rule took the ticket from him. Epoch ms. */
export interface HandedBack {
  readonly person: string;
  readonly why: DepartureReason;
  readonly because: "all" | (typeof GOES_BACK)[number];
  readonly since: number;
  readonly until: number | null;
}

export type FactType = Fact["type"];

/**
 * What leaves the database: one outbox row each, performed at least once with its id as idempotency key.
 * `id` derives from the event's id and an index.
 */
export type Effect = {
  readonly id: string;
  readonly ticket: string;
  /** Rule that asked for it, as in a fact's `rule`. */
  readonly rule: string;
  /** Where its event stands in a chain of events; absent: it is the first. */
  readonly cause?: Cause;
} & (
  | {
      readonly type: "notify";
      readonly to: readonly string[];
      readonly template: string | null;
      readonly text: string | null;
      readonly values: JsonObject;
    }
  | {
      readonly type: "mail";
      readonly message: string;
      readonly to: readonly string[];
      readonly subject: string;
      readonly text: string;
      /** Said in a private thread, to the third party alone: it is answered by a link of its own, in their language. */
      readonly thread?: { readonly id: string; readonly language: string };
    }
  | { readonly type: "webhook"; readonly url: string; readonly body: JsonObject }
  /** Asks the requester how it went, with a page of their own to answer on. */
  | {
      readonly type: "askRating";
      readonly to: readonly string[];
      readonly template: string | null;
      readonly language: string;
      readonly scale: Rating["scale"];
      /** Nobody is asked twice within so many days. */
      readonly everyDays: number;
      readonly values: JsonObject;
    }
);

export type EffectType = Effect["type"];
