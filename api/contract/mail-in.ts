import { z } from "zod";
import { endpoint, idParams, instant, instantCursor, named, pageQuery } from "./endpoint.ts";
import { fetchingSchema } from "./mail-servers.ts";

const mailStatus = z.enum(["waiting", "taken", "quarantined", "refused"]);

/** One mail that has come to a support address. */
const mailInSchema = z.strictObject({
  id: z.string(),
  /** Key of the mailbox. */
  mailbox: z.string(),
  at: instant,
  from: z.strictObject({ name: z.string(), address: z.string() }),
  to: z.string(),
  subject: z.string(),
  /** In bytes. */
  size: z.int(),
  status: mailStatus,
  /** Why it waits for a person, or nothing was made of it: a code of ours. */
  why: z.string().nullable(),
  detail: z.string().nullable(),
  /** What kind of machine wrote it; null: a person. */
  automatic: z.string().nullable(),
  /** The ticket on which it stands, or which it seems to answer. */
  ticket: z.strictObject({ id: z.string(), number: z.int(), subject: z.string() }).nullable(),
  /** Who let it in or refused it. */
  by: named.nullable(),
  /** It can be let in: it says who sent it, and it can be read. */
  releasable: z.boolean(),
});

/** How a support address fares. */
const mailboxHealthSchema = z.strictObject({
  key: z.string(),
  name: z.string(),
  address: z.string(),
  /** Mail to it is taken; false: it is switched off. */
  on: z.boolean(),
  lastAt: instant.nullable(),
  /** Null: a mail server forwards its mail to the desk. */
  fetching: fetchingSchema.nullable(),
  /** Of the last 30 days. */
  counts: z.strictObject({
    waiting: z.int(),
    taken: z.int(),
    quarantined: z.int(),
    refused: z.int(),
  }),
});

export type MailInView = z.infer<typeof mailInSchema>;
export type MailboxHealth = z.infer<typeof mailboxHealthSchema>;

export const mailIn = {
  list: endpoint({
    name: "mailIn.list",
    method: "GET",
    path: "/mail-in",
    who: "admin",
    summary: "Mail that has come to the desk, newest first: what was taken in, what is in quarantine and why",
    query: z.strictObject({
      status: mailStatus.optional(),
      mailbox: z.string().max(64).optional(),
      ...pageQuery,
      cursor: instantCursor,
    }),
    answers: { 200: z.strictObject({ items: z.array(mailInSchema), next: z.string().nullable() }) },
  }),
  health: endpoint({
    name: "mailIn.health",
    method: "GET",
    path: "/mail-in/mailboxes",
    who: "admin",
    summary: "How each support address fares: its last mail, and counts of the last 30 days",
    answers: {
      200: z.strictObject({
        items: z.array(mailboxHealthSchema),
        /** Where the desk's own receiver listens; null: it is switched off. */
        receiver: z.strictObject({ host: z.string(), port: z.int() }).nullable(),
      }),
    },
  }),
  raw: endpoint({
    name: "mailIn.raw",
    method: "GET",
    path: "/mail-in/:id/raw",
    who: "admin",
    summary: "The bytes of a mail as they came",
    params: idParams,
    answers: { 200: z.string() },
    contentType: "application/octet-stream",
  }),
  release: endpoint({
    name: "mailIn.release",
    method: "POST",
    path: "/mail-in/:id/release",
    who: "admin",
    summary: "Let a mail in that is in quarantine: it is looked at once more, and what was suspicious no longer counts",
    params: idParams,
    answers: { 200: mailInSchema },
  }),
  refuse: endpoint({
    name: "mailIn.refuse",
    method: "POST",
    path: "/mail-in/:id/refuse",
    who: "admin",
    summary: "Refuse a mail that is in quarantine: nothing is made of it; its bytes are kept",
    params: idParams,
    answers: { 200: mailInSchema },
  }),
} as const;
