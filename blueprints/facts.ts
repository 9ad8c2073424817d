import type { DepartureReason, GOES_BACK, PickMethod } from "./assignment.ts";
import type { Answers, Cause, NewTicket } from "./event.ts";
import type { ReasonCode } from "./finding.ts";
import type { Json, JsonObject } from "./json.ts";
import type { Message } from "./message.ts";
import type { Outcome, Status } from "./status.ts";
import type { Sentence } from "./text.ts";
import type { AppliedTarget, Approval, ClockRef, Flag, LinkKind, Rating, RatingWord, Skipped } from "./ticket.ts";

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
        readonly reason: "revoked" | "merged" | "department" | "rule";
        readonly note: string;
      }
    | {
        readonly type: "stateEntered";
        readonly from: string;
        readonly state: string;
        readonly final: Outcome | null;
        /** `approval`: it was refused or withdrawn where no step is drawn for that, or what was approved has changed. */
        readonly cause: "transition" | "jump" | "reopen" | "approval";
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
    /** Which policy applies from now on, and what it comes to for this ticket; policy null: none does. */
    | {
        readonly type: "slaApplied";
        readonly policy: string | null;
        readonly version: number | null;
        readonly targets: readonly AppliedTarget[];
      }
    | ({ readonly type: "slaWarning"; readonly warning: string } & ClockRef & Deadline & Timed)
    | ({ readonly type: "slaBreached" } & ClockRef & Deadline & Timed)
    /** A step of escalation after the breach: `step` is its duration as written. */
    | ({ readonly type: "slaEscalated"; readonly step: string } & ClockRef & Deadline & Timed)
    | ({
        readonly type: "slaMet";
        readonly dueAt: number | null;
        /** In the target's own kind of time. */
        readonly elapsedMs: number;
        readonly targetMs: number;
      } & ClockRef &
        Timed)
    | ({ readonly type: "slaExcused"; readonly reason: string } & ClockRef)
    /** A time rule acted for the `times`-th time since it was armed at `from`. */
    | ({
        readonly type: "timeRuleActed";
        readonly timeRule: string;
        readonly version: number;
        readonly from: number;
        readonly times: number;
      } & Deadline)
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
    /** Something is to be done by `to` (nobody named: whoever has the ticket) until `dueAt`. */
    | {
        readonly type: "taskCreated";
        readonly task: string;
        readonly title: string;
        readonly to: string | null;
        readonly dueAt: number | null;
      }
    /** A task was ticked off; `done` false: it is to be done after all. */
    | { readonly type: "taskDone"; readonly task: string; readonly title: string; readonly done: boolean }
    /** Somebody put it aside until an instant (epoch ms); it comes back then, or when the requester writes, or somebody takes it up. */
    | { readonly type: "snoozed"; readonly until: number; readonly reason: string }
    | { readonly type: "snoozeEnded"; readonly because: "time" | "requester" | "person" }
    /** Another ticket now stands to this one as `link` says. */
    | {
        readonly type: "linked";
        readonly link: LinkKind;
        readonly ticket: string;
        /** Merged: the requesters of both may read each other. */
        readonly shared?: true;
        /** Split: the word that became the other ticket. */
        readonly message?: string;
      }
    /**
     * Somebody handed it over to another department: what that came to at once stands in the facts beside it. `left`: the process that
     * it left for that; null: it was free, or its blueprint spans both.
     */
    | {
        readonly type: "handedOver";
        readonly from: string | null;
        readonly to: string;
        readonly group: string | null;
        readonly assignee: string | null;
        readonly was: { readonly assignee: string | null; readonly group: string | null };
        readonly left: { readonly blueprint: string; readonly version: number; readonly state: string } | null;
      }
    /** A drawn step gives whoever goes on the whole time: these clocks end, neither met nor breached, and begin anew. */
    | { readonly type: "clocksRestarted"; readonly clocks: readonly string[] }
    /** A private thread with a third party was opened; what is said in it are messages that name it. */
    | {
        readonly type: "thirdPartyAsked";
        readonly thread: string;
        readonly name: string;
        readonly address: string;
        readonly contact: string | null;
        readonly language: string;
        readonly subject: string;
        readonly expectedBy: number | null;
      }
    /** It goes on in another ticket. */
    | { readonly type: "merged"; readonly into: string; readonly number: number }
    /**
     * A merge was taken back, on either ticket: these attributes are as they were before it. The facts of the journal after `after` up to `last`
     * hold no more; where both are the same, all hold.
     */
    | {
        readonly type: "mergeUndone";
        readonly ticket: string;
        readonly number: number;
        readonly after: number;
        readonly last: number;
        readonly status: { readonly from: Status; readonly to: Status };
        readonly restored: JsonObject;
        /** Attributes that the ticket did not have. */
        readonly removed: readonly string[];
      }
    /** What was said here after the merge was said to the ticket in which it goes on. */
    | { readonly type: "passedOn"; readonly message: string; readonly ticket: string }
    /** A child was solved, or opened again; so many of the children are not solved then. */
    | { readonly type: "childMoved"; readonly ticket: string; readonly solved: boolean; readonly open: number }
    | { readonly type: "ratingAsked"; readonly scale: Rating["scale"] }
    | {
        readonly type: "rated";
        readonly rating: RatingWord;
        readonly stars: number | null;
        readonly comment: string;
      }
    /** Agents and groups that a message names; `unshared` are those among them who cannot read the ticket, and are not told. */
    | {
        readonly type: "mentioned";
        readonly message: string;
        readonly people: readonly string[];
        readonly unshared: readonly string[];
      }
    /** These are asked to approve, in the state that the ticket has come to; whose request it is says `by`. */
    | {
        readonly type: "approvalAsked";
        readonly of: readonly string[];
        readonly need: Approval["need"];
        /** What is approved: fields as in `fieldSet`. */
        readonly fields: readonly string[];
      }
    /** Nobody answered in time, or nobody is there who could: these are asked besides. */
    | ({ readonly type: "deputiesAsked"; readonly deputies: readonly string[] } & Deadline)
    /** `via`: by the link in a mail, without signing in; absent: at the desk. */
    | { readonly type: "approvalGiven"; readonly as: readonly string[]; readonly via?: "link" }
    /** The comment stands in the note beside it. */
    | { readonly type: "approvalRefused"; readonly via?: "link" }
    | { readonly type: "approvalWithdrawn" }
    /** What was approved in this state is not what the ticket says now. */
    | { readonly type: "approvalVoided"; readonly state: string; readonly field: string }
    /** Steps to be done side by side; so many of them are needed. */
    | {
        readonly type: "parallelOpened";
        readonly need: number;
        readonly steps: readonly { readonly id: string; readonly who: readonly string[] | null }[];
      }
    | { readonly type: "parallelStepDone"; readonly step: string; readonly answers: Answers }
    /** It was taken back: it is to be done after all. */
    | { readonly type: "parallelStepReopened"; readonly step: string }
    /** An article was sent with an answer, or written from what the ticket taught. */
    | {
        readonly type: "articleUsed";
        /** Its number. */
        readonly article: number;
        readonly title: string;
        readonly how: "inserted" | "drafted";
      }
    /** None of the articles that were suggested (by number) answered it. */
    | { readonly type: "noArticleFitted"; readonly offered: readonly number[] }
    /** It is an incident of a problem, by its number, or no more. */
    | { readonly type: "problemJoined"; readonly problem: number }
    | { readonly type: "problemLeft"; readonly problem: number }
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

/** When something was due, and when it was noticed. Epoch ms. */
interface Deadline {
  readonly dueAt: number;
  readonly noticedAt: number;
}

/** The target's own kind of time; early journals do not say it. */
interface Timed {
  readonly time?: "calendar" | "working";
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
