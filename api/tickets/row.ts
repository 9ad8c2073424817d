import type { Fact, FactType } from "../../blueprints/facts.ts";
import type { Message } from "../../blueprints/message.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { SlaRow } from "../../runtime/decision.ts";
import { toldAt, untouchedSince } from "../../runtime/list-scope.ts";
import { readersOf } from "../../runtime/waiting/approval.ts";
import { waits } from "../../runtime/waiting/fold-waiting.ts";
import { foldedItems, listText } from "../db/list-text.ts";
import type { Tables } from "../db/tables.ts";
import { asksIn } from "./asks-in.ts";

/** Facts that change neither field nor state: an ETag outlives them. */
const QUIET: ReadonlySet<FactType> = new Set<FactType>([
  "messageAdded",
  "flagged",
  "exceptionMade",
  "actionRefused",
  "loopCut",
  "effectFailed",
  "obligationMet",
  "taskCreated",
  "taskDone",
  "snoozed",
  "snoozeEnded",
  "linked",
  "passedOn",
  "thirdPartyAsked",
  "childMoved",
  "ratingAsked",
  "rated",
  "mentioned",
  "articleUsed",
  "problemJoined",
  "problemLeft",
  "noArticleFitted",
]);

/** True when an ETag of before no longer fits. */
export const countsAsChange = (facts: readonly Fact[]): boolean => facts.some(({ type }) => !QUIET.has(type));

/** Words as a search compares them: without case and accents, the same on both databases. */
export const foldWords = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase();

/** Who takes part beside owner and department: followers, and agents, groups and departments chosen at a step. */
export const involvedIn = ({ followers, chosen }: Pick<Ticket, "followers" | "chosen">): readonly string[] => [
  ...followers,
  ...chosen,
];

/** How much work it is, in points of the field `effort`; without them 1. */
export const effortOf = ({ fields }: Ticket): number => {
  const points = Object.hasOwn(fields, "effort") ? fields.effort : null;
  return typeof points === "number" && points >= 0 ? points : 1;
};

/** The row beside the journal: what lists, locks and the worker ask for. */
export function ticketRow(
  ticket: Ticket,
  version: number,
  wakeAt: number | null,
  requesterName: string,
  sla: SlaRow = { dueAt: null, state: null },
  waitsFor: readonly string[] = [],
): Tables["ticket"] {
  const { place } = ticket;
  return {
    id: ticket.id,
    number: ticket.number,
    subject: ticket.subject,
    requester: ticket.requester,
    submitter: ticket.submitter,
    assignee: ticket.assignee,
    group_key: ticket.group,
    department: ticket.department,
    status: ticket.status,
    priority: ticket.priority,
    type: ticket.type,
    channel: ticket.channel,
    blueprint: place?.blueprint ?? null,
    blueprint_version: place?.version ?? null,
    state: place?.state ?? null,
    state_since: place?.since ?? null,
    customer_replied: ticket.flags.includes("customerReplied") ? 1 : 0,
    created_at: ticket.createdAt,
    updated_at: ticket.updatedAt,
    solved_at: ticket.solvedAt,
    last_agent_action_at: ticket.lastAgentActionAt,
    wake_at: wakeAt,
    assigned_at: ticket.assignedAt,
    effort: effortOf(ticket),
    sla_due_at: sla.dueAt,
    sla_state: sla.state,
    version,
    facts: ticket.facts,
    involved: ` ${(waits(ticket) ? [...involvedIn(ticket), ...readersOf(ticket), ...asksIn(ticket)] : involvedIn(ticket)).join(" ")} `,
    product: ticket.product,
    category: ticket.category,
    tags: listText(foldedItems(ticket.tags)),
    waits_for: listText(waitsFor),
    untouched_since: untouchedSince(ticket),
    snoozed_until: ticket.snooze?.until ?? null,
    told_at: toldAt(ticket),
    search: foldWords(`#${ticket.number} ${ticket.subject} ${requesterName}`),
    body: JSON.stringify(ticket),
  };
}

/** The facts of one event as journal rows after `seqFrom`. */
export const journalRows = (
  ticket: string,
  event: string,
  seqFrom: number,
  facts: readonly Fact[],
): readonly Tables["journal"][] =>
  facts.map((fact, index) => ({
    ticket,
    seq: seqFrom + index + 1,
    event,
    type: fact.type,
    at: fact.at,
    by_actor: fact.by,
    rule: fact.rule ?? null,
    fact: JSON.stringify(fact),
  }));

/** A message as its row; `seq` is its place in the journal. */
export const messageRow = (ticket: string, seq: number, message: Message): Tables["message"] => ({
  id: message.id,
  ticket,
  seq,
  at: message.at,
  public: message.public ? 1 : 0,
  channel: message.channel,
  author: message.author,
  author_kind: message.authorKind,
  sender: message.from,
  recipients: JSON.stringify(message.to),
  cc: JSON.stringify(message.cc),
  message_id: message.messageId,
  in_reply_to: message.inReplyTo,
  automatic: message.automatic ? 1 : 0,
  text: message.text,
  attachments: JSON.stringify(message.attachments),
  html: message.html ?? null,
  thread: message.thread ?? null,
});

/** Which files a message names, as rows. */
export const messageFileRows = ({ id, attachments }: Message): readonly Tables["message_file"][] =>
  [...new Set(attachments.map((attachment) => attachment.id))].map((attachment) => ({ attachment, message: id }));
