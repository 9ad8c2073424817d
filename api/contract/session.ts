import { z } from "zod";
import { RIGHTS } from "../../blueprints/people.ts";
import { LANGUAGES } from "../../blueprints/text.ts";
import { endpoint, instant, named, sentence } from "./endpoint.ts";

/** Who is signed in. `person.id` is `agent:key` or `requester:id`. */
export const sessionViewSchema = z.strictObject({
  person: named,
  email: z.string(),
  kind: z.enum(["agent", "requester"]),
  language: z.enum(LANGUAGES),
  roles: z.array(z.string()),
  rights: z.array(z.enum(RIGHTS)),
  groups: z.array(named),
  departments: z.array(named),
  /** Whether tickets reach this agent by themselves now; null for requesters. */
  presence: z.strictObject({ availability: z.enum(["online", "away"]), absentUntil: instant.nullable() }).nullable(),
  /** The desk shows demo people: say so in the frame. */
  demo: z.boolean(),
  /** Whether mails leave through a server, or are written into the mail log. */
  mail: z.enum(["smtp", "log"]),
});

/** One of the people whom the sign-in page of a demo desk lists; their password is `filrouge`. */
export const demoPersonSchema = z.strictObject({ name: z.string(), email: z.string(), what: sentence });

export type SessionView = z.infer<typeof sessionViewSchema>;

export const session = {
  read: endpoint({
    name: "session.read",
    method: "GET",
    path: "/session",
    who: "signedIn",
    summary: "Who am I, and what may I do",
    answers: { 200: sessionViewSchema },
  }),
  signIn: endpoint({
    name: "session.signIn",
    method: "POST",
    path: "/sign-in",
    who: "nobody",
    summary: "Sign in with e-mail and password; answers with a cookie",
    body: z.strictObject({ email: z.string().min(1).max(320), password: z.string().min(1).max(200) }),
    answers: { 200: sessionViewSchema },
  }),
  signOut: endpoint({
    name: "session.signOut",
    method: "POST",
    path: "/sign-out",
    who: "signedIn",
    summary: "End the session",
    answers: { 204: null },
  }),
  change: endpoint({
    name: "session.change",
    method: "PATCH",
    path: "/session",
    who: "signedIn",
    summary: "Change my language, and whether tickets reach me by themselves",
    body: z.strictObject({
      language: z.enum(LANGUAGES).optional(),
      availability: z.enum(["online", "away"]).optional(),
      absentUntil: instant.nullable().optional().describe("Epoch ms; null: not absent."),
    }),
    answers: { 200: sessionViewSchema },
  }),
  demoPeople: endpoint({
    name: "session.demoPeople",
    method: "GET",
    path: "/demo-people",
    who: "nobody",
    summary: "The people of a demo desk; an empty list on any other",
    answers: { 200: z.strictObject({ people: z.array(demoPersonSchema), password: z.string().nullable() }) },
  }),
} as const;
