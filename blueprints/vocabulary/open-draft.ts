import { z } from "zod";
import type { TicketChanges } from "../event.ts";
import type { FieldPath } from "../facts.ts";
import type { Json } from "../json.ts";
import { fillPlaceholders } from "../placeholders.ts";
import { textIn, textSchema } from "../text.ts";
import type { OpenDraft, Scene } from "./action.ts";
import { fieldValue } from "./field-values.ts";

/** What the new ticket may take over as it stands; custom fields are written `fields.KEY`. */
const COPIED =
  /^(?:requester|product|priority|type|category|tags|dueAt|followers|ccs|fields\.[A-Za-z][A-Za-z0-9_-]{0,63})$/;

const LONGEST_SUBJECT = 500;

/** What an action that makes a ticket asks for. */
export const openShape = {
  subject: textSchema.describe("Its subject, with placeholders."),
  text: textSchema.optional().describe("What its first note says, with placeholders."),
  department: z
    .string()
    .regex(/^department:[a-z0-9][a-z0-9._-]{0,63}$/)
    .optional()
    .describe("Its department; absent: that of this ticket."),
  group: z
    .string()
    .regex(/^group:[a-z0-9][a-z0-9._-]{0,63}$/)
    .optional()
    .describe("Its group; absent: routing finds one."),
  copy: z
    .array(
      z
        .string()
        .regex(
          COPIED,
          "Write requester, product, priority, type, category, tags, dueAt, followers, ccs, or fields.KEY.",
        ),
    )
    .max(50)
    .optional()
    .describe("What it takes over: attributes, and custom fields as fields.KEY."),
};

export type OpenParams = z.infer<z.ZodObject<typeof openShape>>;

/** The ticket that is to be made; null when its subject comes out empty. */
export function openDraft({ subject, text, department, group, copy = [] }: OpenParams, scene: Scene): OpenDraft | null {
  const { ticket, scope } = scene;
  const words = fillPlaceholders(textIn(subject, ticket.language), scope).slice(0, LONGEST_SUBJECT).trim();
  if (words === "") return null;
  const attributes: { [name: string]: Json } = {};
  const fields: { [key: string]: Json } = {};
  for (const name of copy) {
    // The grammar lets only such names through as the runtime knows.
    const value = name === "tags" ? [...ticket.tags] : fieldValue(ticket, name as FieldPath);
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    if (empty) continue;
    if (name.startsWith("fields.")) fields[name.slice("fields.".length)] = value;
    else attributes[name] = value;
  }
  return {
    ...(attributes as TicketChanges),
    ...(Object.keys(fields).length > 0 && { fields }),
    subject: words,
    department: department ?? ticket.department,
    ...(group !== undefined && { group }),
    text: text === undefined ? null : fillPlaceholders(textIn(text, ticket.language), scope),
  };
}

export const NO_SUBJECT = {
  en: "The new ticket has no subject: its placeholders came out empty.",
  fr: "Le nouveau ticket n’a pas d’objet : ses variables sont vides.",
};
