import { z } from "zod";
import { keySchema } from "../../blueprints/key.ts";
import { STATUSES } from "../../blueprints/status.ts";
import { LANGUAGES } from "../../blueprints/text.ts";
import { RATINGS } from "../../blueprints/ticket.ts";
import { endpoint, idParams, instant, named, pageQuery, text } from "./endpoint.ts";
import { fileSchema } from "./files.ts";
import { askViewSchema, ticketSummarySchema } from "./ticket-views.ts";

/** Where a merged ticket goes on; `ticket` null: the reader sees nothing of that one. */
const mergedSchema = z.strictObject({
  ticket: z.strictObject({ id: z.string(), number: z.int(), subject: z.string() }).nullable(),
});

/** What a requester can do with a ticket besides answering. */
const portalTicketSchema = z.strictObject({
  /** False: it is a colleague's, and may be read and answered, not decided. */
  own: z.boolean(),
  /** It was merged: its conversation goes on there. Null: it was not. */
  merged: mergedSchema.nullable(),
  /** Steps that are drawn for the requester, and offered now. */
  steps: z.array(
    z.strictObject({
      transition: keySchema,
      name: text,
      fromState: keySchema,
      primary: z.boolean(),
      asks: z.array(askViewSchema),
    }),
  ),
  /** What was asked after it was solved; null: nothing. `token` is what the rating is given by. */
  rating: z
    .strictObject({
      token: z.string(),
      scale: z.enum(["words", "stars"]),
      given: z.strictObject({ rating: z.enum(RATINGS), stars: z.int().nullable(), comment: z.string() }).nullable(),
    })
    .nullable(),
});

const sharingSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  people: z.int(),
  /** Its people see each other's tickets. */
  shares: z.boolean(),
});

const token = z.strictObject({ token: z.string().min(10).max(600) });

/** A ticket as its link shows it: what its requester sees, and nothing of the desk. */
const followedSchema = z.strictObject({
  number: z.int(),
  subject: z.string(),
  language: z.enum(LANGUAGES),
  status: z.enum(STATUSES),
  department: z.string().nullable(),
  /** Oldest first. */
  messages: z.array(
    z.strictObject({
      at: instant,
      author: z.string(),
      /** Said by whom the link is for. */
      mine: z.boolean(),
      text: z.string(),
      /** What a mail quotes of earlier messages, which stands apart from its words. */
      quoted: z.string().optional(),
      files: z.array(fileSchema),
    }),
  ),
  /** How many bytes a file may have, and how many files an answer may name. */
  limits: z.strictObject({ fileBytes: z.int(), perMessage: z.int() }),
  /** It was merged: an answer goes on there, and so does the conversation. Null: it was not. */
  merged: mergedSchema.nullable(),
  /** The number under which an answer to a closed ticket goes on; null: it goes on here. */
  followUp: z.int().nullable(),
});

export type PortalTicket = z.infer<typeof portalTicketSchema>;
export type Sharing = z.infer<typeof sharingSchema>;
export type FollowedView = z.infer<typeof followedSchema>;

export const portal = {
  read: endpoint({
    name: "portal.read",
    method: "GET",
    path: "/tickets/:id/portal",
    who: "requester",
    summary: "What the requester may do with a ticket: the steps drawn for them, and the rating that was asked for",
    params: idParams,
    answers: { 200: portalTicketSchema },
  }),
  colleagues: endpoint({
    name: "portal.colleagues",
    method: "GET",
    path: "/portal/colleagues",
    who: "requester",
    summary:
      "Tickets of the others of one's organization, what last told them something first; `shared` is false where they stay their own",
    query: z.strictObject({ ...pageQuery }),
    answers: {
      200: z.strictObject({
        shared: z.boolean(),
        items: z.array(ticketSummarySchema.extend({ requester: named.nullable() })),
        next: z.string().nullable(),
      }),
    },
  }),
  organizations: endpoint({
    name: "portal.organizations",
    method: "GET",
    path: "/portal/organizations",
    who: "admin",
    summary: "Organizations, and whether their people see each other's tickets",
    answers: { 200: z.strictObject({ items: z.array(sharingSchema) }) },
  }),
  share: endpoint({
    name: "portal.share",
    method: "PUT",
    path: "/portal/organizations/:id",
    who: "admin",
    summary: "Let the people of an organization see each other's tickets, or no longer",
    params: idParams,
    body: z.strictObject({ shares: z.boolean() }),
    answers: { 200: sharingSchema },
  }),
  voidLinks: endpoint({
    name: "portal.voidLinks",
    method: "DELETE",
    path: "/tickets/:id/links",
    who: "agent",
    summary: "Take back every link by which the ticket is followed without an account; mails of later carry new ones",
    params: idParams,
    answers: { 204: null },
  }),
  page: endpoint({
    name: "portal.page",
    method: "GET",
    path: "/follow/:token",
    who: "nobody",
    summary: "The page on which a requester follows one ticket without an account; the link in the mail is signed",
    params: token,
    contentType: "text/html",
    answers: { 200: z.string() },
  }),
  script: endpoint({
    name: "portal.script",
    method: "GET",
    path: "/follow.js",
    who: "nobody",
    summary: "The script of that page",
    contentType: "text/javascript",
    answers: { 200: z.string() },
  }),
  followed: endpoint({
    name: "portal.followed",
    method: "GET",
    path: "/followed/:token",
    who: "nobody",
    summary: "One ticket as its requester sees it, for whoever holds the signed link",
    params: token,
    answers: { 200: followedSchema },
  }),
  answer: endpoint({
    name: "portal.answer",
    method: "POST",
    path: "/followed/:token",
    who: "nobody",
    summary: "Answer as the requester whom the link is for",
    params: token,
    // The key of whoever has no session would be everybody's: each answer brings its own.
    body: z
      .strictObject({
        key: z.uuid(),
        text: z.string().trim().max(20_000),
        attachments: z
          .array(z.strictObject({ id: z.string().min(1).max(100) }))
          .max(50)
          .optional(),
      })
      .refine(({ text, attachments: files = [] }) => text !== "" || files.length > 0, {
        path: ["text"],
        message: "Give a text, or attach a file.",
      }),
    answers: { 200: followedSchema },
  }),
  attach: endpoint({
    name: "portal.attach",
    method: "POST",
    path: "/followed/:token/files",
    who: "nobody",
    summary: "Upload one file as the body, application/octet-stream; an answer by the same link then names it by id",
    params: token,
    query: z.strictObject({ name: z.string().max(2000).optional() }),
    upload: true,
    answers: { 201: fileSchema },
  }),
  file: endpoint({
    name: "portal.file",
    method: "GET",
    path: "/followed/:token/files/:id",
    who: "nobody",
    summary: "The bytes of a file of this conversation, always to be saved and never opened here",
    params: token.extend({ id: z.string().min(1).max(100) }),
    contentType: "application/octet-stream",
    answers: { 200: z.string() },
  }),
} as const;
