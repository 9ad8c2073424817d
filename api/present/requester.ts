import type { Fact } from "../../blueprints/facts.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Status } from "../../blueprints/status.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { toldAt } from "../../runtime/list-scope.ts";
import type { TicketSummary, TicketView } from "../contract/ticket-views.ts";

/** Hold is the desk's own affair: the requester sees open. */
export const statusForRequester = (status: Status): Status => (status === "hold" ? "open" : status);

/** A ticket in a requester's list: own words, status, dates; nothing of how the desk works on it. */
export const summaryForRequester = (ticket: Ticket, summary: TicketSummary): TicketSummary => ({
  ...summary,
  version: 0,
  subject: ticket.requesterSubject ?? ticket.subject,
  assignee: null,
  group: null,
  status: statusForRequester(ticket.status),
  statusSince: toldAt(ticket),
  priority: null,
  type: null,
  category: null,
  tags: [],
  place: null,
  flags: [],
  nextDue: null,
  clocks: [],
  dueAt: null,
  updatedAt: toldAt(ticket),
});

/** The same for the whole ticket. */
export const ticketForRequester = (ticket: Ticket, view: TicketView): TicketView => ({
  ...view,
  ...summaryForRequester(ticket, view),
  requesterSubject: null,
  submitter: null,
  followers: [],
  ccs: [],
  address: null,
  fields: {},
  resolution: null,
  outcome: null,
  chosen: [],
  owed: [],
  reopens: 0,
  snooze: null,
  thread: [],
});

type Shown = { readonly type: string; readonly [key: string]: Json };

function statusShown(change: { readonly from: Status; readonly to: Status }, at: number): Shown | null {
  const [from, to] = [statusForRequester(change.from), statusForRequester(change.to)];
  return from === to ? null : { type: "statusChanged", at, from, to };
}

/** What a requester may read of a fact; null for what is the desk's own affair. */
export function factForRequester(fact: Fact): Shown | null {
  switch (fact.type) {
    case "ticketCreated":
      return { type: fact.type, at: fact.at, subject: fact.draft.subject, channel: fact.draft.channel };
    case "messageAdded":
      return fact.message.public ? { type: fact.type, at: fact.at, message: fact.message.id } : null;
    case "statusChanged":
      return statusShown(fact, fact.at);
    // Never shown as such; a status that goes back is one that changes.
    case "stepUndone":
    case "mergeUndone":
      return statusShown(fact.status, fact.at);
    default:
      return null;
  }
}
