import { z } from "zod";
import { STATUSES } from "../../blueprints/status.ts";
import { LANGUAGES } from "../../blueprints/text.ts";
import { LINK_KINDS, RATINGS } from "../../blueprints/ticket.ts";
import { endpoint, idParams, instant, named } from "./endpoint.ts";

const taskSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Null: whoever has the ticket. */
  to: named.nullable(),
  dueAt: instant.nullable(),
  done: z.strictObject({ at: instant, by: named }).nullable(),
});

/** Another ticket, as far as the caller may see it: of one that is hidden only that it is there. */
const linkSchema = z.strictObject({
  kind: z.enum(LINK_KINDS),
  ticket: z
    .strictObject({
      id: z.string(),
      number: z.int(),
      subject: z.string(),
      status: z.enum(STATUSES),
      assignee: named.nullable(),
      group: named.nullable(),
    })
    .nullable(),
});

const ratingSchema = z.strictObject({
  askedAt: instant,
  scale: z.enum(["words", "stars"]),
  given: z
    .strictObject({ at: instant, rating: z.enum(RATINGS), stars: z.int().nullable(), comment: z.string() })
    .nullable(),
});

/** What stands beside a ticket's process. */
const besideSchema = z.strictObject({
  tasks: z.array(taskSchema),
  links: z.array(linkSchema),
  rating: ratingSchema.nullable(),
  /** Mentioned, and cannot read the ticket: it may be shared with them. */
  unshared: z.array(named),
  /** When the pages of the requester's links were last opened; null: never. */
  opened: z.strictObject({ ticket: instant.nullable(), rating: instant.nullable() }),
});

const token = z.strictObject({ token: z.string().min(10).max(300) });

/** What the page of a rating shows: nothing that the mail has not said. */
const ratedSchema = z.strictObject({
  number: z.int(),
  subject: z.string(),
  language: z.enum(LANGUAGES),
  scale: z.enum(["words", "stars"]),
  given: z.strictObject({ rating: z.enum(RATINGS), stars: z.int().nullable(), comment: z.string() }).nullable(),
});

export type BesideView = z.infer<typeof besideSchema>;
export type TaskView = z.infer<typeof taskSchema>;
export type LinkView = z.infer<typeof linkSchema>;

export const beside = {
  read: endpoint({
    name: "beside.read",
    method: "GET",
    path: "/tickets/:id/beside",
    who: "agent",
    summary: "Tasks, linked tickets, the rating, and who was mentioned without being able to read the ticket",
    params: idParams,
    answers: { 200: besideSchema },
  }),
  addTask: endpoint({
    name: "beside.addTask",
    method: "POST",
    path: "/tickets/:id/tasks",
    who: "agent",
    summary: "Note what is to be done, by whom and until when",
    params: idParams,
    body: z.strictObject({
      title: z.string().trim().min(1).max(500),
      to: z.string().max(100).nullable().optional(),
      dueAt: z.int().nullable().optional(),
    }),
    idempotencyKey: "accepted",
    answers: { 201: besideSchema },
  }),
  tickTask: endpoint({
    name: "beside.tickTask",
    method: "PUT",
    path: "/tickets/:id/tasks/:task",
    who: "agent",
    summary: "Tick a task off, or take it up again",
    params: z.strictObject({ id: idParams.shape.id, task: z.string().min(1).max(200) }),
    body: z.strictObject({ done: z.boolean() }),
    answers: { 200: besideSchema },
  }),
  ratingPage: endpoint({
    name: "beside.ratingPage",
    method: "GET",
    path: "/rate/:token",
    who: "nobody",
    summary: "The page on which a requester rates; the link in the mail is signed, and following it says nothing yet",
    params: token,
    contentType: "text/html",
    answers: { 200: z.string() },
  }),
  ratingScript: endpoint({
    name: "beside.ratingScript",
    method: "GET",
    path: "/rate.js",
    who: "nobody",
    summary: "The script of that page",
    contentType: "text/javascript",
    answers: { 200: z.string() },
  }),
  readRating: endpoint({
    name: "beside.readRating",
    method: "GET",
    path: "/ratings/:token",
    who: "nobody",
    summary: "What is to be rated, for whoever holds the signed link",
    params: token,
    answers: { 200: ratedSchema },
  }),
  giveRating: endpoint({
    name: "beside.giveRating",
    method: "POST",
    path: "/ratings/:token",
    who: "nobody",
    summary: "Say how it went; said again, the later word counts",
    params: token,
    body: z
      .strictObject({
        rating: z.enum(RATINGS).optional(),
        stars: z.int().min(1).max(5).optional(),
        comment: z.string().max(5000).optional(),
      })
      .refine(({ rating, stars }) => (rating === undefined) !== (stars === undefined), {
        message: "Give a rating or stars: one of the two.",
        path: ["rating"],
      }),
    answers: { 200: ratedSchema },
  }),
} as const;
