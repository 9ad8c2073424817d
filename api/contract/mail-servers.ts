import { z } from "zod";
import { imapAccountSchema, imapSchema } from "../../blueprints/mailbox.ts";
import { endpoint, instant } from "./endpoint.ts";

/** What may be wrong with a mail server that is to be reached. */
const mailServerFaultCode = z.enum([
  ...(["hostUnknown", "unreachable", "silent", "addressRefused", "certificateName", "certificate"] as const),
  ...(["encryption", "password", "passwordMissing", "folder", "moveFolder", "serverRefused"] as const),
  ...(["cut", "disk", "other"] as const),
]);

const faultSchema = z.strictObject({
  code: mailServerFaultCode,
  /** What the server or the machine said of it. */
  detail: z.string(),
});

/** How fetching from a mail server goes. */
export const fetchingSchema = z.strictObject({
  /** Who signs in where: user@host:port. */
  account: z.string(),
  folder: z.string(),
  /** There is a password for this very account. */
  password: z.boolean(),
  /** The last look at which everything went well. */
  lookedAt: instant.nullable(),
  /** It is being fetched from at this moment. */
  connected: z.boolean(),
  /** The first time through the folder, while it lasts. */
  first: z.strictObject({ kept: z.int(), found: z.int() }).nullable(),
  fault: faultSchema
    .extend({
      since: instant,
      /** When it is tried again. */
      againAt: instant,
    })
    .nullable(),
});

const keyed = z.strictObject({ key: z.string().min(1).max(64) });
const password = z.string().min(1).max(1000);

export type MailServerFault = z.infer<typeof faultSchema>;
export type MailServerFaultCode = z.infer<typeof mailServerFaultCode>;
export type Fetching = z.infer<typeof fetchingSchema>;

export const mailServers = {
  standing: endpoint({
    name: "mailServers.standing",
    method: "GET",
    path: "/mail-in/mailboxes/:key",
    who: "admin",
    summary: "Whether a support address has a password for its mail server, and for whom; never the password",
    params: keyed,
    answers: {
      200: z.strictObject({
        /** user@host:port; null: there is no password. */
        account: z.string().nullable(),
        passwordAt: instant.nullable(),
      }),
    },
  }),
  keepPassword: endpoint({
    name: "mailServers.keepPassword",
    method: "PUT",
    path: "/mail-in/mailboxes/:key/password",
    who: "admin",
    summary:
      "Give a support address the password for its mail server: kept sealed, sent to this account alone, shown nowhere",
    params: keyed,
    body: imapAccountSchema.extend({ password }),
    answers: { 204: null },
  }),
  forgetPassword: endpoint({
    name: "mailServers.forgetPassword",
    method: "DELETE",
    path: "/mail-in/mailboxes/:key/password",
    who: "admin",
    summary: "Forget the password of a support address: nothing is fetched until there is one again",
    params: keyed,
    answers: { 204: null },
  }),
  test: endpoint({
    name: "mailServers.test",
    method: "POST",
    path: "/mail-in/mailboxes/:key/test",
    who: "admin",
    summary:
      "Try to sign in to a mail server and to look into a folder, without changing anything: what is wrong, if anything",
    params: keyed,
    body: z.strictObject({
      imap: imapSchema,
      /** Absent: the one that is kept, if it is for this very account. */
      password: password.optional(),
    }),
    answers: {
      200: z.strictObject({
        /** Null: everything works. */
        fault: faultSchema.nullable(),
        /** Mails that lie in the folder; null: it did not come so far. */
        mails: z.int().nullable(),
        folders: z.array(z.string()),
      }),
    },
  }),
  lookAgain: endpoint({
    name: "mailServers.lookAgain",
    method: "POST",
    path: "/mail-in/mailboxes/:key/look",
    who: "admin",
    summary: "Fetch from a mail server now instead of waiting until it is tried again",
    params: keyed,
    answers: { 204: null },
  }),
  testOutgoing: endpoint({
    name: "mailServers.testOutgoing",
    method: "POST",
    path: "/mail-out/test",
    who: "admin",
    summary: "Try to sign in to the mail server that mails leave by; no mail is sent",
    answers: {
      200: z.strictObject({
        /** host:port; null: the operator has set none, mails are written into the mail log. */
        server: z.string().nullable(),
        fault: faultSchema.nullable(),
      }),
    },
  }),
} as const;
