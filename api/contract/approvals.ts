import { z } from "zod";
import { LANGUAGES } from "../../blueprints/text.ts";
import { endpoint, instant, named } from "./endpoint.ts";

const token = z.strictObject({ token: z.string().min(10).max(600) });

/** What an answer is called, what it asks for, and where it leads. */
const answerSchema = z.strictObject({
  name: z.string(),
  /** A comment goes with it. */
  comment: z.boolean(),
  /** What it asks for besides, which the page cannot: it is filled in at the desk. */
  asks: z.array(z.strictObject({ name: z.string(), required: z.boolean() })),
  /** Some of that is mandatory: the answer is given at the desk. */
  more: z.boolean(),
  /** The state that it leads to; null: it stays where it is, or whoever answers sees no states. */
  to: z.string().nullable(),
});

/** What is asked of whom a link is for: enough to decide, and nothing else of the ticket. */
const askedSchema = z.strictObject({
  number: z.int(),
  subject: z.string(),
  language: z.enum(LANGUAGES),
  /** Who answers by this link. */
  person: z.string(),
  /** Null: no person brought it here. */
  asker: named.nullable(),
  askedAt: instant,
  requester: z.string().nullable(),
  description: z.string(),
  /** What is approved: values with their names. */
  values: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** So many different people; `all`: one for each of those asked. */
  need: z.union([z.literal("all"), z.int()]),
  given: z.array(z.string()),
  /** Whoever the link is for has approved already. */
  approved: z.boolean(),
  /** Their approval is the last that is needed. */
  last: z.boolean(),
  approve: answerSchema,
  reject: answerSchema,
  /** Where the ticket stands for who signs in. */
  desk: z.string(),
});

export const approvals = {
  page: endpoint({
    name: "approvals.page",
    method: "GET",
    path: "/approve/:token",
    who: "nobody",
    summary: "The page on which somebody approves or refuses without signing in; the link in the mail is signed",
    params: token,
    contentType: "text/html",
    answers: { 200: z.string() },
  }),
  script: endpoint({
    name: "approvals.script",
    method: "GET",
    path: "/approve.js",
    who: "nobody",
    summary: "The script of that page",
    contentType: "text/javascript",
    answers: { 200: z.string() },
  }),
  asked: endpoint({
    name: "approvals.asked",
    method: "GET",
    path: "/asked/:token",
    who: "nobody",
    summary: "What is to be approved, for whoever holds the signed link; it decides nothing",
    params: token,
    answers: { 200: askedSchema },
  }),
  answer: endpoint({
    name: "approvals.answer",
    method: "POST",
    path: "/asked/:token",
    who: "nobody",
    summary: "Approve or refuse as the person whom the link is for; it works for this one asking, until it is decided",
    params: token,
    // The key of whoever has no session would be everybody's: each answer brings its own.
    body: z.strictObject({
      key: z.uuid(),
      answer: z.enum(["approve", "reject"]),
      comment: z.string().trim().max(20_000).optional(),
    }),
    answers: { 200: z.strictObject({ answer: z.enum(["approve", "reject"]), language: z.enum(LANGUAGES) }) },
  }),
} as const;
