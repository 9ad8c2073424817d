import { z } from "zod";
import { LANGUAGES } from "../../blueprints/text.ts";
import { endpoint, idParams, instant, named } from "./endpoint.ts";
import { fileSchema } from "./files.ts";
import { ticketViewSchema } from "./ticket-views.ts";

const token = z.strictObject({ token: z.string().min(10).max(600) });
const words = z.string().trim().min(1).max(20_000);
/** Files uploaded before, or that stand on the ticket: the third party reads them on the page of the thread. */
const attachments = z
  .array(z.strictObject({ id: z.string().min(1).max(100) }))
  .max(50)
  .optional();
const oneThread = z.strictObject({ id: idParams.shape.id, thread: z.string().min(1).max(100) });

/** A private thread of a ticket with somebody who is neither of the desk nor its requester. */
const threadSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  /** Who they are among the contacts; null: nobody whom we know. */
  contact: named.nullable(),
  subject: z.string(),
  askedAt: instant,
  askedBy: named,
  /** By when an answer is expected. */
  expectedBy: instant.nullable(),
  /** When they last answered; null: they have not since they were last written to. */
  answeredAt: instant.nullable(),
  /** When the page of its link was last opened; null: never. */
  openedAt: instant.nullable(),
  /** The ticket on which it was opened and that was merged into this one; null: it was opened here. */
  from: z.strictObject({ id: z.string(), number: z.int() }).nullable(),
});
export type ThreadView = z.infer<typeof threadSchema>;

/** A thread as its link shows it: its own words, and nothing of the ticket but the number. */
const answeringSchema = z.strictObject({
  number: z.int(),
  subject: z.string(),
  language: z.enum(LANGUAGES),
  name: z.string(),
  /** False: the ticket is closed, and nothing more is said. */
  open: z.boolean(),
  /** Oldest first. */
  messages: z.array(
    z.strictObject({
      at: instant,
      author: z.string(),
      mine: z.boolean(),
      text: z.string(),
      files: z.array(fileSchema),
    }),
  ),
  /** How many bytes a file may have, and how many files an answer may name. */
  limits: z.strictObject({ fileBytes: z.int(), perMessage: z.int() }),
});

const said = z.strictObject({ ticket: ticketViewSchema, event: z.string() });

export const thirdParties = {
  list: endpoint({
    name: "thirdParties.list",
    method: "GET",
    path: "/tickets/:id/third-parties",
    who: "agent",
    summary: "Private threads of the ticket with third parties, oldest first; the requester sees none of them",
    params: idParams,
    answers: { 200: z.strictObject({ items: z.array(threadSchema) }) },
  }),
  ask: endpoint({
    name: "thirdParties.ask",
    method: "POST",
    path: "/tickets/:id/third-parties",
    who: "agent",
    summary: "Ask a third party in a private thread: they get a mail with a link that opens this thread alone",
    params: idParams,
    body: z.strictObject({
      address: z.email().max(254),
      /** Their name; the address where it is absent and nobody is known by it. */
      name: z.string().trim().min(1).max(200).optional(),
      /** What it is about, as they read it. */
      subject: z.string().trim().min(1).max(500),
      text: words,
      expectedBy: instant.optional(),
      /** The free ticket goes on hold until they answer. */
      hold: z.boolean().optional(),
      attachments,
      language: z.enum(LANGUAGES).optional(),
    }),
    idempotencyKey: "accepted",
    answers: { 201: said.extend({ thread: z.string() }) },
  }),
  messageFile: endpoint({
    name: "thirdParties.messageFile",
    method: "POST",
    path: "/tickets/:id/messages/:message/mail-file",
    who: "agent",
    summary: "Make a mail file (.eml) of one public message of a requester, to be handed on with its words and files",
    params: z.strictObject({ id: idParams.shape.id, message: z.string().min(1).max(200) }),
    answers: { 201: fileSchema },
  }),
  write: endpoint({
    name: "thirdParties.write",
    method: "POST",
    path: "/tickets/:id/third-parties/:thread",
    who: "agent",
    summary: "Write again to the third party of a private thread, of this ticket or of one that was merged into it",
    params: oneThread,
    body: z.strictObject({ text: words, attachments }),
    idempotencyKey: "accepted",
    answers: { 201: said },
  }),
  noteAnswer: endpoint({
    name: "thirdParties.noteAnswer",
    method: "POST",
    path: "/tickets/:id/third-parties/:thread/answer",
    who: "agent",
    summary: "Put down what the third party answered otherwise: by phone, by letter, through a program",
    params: oneThread,
    body: z.strictObject({ text: words }),
    idempotencyKey: "accepted",
    answers: { 201: said },
  }),
  page: endpoint({
    name: "thirdParties.page",
    method: "GET",
    path: "/thread/:token",
    who: "nobody",
    summary: "The page on which a third party reads and answers one private thread; the link in the mail is signed",
    params: token,
    contentType: "text/html",
    answers: { 200: z.string() },
  }),
  script: endpoint({
    name: "thirdParties.script",
    method: "GET",
    path: "/thread.js",
    who: "nobody",
    summary: "The script of that page",
    contentType: "text/javascript",
    answers: { 200: z.string() },
  }),
  read: endpoint({
    name: "thirdParties.read",
    method: "GET",
    path: "/threads/:token",
    who: "nobody",
    summary: "One private thread, for whoever holds the signed link",
    params: token,
    answers: { 200: answeringSchema },
  }),
  file: endpoint({
    name: "thirdParties.file",
    method: "GET",
    path: "/threads/:token/files/:id",
    who: "nobody",
    summary: "The bytes of a file of this thread, always to be saved and never opened here",
    params: token.extend({ id: z.string().min(1).max(100) }),
    contentType: "application/octet-stream",
    answers: { 200: z.string() },
  }),
  answer: endpoint({
    name: "thirdParties.answer",
    method: "POST",
    path: "/threads/:token",
    who: "nobody",
    summary: "Answer as the third party whom the link is for; more than ten answers in a quarter of an hour wait",
    params: token,
    // The key of whoever has no session would be everybody's: each answer brings its own.
    body: z
      .strictObject({ key: z.uuid(), text: z.string().trim().max(20_000), attachments })
      .refine(({ text, attachments: files = [] }) => text !== "" || files.length > 0, {
        path: ["text"],
        message: "Give a text, or attach a file.",
      }),
    answers: { 200: answeringSchema },
  }),
  attach: endpoint({
    name: "thirdParties.attach",
    method: "POST",
    path: "/threads/:token/files",
    who: "nobody",
    summary: "Upload one file as the body, application/octet-stream; an answer by the same link then names it by id",
    params: token,
    query: z.strictObject({ name: z.string().max(2000).optional() }),
    upload: true,
    answers: { 201: fileSchema },
  }),
} as const;
