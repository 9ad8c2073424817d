import { z } from "zod";
import { keySchema } from "../../blueprints/key.ts";
import { LANGUAGES } from "../../blueprints/text.ts";
import { endpoint, json } from "./endpoint.ts";
import { fileSchema } from "./files.ts";

const params = z.strictObject({ id: keySchema });
const spoken = z.enum(LANGUAGES);
/** Made by the page when it is opened: files that it has sent are its own. */
const visit = z.uuid();
const answers = z.record(keySchema, json);
const email = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s<>"(),:;@]+@[^\s<>"(),:;@]+\.[^\s<>"(),:;@.]+$/, "Give an e-mail address, such as ada@example.org.");

const formFieldSchema = z.strictObject({
  key: z.string(),
  name: z.string(),
  help: z.string().nullable(),
  type: z.string(),
  options: z.array(z.strictObject({ value: z.string(), name: z.string() })),
});

const shownSchema = z.array(z.strictObject({ key: z.string(), required: z.boolean() }));

/** A form as a visitor fills it in. */
const filledFormSchema = z.strictObject({
  language: spoken,
  title: z.string(),
  intro: z.string().nullable(),
  thanks: z.string().nullable(),
  fields: z.array(formFieldSchema),
  /** Which of them are shown while nothing is filled in. */
  shown: shownSchema,
  /** Answers show and hide fields: it is to be asked again. */
  changes: z.boolean(),
  files: z.boolean(),
  limits: z.strictObject({ fileBytes: z.int(), perMessage: z.int() }),
});

export type FilledFormView = z.infer<typeof filledFormSchema>;
export type SentForm = z.infer<typeof sentSchema>;

const sentSchema = z.strictObject({
  /** Kept by the page until it knows that the form has come: sent twice, it is one ticket. */
  key: z.uuid(),
  visit,
  language: spoken,
  name: z.string().trim().min(1).max(200),
  email,
  subject: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(20_000),
  answers: answers.optional(),
  attachments: z
    .array(z.strictObject({ id: z.string().min(1).max(100) }))
    .max(50)
    .optional(),
  /** Nobody sees it; a program fills it in. */
  website: z.string().max(2000).optional(),
});

/** A form that visitors of a site fill in, without an account. */
export const channelForms = {
  page: endpoint({
    name: "channelForms.page",
    method: "GET",
    path: "/form/:id",
    who: "nobody",
    summary: "The page of a form; only the sites that its channel names may hold it in a frame",
    params,
    contentType: "text/html",
    answers: { 200: z.string() },
  }),
  part: endpoint({
    name: "channelForms.part",
    method: "GET",
    path: "/form-parts/:file",
    who: "nobody",
    summary: "A part of that page: its scripts and how it looks",
    params: z.strictObject({ file: z.enum(["page.js", "words.js", "controls.js", "files.js", "page.css"]) }),
    contentType: "text/javascript",
    answers: { 200: z.string() },
  }),
  script: endpoint({
    name: "channelForms.script",
    method: "GET",
    path: "/form.js",
    who: "nobody",
    summary: "The script that a site puts into its pages; `data-form` names the channel",
    contentType: "text/javascript",
    answers: { 200: z.string() },
  }),
  read: endpoint({
    name: "channelForms.read",
    method: "GET",
    path: "/form/:id/view",
    who: "nobody",
    summary: "What a form asks, in the visitor's language",
    params,
    query: z.strictObject({ language: spoken.optional() }),
    answers: { 200: filledFormSchema },
  }),
  shown: endpoint({
    name: "channelForms.shown",
    method: "POST",
    path: "/form/:id/shown",
    who: "nobody",
    summary: "Which fields of a form are shown while these answers stand in it",
    params,
    body: z.strictObject({ answers }),
    answers: { 200: z.strictObject({ shown: shownSchema }) },
  }),
  attach: endpoint({
    name: "channelForms.attach",
    method: "POST",
    path: "/form/:id/files",
    who: "nobody",
    summary:
      "Upload one file as the body, application/octet-stream; what is then sent by the same visit names it by id",
    params,
    query: z.strictObject({ visit, name: z.string().max(2000).optional() }),
    upload: true,
    answers: { 201: fileSchema },
  }),
  send: endpoint({
    name: "channelForms.send",
    method: "POST",
    path: "/form/:id",
    who: "nobody",
    summary: "Send what was filled in: a ticket of whoever has this address",
    params,
    body: sentSchema,
    answers: { 201: z.strictObject({ number: z.int().nullable() }) },
  }),
} as const;
