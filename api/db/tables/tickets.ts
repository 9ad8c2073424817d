import type { Status } from "../../../blueprints/status.ts";

/** The ticket's row beside its journal. `body` is the whole ticket as JSON; the other columns are what lists and locks ask for. */
export interface TicketTable {
  id: string;
  number: number;
  subject: string;
  requester: string | null;
  submitter: string | null;
  assignee: string | null;
  group_key: string | null;
  department: string | null;
  status: Status;
  priority: string | null;
  type: string | null;
  channel: string;
  blueprint: string | null;
  blueprint_version: number | null;
  state: string | null;
  state_since: number | null;
  /** 0 or 1: the requester has answered and nobody has taken it up. */
  customer_replied: number;
  created_at: number;
  updated_at: number;
  solved_at: number | null;
  last_agent_action_at: number | null;
  /** When it next needs attention, epoch ms. */
  wake_at: number | null;
  /** Since when its assignee has it, epoch ms. */
  assigned_at: number | null;
  /** Effort points: the custom field of that name, else 1. */
  effort: number;
  /** Earliest due instant of its running clocks, those past it included, epoch ms. */
  sla_due_at: number | null;
  sla_state: "running" | "paused" | "breached" | null;
  /** Counts changes of fields and state: the ETag. */
  version: number;
  /** Counts facts: the journal's last `seq`, and what an update must still find. */
  facts: number;
  /** Followers and people chosen at a step, between spaces: they may see it beside those of its department. */
  involved: string;
  product: string | null;
  category: string | null;
  /** Tags without case, as {@link listText} writes them. */
  tags: string;
  /** Who is to take the next step, as {@link listText} writes them. */
  waits_for: string;
  /** Since when no agent has done anything, epoch ms; from its creation while none ever has. */
  untouched_since: number;
  /** Until when it sleeps, epoch ms; null: it is awake. */
  snoozed_until: number | null;
  /** When something last happened that the requester may know of, epoch ms: the order of their list. */
  told_at: number;
  /** Folded words that a search looks in. */
  search: string;
  body: string;
}

/** Every fact, for ever. Triggers refuse update and delete. */
export interface JournalTable {
  ticket: string;
  seq: number;
  event: string;
  type: string;
  at: number;
  by_actor: string;
  rule: string | null;
  fact: string;
}

/** A ticket has new words for the search, by this entry of its journal. */
export interface WordChangeTable {
  ticket: string;
  seq: number;
}

/** Messages as rows, written from `messageAdded` facts. Lists are JSON. */
export interface MessageTable {
  id: string;
  ticket: string;
  seq: number;
  at: number;
  public: number;
  channel: string;
  author: string;
  author_kind: string;
  sender: string | null;
  recipients: string;
  cc: string;
  message_id: string | null;
  in_reply_to: string | null;
  automatic: number;
  text: string;
  attachments: string;
  /** As it came; null: it came as text. */
  html: string | null;
  /** The private thread with a third party in which it was said; null: in none. */
  thread: string | null;
}

/** A message names a file; written with the message. */
export interface MessageFileTable {
  attachment: string;
  message: string;
}

/** What has come through the door: one row an accepted event, in the transaction of its effects. */
export interface InboxTable {
  event: string;
  ticket: string;
  /** Who sent it, for idempotency keys. */
  principal: string | null;
  idempotency_key: string | null;
  request_hash: string | null;
  at: number;
  /** The answer: journal entries (`seq_from`, `seq_to`], and the version after. */
  seq_from: number;
  seq_to: number;
  version: number;
}

/** Why an event did what it did: the explained trace, and the context that was handed in. */
export interface DecisionTable {
  event: string;
  ticket: string;
  type: string;
  at: number;
  by_actor: string;
  entries: string;
  context: string;
}

/** What somebody has begun to write on a ticket: a half-filled step, which colleagues see, or a reply or note that is not sent, which is his own. */
export interface DraftTable {
  ticket: string;
  person: string;
  kind: "step" | "reply" | "note";
  /** Of a step; else empty, as is the state. */
  transition_id: string;
  from_state: string;
  /** JSON: the answers of a step; `{ "text": … }` of words. */
  answers: string;
  at: number;
}

/** Who has a ticket or a document open in which window, on a database of several servers. Forgotten after half a minute. */
export interface LookingTable {
  place: string;
  browser_window: string;
  person: string;
  /** 0 or 1. */
  typing: number;
  /** Where in it. */
  spot: string;
  at: number;
}

/** An uploaded file; its bytes lie under the name of their hash. `size` in bytes. */
export interface AttachmentTable {
  id: string;
  name: string;
  content_type: string;
  size: number;
  sha256: string;
  by_actor: string;
  at: number;
  /** When it is looked at next whether a message names it, epoch ms. */
  look_at: number;
}

/** Somebody has passed over a ticket of a view. */
export interface ViewSkipTable {
  person: string;
  view: string;
  ticket: string;
  at: number;
  reason: string;
}
