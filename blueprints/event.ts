import type { DepartureReason } from "./assignment.ts";
import type { Json } from "./json.ts";
import type { Attachment, NewMessage } from "./message.ts";
import type { Actor } from "./people.ts";
import type { Priority, Status } from "./status.ts";
import type { ClockRef, Link, RatingWord } from "./ticket.ts";

/** What every event carries. Ids are UUIDv7; ids of what follows derive from it and an index. */
interface Envelope {
  readonly id: string;
  readonly ticket: string;
  /** When it happened, epoch ms: the door's clock, or the log's own time for history. */
  readonly at: number;
  readonly actor: Actor;
  /** Imported past: no mails, no time transitions, no triggers; automatic obligations are waived. */
  readonly history?: boolean;
  /** What brought it about, when an event of another ticket did. */
  readonly cause?: Cause;
}

/** Where in a chain of events over several tickets one stands: for the loop guard, and for who asks why. */
export type Cause = {
  /** Id of the first event of the chain. */
  readonly root: string;
  /** Steps from there: 1 for what it brought about itself. */
  readonly depth: number;
  /** The ticket on which it came about. */
  readonly ticket: string;
  /** The rules on the way, the one that asked for this last. */
  readonly rules: readonly string[];
  /** Actions that the whole chain has performed so far. */
  readonly actions: number;
};

/** Attributes of a ticket that an edit may change. Null empties. `fields` lists custom fields only. */
export interface TicketChanges {
  readonly subject?: string;
  readonly requester?: string | null;
  readonly assignee?: string | null;
  readonly group?: string | null;
  readonly department?: string | null;
  readonly product?: string | null;
  readonly priority?: Priority | null;
  readonly type?: string | null;
  readonly category?: string | null;
  readonly tags?: readonly string[];
  readonly followers?: readonly string[];
  readonly ccs?: readonly string[];
  readonly dueAt?: number | null;
  readonly status?: Status;
  readonly fields?: { readonly [key: string]: Json };
}

/** A ticket as it comes to the door. */
export interface NewTicket extends Omit<TicketChanges, "subject"> {
  readonly number: number;
  readonly subject: string;
  readonly description?: string;
  readonly submitter?: string | null;
  readonly channel: string;
  readonly address?: string | null;
  readonly language?: string;
  /** Key of the form that was filled in. */
  readonly form?: string;
}

/** What a person agrees to before two tickets become one: their requesters read each other, another department goes on, an approval ends. */
export const MERGE_CONSENTS = ["requesters", "departments", "approval"] as const;
export type MergeConsent = (typeof MERGE_CONSENTS)[number];

/** What a person agrees to before a ticket goes to another department: its process ends there, with what is approved or done side by side. */
export const HANDOVER_CONSENTS = ["process", "approval", "steps"] as const;
export type HandoverConsent = (typeof HANDOVER_CONSENTS)[number];

/** Answers of a step, by item: a field's key, or `reply`, `note`, `resolution`, `attachments`, `checklist`, `people`, `approval`. */
export type Answers = { readonly [item: string]: Json };

/** Everything that can come to the one door. `many`: asked of a selection of tickets, which is no work on this one. */
export type Event = Envelope &
  (
    | {
        readonly type: "ticketSubmitted";
        readonly draft: NewTicket;
        readonly message?: NewMessage;
        /** The ticket that it was made for. */
        readonly link?: Link;
      }
    | { readonly type: "changeRequested"; readonly changes: TicketChanges; readonly many?: true }
    /** Its requester became part of another contact, or is one of their own again: the same person, whatever the ticket's state allows. */
    | { readonly type: "requesterMerged"; readonly from: string; readonly to: string; readonly many: true }
    | { readonly type: "messageReceived"; readonly message: NewMessage }
    | {
        readonly type: "stepRequested";
        readonly transition: string;
        readonly fromState: string;
        readonly answers: Answers;
        /** A step of parallel work that was done is to be done after all. */
        readonly takeBack?: true;
        /** It was answered by the link in a mail, without signing in. */
        readonly via?: "link";
        readonly many?: true;
      }
    | {
        readonly type: "jumpRequested";
        readonly to: string;
        readonly reason: string /** The step that history says was taken. */;
        readonly marked?: string;
      }
    | { readonly type: "revokeRequested"; readonly reason: string }
    | { readonly type: "entryRequested"; readonly blueprint: string }
    /**
     * A ticket that stands on another version of this blueprint goes on in `version`: in the state that `states` gives for its own,
     * outside where that is null, in its own state where nothing is said. `restore`: who was put elsewhere by such a request, and has
     * not moved since, goes back to where it was.
     */
    | {
        readonly type: "versionRequested";
        readonly blueprint: string;
        readonly version: number;
        readonly states: { readonly [state: string]: string | null };
        readonly restore: boolean;
        readonly many?: true;
      }
    /**
     * A ticket leaves a blueprint that is given up: from each state into the one that `states` gives for it in `into`, or out of every
     * blueprint where that is null. Of a state that is not named it stays, and goes on along its version to the end.
     */
    | {
        readonly type: "exitRequested";
        readonly blueprint: string;
        /** The version in force of another blueprint; null: none, and every state leads out. */
        readonly into: { readonly blueprint: string; readonly version: number } | null;
        readonly states: { readonly [state: string]: string | null };
        readonly many?: true;
      }
    /** A person's step is taken back; `event` is the event that took it. */
    | { readonly type: "undoRequested"; readonly event: string }
    | { readonly type: "woken" }
    | { readonly type: "macroRequested"; readonly macro: string; readonly many?: true }
    | {
        readonly type: "taskRequested";
        readonly title: string;
        readonly to: string | null;
        readonly dueAt: number | null;
      }
    /** Put aside until then, epoch ms, with what it waits for; null: taken up again. */
    | { readonly type: "snoozeRequested"; readonly until: number | null; readonly reason: string }
    | { readonly type: "taskTicked"; readonly task: string; readonly done: boolean }
    /** An article was used on the ticket; null: none of those suggested fitted. */
    | {
        readonly type: "articlesAnswered";
        readonly used: {
          readonly article: number;
          readonly title: string;
          readonly how: "inserted" | "drafted";
        } | null;
        /** Numbers of those that were suggested. */
        readonly offered: readonly number[];
      }
    /**
     * The ticket is to go on in another. What a person must have agreed to is named in `agreed`; `reopen` says whether the other one
     * takes up a word that nobody has answered here.
     */
    | {
        readonly type: "mergeRequested";
        readonly into: string;
        readonly agreed: readonly MergeConsent[];
        readonly reopen?: boolean;
      }
    /** Somebody outside, who is not the requester, is asked in a private thread, which this opens; `hold`: the free ticket rests meanwhile. */
    | {
        readonly type: "thirdPartyAskRequested";
        readonly party: {
          readonly name: string;
          readonly address: string;
          readonly contact: string | null;
          readonly language: string;
        };
        readonly subject: string;
        readonly text: string;
        readonly expectedBy: number | null;
        readonly hold: boolean;
        readonly attachments?: readonly Attachment[];
      }
    /** Another ticket goes on in this one. `cc`: the address of a requester who is to hear of it from now on. */
    | {
        readonly type: "mergeReceived";
        readonly source: string;
        readonly number: number;
        readonly cc: string | null;
        readonly shared: boolean;
        readonly reopen: boolean;
      }
    /** The merge of this ticket into another is taken back; the other is told by the second. */
    | { readonly type: "unmergeRequested" }
    | { readonly type: "unmergeReceived"; readonly source: string }
    /**
     * The ticket goes to another department, there to this group, or this person of it. What a person must have agreed to is named in
     * `agreed`; `follow`: who hands it over goes on reading it.
     */
    | {
        readonly type: "handoverRequested";
        readonly department: string;
        readonly group: string | null;
        readonly assignee: string | null;
        readonly note: string;
        readonly agreed: readonly HandoverConsent[];
        readonly follow: boolean;
      }
    /** One word of this ticket becomes a ticket of its own. */
    | { readonly type: "splitRequested"; readonly message: string; readonly subject: string }
    /** Others are to do a part of it: a ticket of theirs, with an owner and clocks of its own. `text` is its first note. */
    | {
        readonly type: "childRequested";
        readonly subject: string;
        readonly text: string;
        readonly department: string;
        readonly group: string | null;
        readonly assignee: string | null;
      }
    /** The ticket is to be an incident of a problem, by its number, or none any more. */
    | { readonly type: "problemRequested"; readonly problem: number; readonly on: boolean }
    /** A child of this ticket was solved, or opened again. */
    | { readonly type: "childChanged"; readonly child: string; readonly solved: boolean }
    | {
        readonly type: "ratingGiven";
        readonly rating: RatingWord;
        readonly stars: number | null;
        readonly comment: string;
      }
    /** Somebody has room again, or has come: a ticket that waits in its group is given out. */
    | {
        readonly type: "assignRequested";
        /** Who goes before the others when he is free: he has just solved one, or made room by it. */
        readonly first?: string;
      }
    /** Its owner leaves: what the group's rule says goes back to the group, and everything when he is of the desk no more. Instants in epoch ms. */
    | {
        readonly type: "handBackRequested";
        readonly person: string;
        readonly why: DepartureReason;
        /** When he left: what he was given later is none of it. */
        readonly since: number;
        /** When he is expected back; null: nobody knows. */
        readonly until: number | null;
      }
    /** New versions of these documents are in force: due instants are worked out anew. */
    | {
        readonly type: "rearmRequested";
        readonly definitions: readonly string[];
        /** When the ticket was to be woken under the former ones, epoch ms; absent: nobody knows, and it is not compared. */
        readonly wakeAt?: number | null;
      }
    | { readonly type: "excuseRequested"; readonly clock: ClockRef; readonly reason: string }
    | { readonly type: "effectSettled"; readonly effect: string; readonly ok: boolean; readonly detail: string }
  );
