import { z } from "zod";
import { keySchema } from "../../blueprints/key.ts";
import { LANGUAGES } from "../../blueprints/text.ts";
import { endpoint, idParams, instant } from "./endpoint.ts";
import { fileSchema } from "./files.ts";

/** Files that the page in the frame is made of. */
const CHAT_PARTS = [
  "page.js",
  "words.js",
  "desk.js",
  "log.js",
  "files.js",
  "marks.js",
  "outbox.js",
  "page.css",
] as const;

/** Grows along a conversation; the id of what a stream tells. */
const position = z.int().min(0);
const files = z
  .array(z.strictObject({ id: z.string().min(1).max(100) }))
  .max(50)
  .optional();
const email = z.email("Give an e-mail address, such as ada@example.org.").max(200);
const spoken = z.enum(LANGUAGES);

const wordSchema = z.strictObject({
  id: z.string(),
  position,
  at: instant,
  author: z.string(),
  /** The visitor said it. */
  mine: z.boolean(),
  /** A rule has written it. */
  automatic: z.boolean(),
  text: z.string(),
  files: z.array(fileSchema),
});

/** Whether somebody answers: `closed`, outside of the opening hours; `nobody`, nobody is there. */
const openingSchema = z.strictObject({
  is: z.enum(["open", "closed", "nobody"]),
  /** When the hours begin again; null: that is not known. */
  opensAt: instant.nullable(),
});

/** What changes about a conversation besides its words. */
const stateSchema = z.strictObject({
  /** Somebody of the desk is writing. */
  typing: z.boolean(),
  /** Up to which word the visitor has had them in sight, and the desk. */
  seen: position,
  deskSeen: position,
  opening: openingSchema,
  /** Where an answer goes once the visitor has left; null: it waits until they come back. */
  email: z.string().nullable(),
  /** It is told apart from the person who has signed in: their address is known. */
  known: z.boolean(),
});

/** What a visitor's page shows. */
const conversationSchema = z.strictObject({
  /** Shown from now on instead of the one that came with the request. */
  token: z.string(),
  language: spoken,
  words: z.array(wordSchema),
  state: stateSchema,
});

/** Where a reply to a chat goes at this moment. */
const deskSideSchema = z.strictObject({
  /** The visitor has it open. */
  here: z.boolean(),
  /** Since when they have been away. */
  leftAt: instant.nullable(),
  typing: z.boolean(),
  /** The address that answers go to once they have left; null: none is known. */
  email: z.string().nullable(),
  /** They had signed in: they are who they say they are. */
  known: z.boolean(),
  /** What the visitor has had in sight, by message. */
  seen: z.array(z.string()),
  /** Words of the visitor that nobody of the desk has had in sight. */
  unread: z.int(),
});

export type ChatWordView = z.infer<typeof wordSchema>;
export type ChatState = z.infer<typeof stateSchema>;
export type ConversationView = z.infer<typeof conversationSchema>;
export type DeskSide = z.infer<typeof deskSideSchema>;

const key = z.strictObject({ key: keySchema });
const said = {
  /** Made by the page, and kept until it knows that the turn has come: sent twice, it is said once. */
  key: z.uuid(),
  text: z.string().trim().max(10_000),
};

/** A chat that visitors of a site have with the desk. A visitor's page shows its token in the header `x-chat-token`. */
export const chat = {
  script: endpoint({
    name: "chat.script",
    method: "GET",
    path: "/chat.js",
    who: "nobody",
    summary: "The script that a site puts into its pages; `data-chat` names the chat",
    contentType: "text/javascript",
    answers: { 200: z.string() },
  }),
  page: endpoint({
    name: "chat.page",
    method: "GET",
    path: "/chats/:key/page",
    who: "nobody",
    summary: "The page in the frame that the script opens; only the sites that the chat names may hold it",
    params: key,
    contentType: "text/html",
    answers: { 200: z.string() },
  }),
  part: endpoint({
    name: "chat.part",
    method: "GET",
    path: "/chat-parts/:file",
    who: "nobody",
    summary: "A part of that page: its scripts and how it looks",
    params: z.strictObject({ file: z.enum(CHAT_PARTS) }),
    contentType: "text/javascript",
    answers: { 200: z.string() },
  }),
  about: endpoint({
    name: "chat.about",
    method: "GET",
    path: "/chats/:key",
    who: "nobody",
    summary: "What a chat says of itself before anything is said in it",
    params: key,
    query: z.strictObject({ language: spoken.optional() }),
    answers: {
      200: z.strictObject({
        language: spoken,
        title: z.string(),
        greeting: z.string().nullable(),
        opening: openingSchema,
        /** The visitor is a requester who has signed in; null: they are not. */
        person: z.string().nullable(),
        limits: z.strictObject({ fileBytes: z.int(), perMessage: z.int() }),
      }),
    },
  }),
  begin: endpoint({
    name: "chat.begin",
    method: "POST",
    path: "/chats/:key/visits",
    who: "nobody",
    summary: "The first turn of a conversation, which makes its ticket; the token in the answer opens it from then on",
    params: key,
    body: z.strictObject({
      ...said,
      text: said.text.min(1),
      language: spoken,
      name: z.string().trim().max(100).optional(),
      email: email.optional(),
    }),
    answers: { 201: conversationSchema },
  }),
  read: endpoint({
    name: "chat.read",
    method: "GET",
    path: "/chat-visit",
    who: "nobody",
    summary: "The conversation of whoever holds the token",
    query: z.strictObject({ after: z.coerce.number().pipe(position).optional() }),
    answers: { 200: conversationSchema },
  }),
  follow: endpoint({
    name: "chat.follow",
    method: "GET",
    path: "/chat-visit/changes",
    who: "nobody",
    summary:
      "Server-sent events named word, state and again; Last-Event-ID tells the words that were missed in between",
    query: z.strictObject({ after: z.coerce.number().pipe(position).optional() }),
    contentType: "text/event-stream",
    answers: { 200: wordSchema },
  }),
  say: endpoint({
    name: "chat.say",
    method: "POST",
    path: "/chat-visit/turns",
    who: "nobody",
    summary: "One turn of the visitor",
    body: z
      .strictObject({ ...said, attachments: files })
      .refine(({ text, attachments = [] }) => text !== "" || attachments.length > 0, {
        path: ["text"],
        message: "Give a text, or attach a file.",
      }),
    answers: { 200: conversationSchema },
  }),
  tell: endpoint({
    name: "chat.tell",
    method: "PUT",
    path: "/chat-visit/here",
    who: "nobody",
    summary: "The visitor is there, types or not, has received these words and has these in sight; or leaves",
    body: z.strictObject({
      here: z.boolean(),
      typing: z.boolean().optional(),
      received: position.optional(),
      seen: position.optional(),
    }),
    answers: { 204: null },
  }),
  address: endpoint({
    name: "chat.address",
    method: "PUT",
    path: "/chat-visit/address",
    who: "nobody",
    summary: "Where the visitor is answered once they have left",
    body: z.strictObject({ email }),
    answers: { 200: stateSchema },
  }),
  attach: endpoint({
    name: "chat.attach",
    method: "POST",
    path: "/chat-visit/files",
    who: "nobody",
    summary: "Upload one file as the body, application/octet-stream; a turn then names it by id",
    query: z.strictObject({ name: z.string().max(2000).optional() }),
    upload: true,
    answers: { 201: fileSchema },
  }),
  file: endpoint({
    name: "chat.file",
    method: "GET",
    path: "/chat-visit/files/:id",
    who: "nobody",
    summary: "The bytes of a file of this conversation, always to be saved and never opened here",
    params: idParams,
    contentType: "application/octet-stream",
    answers: { 200: z.string() },
  }),
  ofTicket: endpoint({
    name: "chat.ofTicket",
    method: "GET",
    path: "/tickets/:id/chat",
    who: "agent",
    summary: "Whether the visitor of a chat is there, and where a reply goes; 404 for a ticket that came otherwise",
    params: idParams,
    answers: { 200: deskSideSchema },
  }),
  desk: endpoint({
    name: "chat.desk",
    method: "PUT",
    path: "/tickets/:id/chat",
    who: "agent",
    summary: "Somebody of the desk types a reply, or has these words of the visitor in sight",
    params: idParams,
    body: z.strictObject({ typing: z.boolean().optional(), seen: z.string().min(1).max(100).optional() }),
    answers: { 204: null },
  }),
} as const;
