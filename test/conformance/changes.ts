import type { TicketChanges } from "../../blueprints/event.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import type { Action } from "../../blueprints/vocabulary/actions.ts";

/** A no, as every door must say it. */
export interface No {
  readonly code: string;
  readonly message: string;
  readonly details?: JsonObject;
}

/** A fact without its stamp: who, when and why are what doors differ in. */
export type BareFact = JsonObject & { readonly type: string };

/** What a change comes to: facts, or a no and nothing written. */
export type Outcome = { readonly facts: readonly BareFact[] } | { readonly no: No };

/** Who asks. Persons come by the interface, a token, a macro; rules act by themselves; history happened before the desk knew of it. */
export type Asker = "person" | "rule" | "history";

/** One change, said in each way in which it can be said. */
export interface Change {
  readonly key: string;
  readonly what: string;
  /** Free: no process has it; held: it stands in Waiting of the process Paper; sealed: in its strict state. */
  readonly on: "free" | "held" | "sealed";
  /** What the ticket is given first. */
  readonly given?: TicketChanges;
  /** As an edit or a step of a person. */
  readonly asked: { readonly changes: TicketChanges } | { readonly step: string };
  /** As the actions of a rule. */
  readonly actions: readonly Action[];
  readonly comesTo: Outcome;
  /** Where the rules themselves tell who asks apart, and why. */
  readonly unless?: { readonly [A in Asker]?: Outcome & { readonly because: string } };
}

/** Subjects of the tickets on which the change is made by a rule. */
export const inTime = (key: string): string => `In time: ${key}`;
export const byTrigger = (key: string): string => `By trigger: ${key}`;

const ANA = "agent:ana";
const set = (field: string, from: JsonObject[string], to: JsonObject[string]): BareFact => ({
  type: "fieldSet",
  field,
  from,
  to,
});
const status = (from: string, to: string): BareFact => ({ type: "statusChanged", from, to });
const assigned = (assignee: string | null): BareFact => ({
  type: "assigned",
  assignee,
  group: null,
  was: { assignee: null, group: null },
});
const step = (transition: string, from: string, to: string): BareFact => ({
  type: "transitionTaken",
  transition,
  from,
  to,
  answers: {},
});
const entered = (from: string, state: string): BareFact => ({
  type: "stateEntered",
  from,
  state,
  final: null,
  cause: "transition",
});

const allowed = [
  { transition: "take", name: { en: "Take", fr: "Take" }, to: "working" },
  { transition: "seal", name: { en: "Seal", fr: "Seal" }, to: "sealed" },
  { transition: "deliver", name: { en: "Deliver", fr: "Deliver" }, to: "working" },
  { transition: "hurry", name: { en: "Hurry", fr: "Hurry" }, to: "working" },
];
const whereabouts = {
  blueprint: "paper",
  version: 1,
  state: "waiting",
  stateName: { en: "Waiting", fr: "Waiting" },
  allowed,
};

/** The same demands of every door. */
export const CHANGES: readonly Change[] = [
  {
    key: "field",
    what: "sets a field",
    on: "free",
    asked: { changes: { fields: { amount: 12 } } },
    actions: [{ do: "setField", field: "amount", value: 12 }],
    comesTo: { facts: [set("fields.amount", null, 12)] },
  },
  {
    key: "priority",
    what: "sets the priority",
    on: "held",
    asked: { changes: { priority: "high" } },
    actions: [{ do: "setField", field: "priority", value: "high" }],
    comesTo: { facts: [set("priority", null, "high")] },
  },
  {
    key: "assign",
    what: "gives it to somebody, which opens it",
    on: "free",
    asked: { changes: { assignee: "agent:bruno" } },
    actions: [{ do: "assign", to: "agent:bruno" }],
    comesTo: { facts: [assigned("agent:bruno"), status("new", "open")] },
  },
  {
    key: "status",
    what: "sets the status of a free ticket",
    on: "free",
    given: { assignee: ANA },
    asked: { changes: { status: "pending" } },
    actions: [{ do: "setStatus", to: "pending" }],
    comesTo: { facts: [status("open", "pending")] },
  },
  {
    key: "reopen",
    what: "opens what is solved",
    on: "free",
    given: { assignee: ANA, status: "solved" },
    asked: { changes: { status: "open" } },
    actions: [{ do: "setStatus", to: "open" }],
    comesTo: { facts: [{ type: "reopened", into: null }, status("solved", "open")] },
  },
  {
    key: "held-status",
    what: "B4: sets the status of a ticket that a blueprint holds",
    on: "held",
    asked: { changes: { status: "pending" } },
    actions: [{ do: "setStatus", to: "pending" }],
    comesTo: {
      no: {
        code: "locked",
        message:
          "The blueprint holds the status: in “Paper” the ticket is in Waiting, and the steps from there are Take, Seal, Deliver and Hurry.",
        details: whereabouts,
      },
    },
  },
  {
    key: "solve-alone",
    what: "solves what nobody has",
    on: "free",
    given: { status: "open" },
    asked: { changes: { status: "solved" } },
    actions: [{ do: "setStatus", to: "solved" }],
    comesTo: { no: { code: "assigneeNeeded", message: "A ticket needs an owner before it is solved." } },
    unless: {
      rule: { facts: [status("open", "solved")], because: "what a rule solves needs no owner" },
      history: { facts: [status("open", "solved")], because: "it happened" },
    },
  },
  {
    key: "close",
    what: "closes by hand",
    on: "free",
    given: { assignee: ANA },
    asked: { changes: { status: "closed" } },
    actions: [{ do: "setStatus", to: "closed" }],
    comesTo: {
      no: {
        code: "statusNotAllowed",
        message: "A ticket that is open may not become closed.",
        details: { from: "open", allowed: ["pending", "hold", "solved"] },
      },
    },
    unless: {
      rule: { facts: [status("open", "closed")], because: "rules close" },
      history: { facts: [status("open", "closed")], because: "it happened" },
    },
  },
  {
    key: "tag",
    what: "adds a tag",
    on: "held",
    asked: { changes: { tags: ["vip"] } },
    actions: [{ do: "addTag", tag: "vip" }],
    comesTo: { facts: [{ type: "tagged", tag: "vip" }] },
  },
  {
    key: "take",
    what: "takes a step",
    on: "held",
    asked: { step: "take" },
    actions: [{ do: "takeTransition", transition: "take" }],
    comesTo: {
      facts: [step("take", "waiting", "working"), entered("waiting", "working"), { type: "tagged", tag: "taken" }],
    },
  },
  {
    key: "not-from-here",
    what: "takes a step that is not offered there",
    on: "held",
    asked: { step: "finish" },
    actions: [{ do: "takeTransition", transition: "finish" }],
    comesTo: {
      no: { code: "notFromHere", message: "Finish is not offered in Waiting.", details: whereabouts },
    },
  },
  {
    key: "not-now",
    what: "takes a step whose condition does not hold",
    on: "held",
    asked: { step: "hurry" },
    actions: [{ do: "takeTransition", transition: "hurry" }],
    comesTo: { no: { code: "notOffered", message: "Only what is urgent is hurried." } },
  },
  {
    key: "not-his",
    what: "takes a step that is for others",
    on: "held",
    asked: { step: "deliver" },
    actions: [{ do: "takeTransition", transition: "deliver" }],
    comesTo: {
      no: {
        code: "notAllowed",
        message: "This step is for agents in helpdesk.",
        details: { who: ["group:helpdesk"] },
      },
    },
    unless: {
      rule: {
        facts: [step("deliver", "waiting", "working"), entered("waiting", "working")],
        because: "who may press is asked of persons",
      },
      history: {
        facts: [step("deliver", "waiting", "working"), entered("waiting", "working")],
        because: "it happened, whoever did it",
      },
    },
  },
  {
    key: "sealed",
    what: "sets a field where the blueprint lets nothing be changed outside its steps",
    on: "sealed",
    asked: { changes: { priority: "high" } },
    actions: [{ do: "setField", field: "priority", value: "high" }],
    comesTo: {
      no: {
        code: "strict",
        message: "In Sealed nothing is changed outside the steps of the blueprint “Paper”.",
        details: {
          ...{ blueprint: "paper", version: 1, state: "sealed", stateName: { en: "Sealed", fr: "Sealed" } },
          ...{ allowed: allowed.slice(0, 1), except: [] },
        },
      },
    },
    unless: { history: { facts: [set("priority", null, "high")], because: "it happened" } },
  },
  {
    key: "department",
    what: "moves it to a department that its blueprint does not span",
    on: "held",
    asked: { changes: { department: "department:vtouch" } },
    actions: [{ do: "moveDepartment", to: "department:vtouch" }],
    comesTo: {
      no: {
        code: "locked",
        message: "The blueprint does not span that department: the ticket is in Waiting.",
        details: whereabouts,
      },
    },
    unless: {
      history: { facts: [set("department", "department:finance", "department:vtouch")], because: "it happened" },
    },
  },
  {
    key: "invalid",
    what: "gives a field a value that it cannot have",
    on: "free",
    asked: { changes: { fields: { amount: "much" } } },
    actions: [{ do: "setField", field: "amount", value: { cat: ["mu", "ch"] } }],
    comesTo: { no: { code: "invalid", message: "Give a number." } },
  },
  {
    key: "emptied",
    what: "empties the priority",
    on: "free",
    given: { priority: "low" },
    asked: { changes: { priority: null } },
    actions: [{ do: "setField", field: "priority", value: null }],
    comesTo: { no: { code: "invalid", message: "A priority, once set, cannot be emptied." } },
  },
  {
    key: "gone",
    what: "sets a field that is no longer there",
    on: "free",
    asked: { changes: { fields: { shelf: "A" } } },
    actions: [{ do: "setField", field: "shelf", value: "A" }],
    comesTo: { no: { code: "unknown", message: "There is no field shelf." } },
  },
];
