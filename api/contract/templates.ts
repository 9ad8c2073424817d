import { z } from "zod";
import { endpoint, idParams, json, text } from "./endpoint.ts";

/** A document in force that writes with a template. */
const templateUseSchema = z.strictObject({
  template: z.string(),
  kind: z.enum(["blueprint", "sla-policy", "time-rule", "trigger", "macro"]),
  key: z.string(),
  name: text,
  /** In how many places of it. */
  places: z.int(),
});

const inBoth = z.strictObject({ en: z.string(), fr: z.string() });

export const templates = {
  uses: endpoint({
    name: "templates.uses",
    method: "GET",
    path: "/template-uses",
    who: "agent",
    summary: "Which documents in force write with which template",
    answers: { 200: z.strictObject({ items: z.array(templateUseSchema) }) },
  }),
  forTicket: endpoint({
    name: "templates.forTicket",
    method: "GET",
    path: "/tickets/:id/templates",
    who: "agent",
    summary:
      "Templates that a person may put into an answer on this ticket, in its language and with its values: those that replies are written with, and those that nothing uses",
    params: idParams,
    answers: {
      200: z.strictObject({
        items: z.array(
          z.strictObject({
            key: z.string(),
            name: text,
            text: z.string(),
            /** Of the text. */
            language: z.string(),
            /** Placeholders that have no value on this ticket. */
            empty: z.array(z.string()),
          }),
        ),
      }),
    },
  }),
  preview: endpoint({
    name: "templates.preview",
    method: "POST",
    path: "/template-preview",
    who: "right:design",
    summary: "How a template would read on a ticket now, in both languages; nothing is sent",
    body: z.strictObject({
      document: z.record(z.string(), json),
      ticket: z.string().min(1).max(100).describe("Id or number of a ticket."),
    }),
    answers: {
      200: z.strictObject({
        ticket: z.strictObject({ id: z.string(), number: z.int(), subject: z.string() }),
        /** Null: the template has none, and the mail takes that of the ticket. */
        subject: inBoth.nullable(),
        text: inBoth,
        /** Placeholders that have no value on this ticket. */
        empty: z.array(z.string()),
      }),
    },
  }),
} as const;

export type TemplateUse = z.infer<typeof templateUseSchema>;
