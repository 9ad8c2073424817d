import type { Fact } from "../../blueprints/facts.ts";
import { isUnsolved } from "../../blueprints/status.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Happening } from "../../blueprints/trigger.ts";

/** What a fact is to triggers; several names for one fact are told from the general to the particular. */
export function happeningsOf(fact: Fact): readonly Happening[] {
  switch (fact.type) {
    case "ticketCreated":
      return CREATED;
    case "fieldSet":
    case "tagged":
    case "untagged":
      return CHANGED;
    case "assigned":
      return ASSIGNED;
    case "messageAdded":
      return said(fact);
    case "statusChanged":
      return statusChanged(fact);
    case "reopened":
      return REOPENED;
    case "stateEntered":
    case "blueprintEntered":
      return STATE_ENTERED;
    case "transitionTaken":
      return STEP_TAKEN;
    case "slaWarning":
    case "slaBreached":
    case "slaMet":
    case "effectFailed":
    case "rated":
      return [fact.type];
    case "taskDone":
      return fact.done ? TASK_DONE : NONE;
    case "childMoved":
      return fact.solved && fact.open === 0 ? CHILDREN_SOLVED : NONE;
    default:
      return NONE;
  }
}

/** Whether a ticket that was opened or given away by now waits in a group for somebody of it: told once the group has had its turn. */
export const comesToWait = (
  { assignee, group, status }: Pick<Ticket, "assignee" | "group" | "status">,
  happened: ReadonlySet<Happening>,
): boolean =>
  assignee === null && group !== null && isUnsolved(status) && (happened.has("assigned") || happened.has("created"));

const NONE: readonly Happening[] = [];
const CREATED: readonly Happening[] = ["created"];
const CHANGED: readonly Happening[] = ["changed"];
const ASSIGNED: readonly Happening[] = ["changed", "assigned"];
const REOPENED: readonly Happening[] = ["reopened"];
const STATE_ENTERED: readonly Happening[] = ["stateEntered"];
const TASK_DONE: readonly Happening[] = ["taskDone"];
const CHILDREN_SOLVED: readonly Happening[] = ["childrenSolved"];
const STEP_TAKEN: readonly Happening[] = ["stepTaken"];

/** A machine's word starts nothing: two desks would answer each other for ever. */
function said({ message }: Extract<Fact, { readonly type: "messageAdded" }>): readonly Happening[] {
  if (message.automatic) return NONE;
  switch (message.authorKind) {
    case "requester":
    case "cc":
      return message.public ? ["requesterReplied"] : NONE;
    case "agent":
      if (message.thread !== undefined) return NONE;
      return message.public ? ["agentReplied"] : ["noteAdded"];
    case "thirdParty":
      return ["thirdPartyReplied"];
    case "rule":
    case "machine":
      return NONE;
  }
}

function statusChanged({ from, to }: Extract<Fact, { readonly type: "statusChanged" }>): readonly Happening[] {
  const over = to === "closed" ? (["closed"] as const) : to === "solved" ? (["solved"] as const) : [];
  const reopens = !isUnsolved(from) && isUnsolved(to) ? (["reopened"] as const) : [];
  return ["changed", "statusChanged", ...over, ...reopens];
}
