import { z } from "zod";
import { STATUSES } from "../../blueprints/status.ts";
import { endpoint, idParams, instant, named, text } from "./endpoint.ts";
import { reasonViewSchema } from "./ticket-views.ts";

/** Tickets that one request may be about. */
const MOST_TICKETS = 500;

const numbered = z.strictObject({ number: z.coerce.number().int().min(1).max(999_999_999) });
/** In the languages of requesters; empty: nothing. */
const banner = z.strictObject({ en: z.string().trim().max(500), fr: z.string().trim().max(500) });
const words = z.strictObject({ en: z.string().trim().max(10_000), fr: z.string().trim().max(10_000) });
const inBoth = words.refine(({ en, fr }) => en !== "" && fr !== "", "Write it in both languages.");

const summarySchema = z.strictObject({
  number: z.int(),
  title: z.string(),
  owner: named,
  createdAt: instant,
  closedAt: instant.nullable(),
});

const incidentSchema = z.strictObject({
  id: z.string(),
  number: z.int(),
  subject: z.string(),
  status: z.enum(STATUSES),
  /** Name of its state; null: it is in no blueprint. */
  state: text.nullable(),
  requester: named.nullable(),
  language: z.string(),
});

const problemSchema = summarySchema.extend({
  revision: z.int(),
  note: z.string(),
  banner,
  incidents: z.array(incidentSchema),
  /** Incidents that the caller may not see. */
  hidden: z.int(),
  /** Changes it, tells and solves: its owner, and managers. */
  mayLead: z.boolean(),
});

/** What each ticket came to. */
const resultsSchema = z.strictObject({
  results: z.array(
    z.strictObject({
      ticket: z.string(),
      /** Null where it is hidden. */
      number: z.int().nullable(),
      outcome: z.enum(["done", "same", "refused", "hidden"]),
      reasons: z.array(reasonViewSchema),
    }),
  ),
  problem: problemSchema,
});

/** `solved` names this solving, by which it can be taken back. */
const solvedSchema = resultsSchema.extend({ solved: z.string() });

const ids = z.array(z.string().min(1).max(100)).min(1).max(MOST_TICKETS);

export type ProblemSummary = z.infer<typeof summarySchema>;
export type ProblemView = z.infer<typeof problemSchema>;
export type Incident = z.infer<typeof incidentSchema>;
export type ProblemResults = z.infer<typeof resultsSchema>;

export const problems = {
  list: endpoint({
    name: "problems.list",
    method: "GET",
    path: "/problems",
    who: "agent",
    summary: "Problems, open ones first",
    answers: { 200: z.strictObject({ items: z.array(summarySchema) }) },
  }),
  create: endpoint({
    name: "problems.create",
    method: "POST",
    path: "/problems",
    who: "agent",
    summary: "Open a problem, which the caller leads",
    body: z.strictObject({ title: z.string().trim().min(1).max(200) }),
    answers: { 201: problemSchema },
  }),
  read: endpoint({
    name: "problems.read",
    method: "GET",
    path: "/problems/:number",
    who: "agent",
    summary: "A problem with those of its incidents that the caller may see",
    params: numbered,
    answers: { 200: problemSchema },
  }),
  change: endpoint({
    name: "problems.change",
    method: "PATCH",
    path: "/problems/:number",
    who: "agent",
    summary: "Change a problem, close it or open it again: by its owner or a manager",
    params: numbered,
    body: z.strictObject({
      title: z.string().trim().min(1).max(200).optional(),
      note: z.string().trim().max(10_000).optional(),
      owner: z.string().max(100).optional(),
      banner: banner.optional(),
      open: z.boolean().optional(),
    }),
    ifMatch: "required",
    answers: { 200: problemSchema },
  }),
  attach: endpoint({
    name: "problems.attach",
    method: "POST",
    path: "/problems/:number/tickets",
    who: "agent",
    summary:
      "Make tickets, by id or number, incidents of a problem, or take them out: each by the caller's rights on it",
    params: numbered,
    body: z.strictObject({ tickets: ids, on: z.boolean() }),
    answers: { 200: resultsSchema },
  }),
  tell: endpoint({
    name: "problems.tell",
    method: "POST",
    path: "/problems/:number/tell",
    who: "agent",
    summary: "A public reply on each incident that is not solved, in its language; the same key tells once",
    params: numbered,
    body: z.strictObject({ text: inBoth }),
    idempotencyKey: "required",
    answers: { 200: resultsSchema },
  }),
  solve: endpoint({
    name: "problems.solve",
    method: "POST",
    path: "/problems/:number/solve",
    who: "agent",
    summary: "Solve each incident by a step of its own that leads there, with the resolution in its language",
    params: numbered,
    body: z.strictObject({ resolution: inBoth }),
    idempotencyKey: "required",
    answers: { 200: solvedSchema },
  }),
  undoSolve: endpoint({
    name: "problems.undoSolve",
    method: "POST",
    path: "/problems/:number/solve/undo",
    who: "agent",
    summary:
      "Take back, within five minutes, what the caller solved at once: each ticket to which nothing happened since, and of which nothing has left",
    params: numbered,
    body: z.strictObject({ solved: z.string().min(1).max(100) }),
    answers: { 200: resultsSchema },
  }),
  ofTicket: endpoint({
    name: "problems.ofTicket",
    method: "GET",
    path: "/tickets/:id/problem",
    who: "agent",
    summary: "The problem of which a ticket is an incident, and those that are open",
    params: idParams,
    answers: { 200: z.strictObject({ problem: summarySchema.nullable(), open: z.array(summarySchema) }) },
  }),
  banners: endpoint({
    name: "problems.banners",
    method: "GET",
    path: "/problem-banners",
    who: "signedIn",
    summary: "What requesters are told of open problems, in the caller's language",
    answers: { 200: z.strictObject({ items: z.array(z.strictObject({ number: z.int(), text: z.string() })) }) },
  }),
} as const;
