import { z } from "zod";
import { DEFINITION_KINDS, findingSchema } from "./definition-views.ts";
import { definitions } from "./definitions.ts";
import { cursorOf, endpoint, idParams, instant, named, pageQuery, sentence, text } from "./endpoint.ts";

const kind = z.enum(DEFINITION_KINDS);
const keyed = definitions.read.params;
const word = z.string().trim().max(2000);

/** Somebody asks for a second person to publish a draft, to switch a document off, or to put a kind in another order. */
const requestSchema = z.strictObject({
  id: z.string(),
  act: z.enum(["publish", "retire", "order"]),
  kind,
  /** Empty where it is about an order. */
  key: z.string(),
  name: text,
  /** The draft that is asked for; a change of it takes the request back. Of a document to be switched off the version in force. */
  revision: z.int(),
  /** The order that is asked for, what is in force alone; null: it is about something else. */
  order: z.array(text).nullable(),
  /** The version in force, with which it is compared; null: none. */
  inForce: z.int().nullable(),
  author: named,
  at: instant,
  note: z.string(),
  /** Why the caller cannot answer it; null: he can. */
  notYours: sentence.nullable(),
});

/** One publication: what came into force, by whom, and what is different since. */
const publicationSchema = z.strictObject({
  kind,
  key: z.string(),
  name: text,
  version: z.int(),
  /** The version before; null: it was the first. */
  before: z.int().nullable(),
  at: instant,
  author: named,
  /** The second person, where one was asked. */
  approvedBy: named.nullable(),
  note: z.string(),
  /** Places that differ, as JSON pointers; the first hundred. */
  changes: z.array(z.strictObject({ op: z.enum(["added", "removed", "changed"]), path: z.string() })),
});

const settingSchema = z.strictObject({
  desk: z.boolean(),
  departments: z.array(named.extend({ secondPerson: z.boolean() })),
});

export type PublishRequestView = z.infer<typeof requestSchema>;
export type PublicationView = z.infer<typeof publicationSchema>;

export const publishing = {
  standing: endpoint({
    name: "publishing.standing",
    method: "GET",
    path: "/definitions/:kind/:key/publishing",
    who: "agent",
    summary: "Whether publishing this document needs a second person, and the request that waits for one",
    params: keyed,
    answers: { 200: z.strictObject({ secondPerson: z.boolean(), request: requestSchema.nullable() }) },
  }),
  ask: endpoint({
    name: "publishing.ask",
    method: "POST",
    path: "/definitions/:kind/:key/publish-request",
    who: "right:design",
    summary: "Ask for the draft to be published by a second person; refused while it has errors or an example fails",
    params: keyed,
    body: z.strictObject({ note: word.min(1) }),
    ifMatch: "required",
    idempotencyKey: "accepted",
    answers: { 201: requestSchema },
  }),
  askToRetire: endpoint({
    name: "publishing.askToRetire",
    method: "POST",
    path: "/definitions/:kind/:key/retire-request",
    who: "right:design",
    summary: "Ask for the version in force to be switched off by a second person",
    params: definitions.retire.params,
    body: z.strictObject({ note: word.min(1) }),
    idempotencyKey: "accepted",
    answers: { 201: requestSchema },
  }),
  askToOrder: endpoint({
    name: "publishing.askToOrder",
    method: "POST",
    path: "/definitions/order/:kind/request",
    who: "right:design",
    summary:
      "Ask for another order of a kind by a second person; a further wish of the same person takes the place of the one before",
    params: definitions.order.params,
    body: definitions.order.body.extend({ note: word }),
    idempotencyKey: "accepted",
    answers: { 201: requestSchema },
  }),
  requests: endpoint({
    name: "publishing.requests",
    method: "GET",
    path: "/publish-requests",
    who: "agent",
    summary: "What waits for a second person, the oldest first",
    answers: { 200: z.strictObject({ items: z.array(requestSchema) }) },
  }),
  approve: endpoint({
    name: "publishing.approve",
    method: "POST",
    path: "/publish-requests/:id/approve",
    who: "right:publish",
    summary: "Do exactly what was asked for; never by the author of a draft, nor by who asked",
    params: idParams,
    idempotencyKey: "accepted",
    answers: { 200: z.strictObject({ version: z.int().nullable(), findings: z.array(findingSchema) }) },
  }),
  refuse: endpoint({
    name: "publishing.refuse",
    method: "POST",
    path: "/publish-requests/:id/refuse",
    who: "right:publish",
    summary: "Refuse it, with a word to who asked; the draft stays",
    params: idParams,
    body: z.strictObject({ word: word.min(1) }),
    answers: { 204: null },
  }),
  takeBack: endpoint({
    name: "publishing.takeBack",
    method: "DELETE",
    path: "/publish-requests/:id",
    who: "right:design",
    summary: "Take back what one has asked for",
    params: idParams,
    answers: { 204: null },
  }),
  log: endpoint({
    name: "publishing.log",
    method: "GET",
    path: "/publications",
    who: "agent",
    summary: "Everything that was ever published, the newest first: by whom, who agreed, and what is different since",
    query: z.strictObject({
      kind: kind.optional(),
      key: z.string().max(64).optional(),
      ...pageQuery,
      cursor: cursorOf(/^\d{15}~[^~]+~[^~]+~\d{7}$/),
    }),
    answers: { 200: z.strictObject({ items: z.array(publicationSchema), next: z.string().nullable() }) },
  }),
  settings: endpoint({
    name: "publishing.settings",
    method: "GET",
    path: "/publishing",
    who: "agent",
    summary: "Whose publications need a second person: the whole desk's, or single departments'",
    answers: { 200: settingSchema },
  }),
  set: endpoint({
    name: "publishing.set",
    method: "PUT",
    path: "/publishing/:id",
    who: "admin",
    summary: "Say whether publications need a second person; the id is desk, or a department",
    params: idParams,
    body: z.strictObject({ secondPerson: z.boolean() }),
    answers: { 200: settingSchema },
  }),
} as const;
