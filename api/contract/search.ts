import { z } from "zod";
import { endpoint, instant, named, sentence, text } from "./endpoint.ts";
import { ticketSummarySchema } from "./ticket-views.ts";

/** From the first character to the one after the last. */
const span = z.strictObject({ from: z.int(), to: z.int() });

/** Where words of a ticket stand. `note`: an internal one; `person`: an address of somebody besides the requester. */
const PLACES = [
  "number",
  "subject",
  "requester",
  "person",
  "field",
  "tag",
  "attribute",
  "message",
  "note",
  "attachment",
] as const;
export type FoundPlace = (typeof PLACES)[number];

/** A piece of a text, plain, with the places of what was found in it. */
export const foundSchema = z.strictObject({
  place: z.enum(PLACES),
  /** The field's name, where it is one. */
  field: text.nullable(),
  at: instant.nullable(),
  by: named.nullable(),
  text: z.string(),
  ranges: z.array(span),
});

export const hitSchema = z.strictObject({
  ticket: ticketSummarySchema,
  /** Places in the ticket's subject. */
  subject: z.array(span),
  found: z.array(foundSchema),
});

/** What of the query is not understood, and where it stands. An `error` finds nothing until it is mended. */
const findingSchema = span.extend({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  message: sentence,
});

export type SearchHit = z.infer<typeof hitSchema>;
export type SearchFinding = z.infer<typeof findingSchema>;

export const search = {
  find: endpoint({
    name: "search.find",
    method: "GET",
    path: "/search",
    who: "signedIn",
    summary:
      'Tickets by number, subject, conversation, requester, fields, tags and names of files: words, "exact words", -without and operators such as status:<solved. An exact number first, then words of the subject, then the rest; the latest first',
    query: z.strictObject({
      q: z.string().max(10_000),
      /** Minutes east of UTC of whoever asks: where `created:today` begins. */
      offset: z.coerce.number().int().min(-900).max(900).optional(),
      limit: z.coerce.number().int().min(1).max(50).optional(),
      cursor: z.string().max(200).optional(),
    }),
    answers: {
      200: z.strictObject({
        items: z.array(hitSchema),
        next: z.string().nullable(),
        findings: z.array(findingSchema),
        /** Tickets with words that are not known yet, up to a thousand; null for requesters. */
        behind: z.int().nullable(),
      }),
    },
  }),
} as const;
