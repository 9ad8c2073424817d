import { z } from "zod";
import { definitions } from "./definitions.ts";
import { endpoint, idParams, instant, named } from "./endpoint.ts";

/**
 * What a live stream says, and never what is in it. `tickets` are those that changed, with the version that they have now (a
 * requester gets 0); `definitions` kinds of documents; `looking` tickets at which others look now, or type, and documents as
 * `blueprint/refund` that others have open now, or other places in them. `again`: too much was missed to be told, so read everything again.
 */
export const liveEventSchema = z.strictObject({
  tickets: z.array(z.strictObject({ id: z.string(), version: z.int() })),
  definitions: z.array(z.string()),
  looking: z.array(z.string()),
  again: z.literal(true).optional(),
});
export type LiveEvent = z.infer<typeof liveEventSchema>;

const onlookerSchema = z.strictObject({
  ticket: z.string(),
  person: named,
  typing: z.boolean(),
  /** When that was last known. */
  at: instant,
});
export type Onlooker = z.infer<typeof onlookerSchema>;

const readerSchema = z.strictObject({
  person: named,
  /** They change it at this moment. */
  drawing: z.boolean(),
  /** Where in it, as the page says it: `state:open`, `transition:take`, `/rows/3`; empty: nowhere in particular. */
  spot: z.string(),
  at: instant,
});
export type Reader = z.infer<typeof readerSchema>;

const documentParams = definitions.read.params;

const windowParams = idParams.extend({ window: z.string().regex(/^[\w-]{1,64}$/) });

/** What a page follows while it is open. */
export const live = {
  changes: endpoint({
    name: "live.changes",
    method: "GET",
    path: "/live",
    who: "signedIn",
    summary:
      "Server-sent events named change: what changed of what you may see. Last-Event-ID, or after, tells what was missed in between",
    query: z.strictObject({ after: z.string().max(100).optional() }),
    contentType: "text/event-stream",
    answers: { 200: liveEventSchema },
  }),
  onlookers: endpoint({
    name: "live.onlookers",
    method: "GET",
    path: "/looking",
    who: "agent",
    summary: "Who else looks at tickets that you may see, or types on them",
    query: z.strictObject({ ticket: z.string().min(1).max(100).optional() }),
    answers: { 200: z.strictObject({ items: z.array(onlookerSchema) }) },
  }),
  look: endpoint({
    name: "live.look",
    method: "PUT",
    path: "/tickets/:id/looking/:window",
    who: "agent",
    summary: "This window shows the ticket, and maybe somebody types; forgotten after 30 seconds unless said again",
    params: windowParams,
    body: z.strictObject({ typing: z.boolean() }),
    answers: { 204: null },
  }),
  lookAway: endpoint({
    name: "live.lookAway",
    method: "DELETE",
    path: "/tickets/:id/looking/:window",
    who: "agent",
    summary: "This window shows the ticket no more",
    params: windowParams,
    answers: { 204: null },
  }),
  readers: endpoint({
    name: "live.readers",
    method: "GET",
    path: "/definitions/:kind/:key/looking",
    who: "agent",
    summary: "Who else has a document open, where in it, and whether they change it at this moment",
    params: documentParams,
    answers: { 200: z.strictObject({ items: z.array(readerSchema) }) },
  }),
  open: endpoint({
    name: "live.open",
    method: "PUT",
    path: "/definitions/:kind/:key/looking/:window",
    who: "agent",
    summary: "This window shows the document, and where in it; forgotten after 30 seconds unless said again",
    params: documentParams.extend({ window: windowParams.shape.window }),
    body: z.strictObject({ drawing: z.boolean(), spot: z.string().max(200) }),
    answers: { 204: null },
  }),
  leave: endpoint({
    name: "live.leave",
    method: "DELETE",
    path: "/definitions/:kind/:key/looking/:window",
    who: "agent",
    summary: "This window shows the document no more",
    params: documentParams.extend({ window: windowParams.shape.window }),
    answers: { 204: null },
  }),
} as const;
