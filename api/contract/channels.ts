import { z } from "zod";
import { keySchema } from "../../blueprints/key.ts";
import { endpoint, instant, instantCursor, pageQuery } from "./endpoint.ts";

const arrivalStatus = z.enum(["taken", "waiting", "repeated", "refused"]);

/** One thing that came by a channel, and what became of it. */
const arrivalSchema = z.strictObject({
  id: z.string(),
  at: instant,
  status: arrivalStatus,
  /** Why it is where it is: a code of ours. */
  why: z.string().nullable(),
  /** What is said of that; `pointer`: the part of the mapping or of what came. */
  detail: z.array(z.strictObject({ pointer: z.string(), message: z.string() })),
  subject: z.string(),
  sender: z.string(),
  /** In bytes. */
  size: z.int(),
  ticket: z.strictObject({ id: z.string(), number: z.int(), subject: z.string() }).nullable(),
  /** What came is still kept. */
  whole: z.boolean(),
});

/** How a channel fares. */
const channelHealthSchema = z.strictObject({
  key: z.string(),
  name: z.string(),
  by: z.enum(["webhook", "form"]),
  /** What it brings. */
  as: z.string(),
  /** draft: it was never in force. off: it was, and is switched off. */
  state: z.enum(["on", "draft", "off"]),
  /** Senders can prove themselves; a form has none. */
  hasSecret: z.boolean(),
  /** Until when the secret before the present one counts too. */
  oldSecretUntil: instant.nullable(),
  lastAt: instant.nullable(),
  /** Of what its log holds. */
  counts: z.strictObject({ taken: z.int(), waiting: z.int(), repeated: z.int(), refused: z.int() }),
});

export type ArrivalView = z.infer<typeof arrivalSchema>;
export type ChannelHealth = z.infer<typeof channelHealthSchema>;

const taken = z.strictObject({ outcome: z.enum(["taken", "repeated"]), number: z.int().nullable() });
const waiting = z.strictObject({ outcome: z.literal("waiting"), detail: z.array(z.string()) });
/** Of each message of a list, in its order. */
const several = z.strictObject({ items: z.array(z.union([taken, waiting])) });

const params = z.strictObject({ id: keySchema });
const arrivalParams = params.extend({ arrival: z.string().min(1).max(100) });

export const channels = {
  health: endpoint({
    name: "channels.health",
    method: "GET",
    path: "/channels",
    who: "admin",
    summary: "How each channel fares: whether it is on, its last message, what its log holds",
    answers: { 200: z.strictObject({ items: z.array(channelHealthSchema) }) },
  }),
  secret: endpoint({
    name: "channels.secret",
    method: "PUT",
    path: "/channels/:id/secret",
    who: "admin",
    summary: "Give a channel a new secret, or the one that its sender has made; the one before counts too for a day",
    params,
    body: z.strictObject({
      secret: z
        .string()
        .regex(/^[\x21-\x7e]{16,200}$/, "Write a secret of 16 to 200 plain characters, without spaces.")
        .optional(),
    }),
    answers: { 200: z.strictObject({ secret: z.string(), oldSecretUntil: instant.nullable() }) },
  }),
  log: endpoint({
    name: "channels.log",
    method: "GET",
    path: "/channels/:id/log",
    who: "admin",
    summary: "What came by a channel, newest first, with what became of it and why",
    params,
    query: z.strictObject({ status: arrivalStatus.optional(), ...pageQuery, cursor: instantCursor }),
    answers: { 200: z.strictObject({ items: z.array(arrivalSchema), next: z.string().nullable() }) },
  }),
  payload: endpoint({
    name: "channels.payload",
    method: "GET",
    path: "/channels/:id/log/:arrival",
    who: "admin",
    summary: "What came, as it came",
    params: arrivalParams,
    answers: { 200: z.strictObject({ payload: z.string() }) },
  }),
  run: endpoint({
    name: "channels.run",
    method: "POST",
    path: "/channels/:id/log/:arrival/run",
    who: "admin",
    summary: "Look once more at what waits, with the channel as it is now",
    params: arrivalParams,
    answers: { 200: arrivalSchema },
  }),
  drop: endpoint({
    name: "channels.drop",
    method: "POST",
    path: "/channels/:id/log/:arrival/drop",
    who: "admin",
    summary: "Make nothing of what waits",
    params: arrivalParams,
    answers: { 200: arrivalSchema },
  }),
  subscribed: endpoint({
    name: "channels.subscribed",
    method: "GET",
    path: "/in/:id",
    who: "nobody",
    summary: "The question that some senders ask of an address before they post to it (WebSub, Meta), and its answer",
    params,
    query: z.strictObject({
      "hub.mode": z.literal("subscribe"),
      "hub.challenge": z.string().regex(/^[\w-]{1,200}$/),
      "hub.verify_token": z.string().max(300).optional(),
    }),
    contentType: "text/plain",
    answers: { 200: z.string() },
  }),
  post: endpoint({
    name: "channels.post",
    method: "POST",
    path: "/in/:id",
    who: "nobody",
    summary:
      "A message for a channel, or a list of them, as JSON or a form's pairs. Its sender proves itself by the channel's secret",
    params,
    readsBody: true,
    answers: {
      200: z.union([taken, several, z.strictObject({ challenge: z.string() })]),
      202: waiting,
      204: null,
    },
  }),
} as const;
