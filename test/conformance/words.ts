import type { TicketChanges } from "../../blueprints/event.ts";
import type { BareFact } from "./changes.ts";

/** What the requester says when the ticket stands somewhere, and what must come of it whichever way it came. */
export interface Word {
  readonly what: string;
  /** Subjects that name Paper go into that process. */
  readonly about: "Invoice" | "Paper";
  /** What the desk has done by then: an edit of an agent, steps of the process, or that it was closed. */
  readonly given: { readonly changes?: TicketChanges; readonly steps?: readonly string[]; readonly closed?: true };
  readonly says: string;
  /** On the ticket itself. */
  readonly comesTo: readonly BareFact[];
  /** On the ticket that follows it; absent: none does. */
  readonly follows?: readonly BareFact[];
}

const said = (rule?: string): BareFact => ({
  type: "messageAdded",
  public: rule === undefined,
  ...(rule !== undefined && { rule }),
});
const TABLE = "routing:main@2/rows/finance";
const ROUTED: readonly BareFact[] = [
  { type: "routed", row: "finance", last: false, skills: [], rule: TABLE },
  { type: "fieldSet", field: "priority", from: null, to: "high", rule: TABLE },
  { type: "tagged", tag: "routed", rule: TABLE },
  {
    ...{ type: "assigned", assignee: null, group: "group:finance", rule: TABLE },
    was: { assignee: null, group: null },
  },
  { type: "tagged", tag: "greeted", rule: "trigger:greets@1" },
];
const HEARD: readonly BareFact[] = [said("trigger:hears@1"), { type: "tagged", tag: "heard", rule: "trigger:hears@1" }];
const status = (from: string, to: string, rule = "lifecycle"): BareFact => ({ type: "statusChanged", from, to, rule });
const ANSWERED = "blueprint:paper@1/transitions/answered";
const ANAS: TicketChanges = { assignee: "agent:ana" };

/** What a new ticket comes to, whichever way it came. */
export const NEW_TICKET: readonly BareFact[] = [{ type: "ticketCreated" }, said(), ...ROUTED];

export const WORDS: readonly Word[] = [
  {
    what: "a word on an open ticket is kept, and rules hear it",
    about: "Invoice",
    given: { changes: ANAS },
    says: "One thing more.",
    comesTo: [said(), ...HEARD],
  },
  {
    what: "S03: a word opens what waits for the requester",
    about: "Invoice",
    given: { changes: { ...ANAS, status: "pending" } },
    says: "Here it is.",
    comesTo: [said(), status("pending", "open"), ...HEARD],
  },
  {
    what: "S03: a word opens what was solved, and it counts as reopened",
    about: "Invoice",
    given: { changes: { ...ANAS, status: "solved" } },
    says: "It is still wrong.",
    comesTo: [said(), { type: "reopened", into: null, rule: "lifecycle" }, status("solved", "open"), ...HEARD],
  },
  {
    what: "a bare thank-you leaves solved what is solved",
    about: "Invoice",
    given: { changes: { ...ANAS, status: "solved" } },
    says: "Thank you!",
    comesTo: [said(), { type: "flagged", flag: "thanked", on: true, rule: "thanks" }, ...HEARD],
  },
  {
    what: "S08: a word on a closed ticket opens one that follows it, and leaves it as it is",
    about: "Invoice",
    given: { changes: { ...ANAS, status: "solved" }, closed: true },
    says: "It is there again.",
    comesTo: [{ type: "linked", link: "followUp" }],
    follows: [{ type: "ticketCreated" }, { type: "linked", link: "followUpOf" }, said(), ...ROUTED],
  },
  {
    what: "where a blueprint holds the ticket and draws no such step, a word moves nothing and is flagged",
    about: "Paper",
    given: { steps: ["take"] },
    says: "Any news?",
    comesTo: [said(), { type: "flagged", flag: "customerReplied", on: true }, ...HEARD],
  },
  {
    what: "where a blueprint draws it, a word takes the step",
    about: "Paper",
    given: { steps: ["take", "ask"] },
    says: "Here it is.",
    comesTo: [
      said(),
      {
        ...{ type: "transitionTaken", transition: "answered", from: "asked", to: "working" },
        ...{ how: "event", answers: {}, rule: ANSWERED },
      },
      {
        ...{ type: "stateEntered", from: "asked", state: "working", final: null },
        ...{ cause: "transition", rule: ANSWERED },
      },
      status("pending", "open", ANSWERED),
      ...HEARD,
    ],
  },
];
