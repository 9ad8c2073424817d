import { z } from "zod";
import { isJsonObject } from "../../blueprints/json.ts";
import { OUTCOMES, PRIORITIES, STATUSES } from "../../blueprints/status.ts";
import type { Ask } from "../../blueprints/vocabulary/asks.ts";
import { clockViewSchema } from "./clocks.ts";
import { instant, json, named, sentence, text } from "./endpoint.ts";

const stateView = z.strictObject({
  id: z.string(),
  name: text,
  status: z.enum(STATUSES),
  colour: z.string().nullable(),
  final: z.enum(OUTCOMES).nullable(),
});

/** Where a captured ticket stands, with the names of its own version. */
export const placeSchema = z.strictObject({
  blueprint: z.strictObject({ key: z.string(), version: z.int(), name: text }),
  state: stateView,
  since: instant,
  enteredAt: instant,
  ended: z.enum(OUTCOMES).nullable(),
});

/** What moves the ticket next by itself, for the badge; null when nothing does. */
const nextDueSchema = z.strictObject({ at: instant, name: text, to: z.string() });

/** A ticket in a list. A requester gets the same shape: hold shown as open, and nothing internal in it. */
export const ticketSummarySchema = z.strictObject({
  id: z.string(),
  number: z.int(),
  /** As in `If-Match`: counts changes of fields and state. */
  version: z.int(),
  subject: z.string(),
  requester: named.nullable(),
  assignee: named.nullable(),
  group: named.nullable(),
  department: named.nullable(),
  status: z.enum(STATUSES),
  statusSince: instant,
  priority: z.enum(PRIORITIES).nullable(),
  type: z.string().nullable(),
  category: z.string().nullable(),
  product: z.string().nullable(),
  channel: z.string(),
  tags: z.array(z.string()),
  place: placeSchema.nullable(),
  flags: z.array(z.enum(["customerReplied", "thanked", "loopCut", "revoked"])),
  nextDue: nextDueSchema.nullable(),
  /** Clocks with a target: next due first, those that stand still last. A requester gets none. */
  clocks: z.array(clockViewSchema),
  dueAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});

/** One stay of the thread: how the ticket came into the state, when it left. Oldest first, the present one last; the latest half dozen. */
const stationSchema = z.strictObject({
  state: stateView,
  enteredAt: instant,
  leftAt: instant.nullable(),
  by: named,
  /** The step that led here; null: entry, jump, reopening. */
  transition: z.strictObject({ id: z.string(), name: text }).nullable(),
  cause: z.enum(["entry", "transition", "jump", "reopen", "approval", "version"]),
});

/** A whole ticket. */
export const ticketViewSchema = ticketSummarySchema.extend({
  description: z.string(),
  requesterSubject: z.string().nullable(),
  submitter: named.nullable(),
  followers: z.array(named),
  ccs: z.array(z.string()),
  address: z.string().nullable(),
  language: z.string(),
  /** Custom fields by key; definitions are in the directory. */
  fields: z.record(z.string(), json),
  resolution: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  chosen: z.array(named),
  owed: z.array(z.strictObject({ transition: z.string(), item: z.string() })),
  reopens: z.int(),
  solvedAt: instant.nullable(),
  /** It is put aside until then; null: it is not, or that is not for the caller. */
  snooze: z.strictObject({ until: instant, since: instant, by: named, reason: z.string() }).nullable(),
  thread: z.array(stationSchema),
  /** What the caller may do with it besides steps. */
  may: z.strictObject({
    edit: z.boolean(),
    note: z.boolean(),
    reply: z.boolean(),
    jump: z.boolean(),
    revoke: z.boolean(),
    enter: z.boolean(),
    excuse: z.boolean(),
  }),
});

const attachmentSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  size: z.int(),
  /** The name under which the HTML of its message shows it. */
  contentId: z.string().optional(),
});

/** How a message leaves the desk by mail, and what became of it at each address. */
const sendingSchema = z.strictObject({
  /** The event that said it: what `undo.take` names to take it back. */
  event: z.string(),
  state: z.enum(["queued", "left", "failed", "dropped"]),
  at: instant.nullable(),
  /** Until then it can be taken back; null: it has left, or may have. */
  leavesAt: instant.nullable(),
  /** What our own mail server said against it. */
  said: z.string().nullable(),
  to: z.array(
    z.strictObject({
      address: z.string(),
      state: z.enum(["left", "refused", "bounced", "late", "delivered", "complained"]),
      at: instant,
      why: sentence.nullable(),
      /** What the other server said. */
      said: z.string().nullable(),
    }),
  ),
});

/** One message of the conversation, oldest first in lists. */
export const messageViewSchema = z.strictObject({
  id: z.string(),
  at: instant,
  public: z.boolean(),
  channel: z.string(),
  author: named,
  authorKind: z.enum(["requester", "cc", "agent", "thirdParty", "rule", "machine"]),
  from: z.string().nullable(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  automatic: z.boolean(),
  text: z.string(),
  /** As it came from outside, never made safe: whoever shows it does that. Absent: it came as text. */
  html: z.string().optional(),
  attachments: z.array(attachmentSchema),
  /** It was said on another ticket, which was merged into this one. */
  of: z.strictObject({ ticket: z.string(), number: z.int() }).optional(),
  /** It was said in a private thread with this third party: the requester never reads it. */
  thread: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  /** How it leaves by mail; absent: it does not, that is no longer kept, or the caller is a requester. */
  sending: sendingSchema.optional(),
});

export const traceEntrySchema = z.strictObject({
  step: z.string(),
  rule: z.string(),
  outcome: z.enum(["acted", "passed", "refused"]),
  /** The explained condition, with the values it saw. */
  explanation: json.optional(),
  detail: z.record(z.string(), json).optional(),
});

/** One fact of the journal. `event` groups what one event did; its decision log is `trace` on the event's first fact. */
export const journalEntrySchema = z.strictObject({
  seq: z.int(),
  at: instant,
  event: z.string(),
  by: named,
  /** `blueprint:finance-requests@3/transitions/too-late`; null when a person decided. */
  rule: z.string().nullable(),
  /** The fact as stored: `type` and its own keys. */
  fact: z.looseObject({ type: z.string() }),
  trace: z.array(traceEntrySchema).optional(),
});

/** An item of During as the document writes it: its `ask` and that type's own keys. */
export const askViewSchema = z
  .custom<Ask>((value) => isJsonObject(value) && typeof value.ask === "string")
  .describe("An item of During, as the document writes it.");

export const reasonViewSchema = z.strictObject({
  code: z.string(),
  pointer: z.string(),
  message: sentence,
  details: z.record(z.string(), json).optional(),
});

export const offeredStepSchema = z.strictObject({
  transition: z.string(),
  name: text,
  fromState: z.string(),
  to: z.string(),
  toName: text,
  primary: z.boolean(),
  /** Everything it asks, in the designer's order; empty: it acts on one key. */
  asks: z.array(askViewSchema),
  sentence,
  /** Items of earlier steps that a jump skipped and that are asked again here. */
  owed: z.array(z.string()),
  /** What it answers, in a state that waits for people; absent: it is a step like any other. */
  part: z.enum(["approve", "reject", "withdraw", "parallel"]).optional(),
});

export const refusedStepSchema = z.strictObject({
  transition: z.string(),
  name: text,
  reasons: z.array(reasonViewSchema),
  /** The explained condition with the values it saw. */
  explanation: json.optional(),
});

export const upcomingStepSchema = z.strictObject({
  transition: z.string(),
  name: text,
  to: z.string(),
  dueAt: instant.nullable(),
  on: z.string().nullable(),
});

/** What may happen next: the buttons, what is not available now and why, what happens by itself. */
export const offersViewSchema = z.strictObject({
  /** The state that the offers were made in: a step's `fromState`. Null on a free ticket. */
  fromState: z.string().nullable(),
  offered: z.array(offeredStepSchema),
  refused: z.array(refusedStepSchema),
  byItself: z.array(upcomingStepSchema),
  /** On a free ticket: each published blueprint and why it passed. */
  passed: z.array(
    z.strictObject({ blueprint: z.string(), name: text, reason: sentence, explanation: json.optional() }),
  ),
});

/** A half-filled step, seen by colleagues. `stale`: the ticket has moved since it was begun. */
export const stepDraftSchema = z.strictObject({
  transition: z.string(),
  fromState: z.string(),
  stale: z.boolean(),
  answers: z.record(z.string(), json),
  at: instant,
  by: named,
});

export type TicketSummary = z.infer<typeof ticketSummarySchema>;
export type TicketView = z.infer<typeof ticketViewSchema>;
export type PlaceView = z.infer<typeof placeSchema>;
export type Station = z.infer<typeof stationSchema>;
export type SendingView = z.infer<typeof sendingSchema>;
export type MessageView = z.infer<typeof messageViewSchema>;
export type JournalEntry = z.infer<typeof journalEntrySchema>;
export type TraceEntryView = z.infer<typeof traceEntrySchema>;
export type OffersView = z.infer<typeof offersViewSchema>;
export type OfferView = z.infer<typeof offeredStepSchema>;
export type RefusedStepView = z.infer<typeof refusedStepSchema>;
export type UpcomingStepView = z.infer<typeof upcomingStepSchema>;
export type ReasonView = z.infer<typeof reasonViewSchema>;
export type StepDraft = z.infer<typeof stepDraftSchema>;
