import type { Deadline } from "./clock-facts.ts";
import type { Answers } from "./event.ts";
import type { JsonObject } from "./json.ts";
import type { Status } from "./status.ts";
import type { LinkKind, Rating, RatingWord } from "./ticket.ts";
import type { Approval } from "./ticket-waiting.ts";

/** What happens beside the steps of a ticket: tasks, other tickets and departments, third parties, ratings, approvals, articles, problems. */
export type BesideFact =
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
  | { readonly type: "problemLeft"; readonly problem: number };
