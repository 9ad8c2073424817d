import { z } from "zod";
import { STATUSES } from "../../blueprints/status.ts";
import { GROUP_COLUMNS, ORDER_COLUMNS } from "../../blueprints/view-columns.ts";
import { documentSchema, findingSchema, versionSchema } from "./definition-views.ts";
import { endpoint, instant, json, pageQuery, text } from "./endpoint.ts";
import { ticketSummarySchema } from "./ticket-views.ts";

const keyed = z.strictObject({ key: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/) });
const direction = z.enum(["asc", "desc"]);
const ticketId = z.string().min(1).max(100);

/** Who has a view: everyone of the desk, the members of groups, one person. */
const seesSchema = z.union([
  z.literal("everyone"),
  z.strictObject({ groups: z.array(z.string()) }),
  z.strictObject({ person: z.string() }),
]);

export const viewSummarySchema = z.strictObject({
  key: z.string(),
  version: z.int(),
  name: text,
  description: text.nullable(),
  /** What is shown of a ticket, in this order: an attribute, or `fields.` and the key of a field. */
  columns: z.array(z.strictObject({ key: z.string(), title: text })),
  group: z.strictObject({ by: z.enum(GROUP_COLUMNS), direction }).nullable(),
  order: z.array(z.strictObject({ by: z.enum(ORDER_COLUMNS), direction })),
  sees: seesSchema,
  mayChange: z.boolean(),
  /** Its condition reads what no index knows: tickets are looked at one by one. */
  slow: z.boolean(),
});

/** A ticket of a view: what every list shows, and those of its columns that only some have. */
export const viewTicketSchema = z.strictObject({
  ticket: ticketSummarySchema,
  cells: z.record(z.string(), json),
});

const countSchema = z.strictObject({
  count: z.int(),
  /** False: so many at least, since not all tickets could be looked at. */
  exact: z.boolean(),
});

export type ViewSummary = z.infer<typeof viewSummarySchema>;
export type ViewTicket = z.infer<typeof viewTicketSchema>;

export const views = {
  list: endpoint({
    name: "views.list",
    method: "GET",
    path: "/views",
    who: "agent",
    summary: "The views that the caller has: shared ones, those of the caller's groups, and own ones",
    answers: { 200: z.strictObject({ items: z.array(viewSummarySchema) }) },
  }),
  counts: endpoint({
    name: "views.counts",
    method: "GET",
    path: "/view-counts",
    who: "agent",
    summary: "How many tickets each of the caller's views holds, of those that the caller may see",
    answers: { 200: z.strictObject({ at: instant, items: z.array(countSchema.extend({ key: z.string() })) }) },
  }),
  preview: endpoint({
    name: "views.preview",
    method: "POST",
    path: "/view-preview",
    who: "agent",
    summary: "What a view that nobody has saved would hold: its count and first tickets, and what is wrong with it",
    body: z.strictObject({ document: json }),
    answers: {
      200: z.strictObject({
        findings: z.array(findingSchema),
        count: countSchema.nullable(),
        slow: z.boolean(),
        items: z.array(viewTicketSchema),
      }),
    },
  }),
  read: endpoint({
    name: "views.read",
    method: "GET",
    path: "/views/:key",
    who: "agent",
    summary: "One view: its document and every version it has had, newest first; ETag is the version in force",
    params: keyed,
    answers: {
      200: viewSummarySchema.extend({
        document: documentSchema,
        versions: z.array(versionSchema.extend({ document: documentSchema })),
      }),
    },
  }),
  save: endpoint({
    name: "views.save",
    method: "PUT",
    path: "/views/:key",
    who: "agent",
    summary:
      'Save a view, used at once; the version before stays in its history. One’s own by anybody, shared ones by managers. If-Match is the version in force, "0" for a new one',
    params: keyed,
    body: documentSchema,
    ifMatch: "required",
    answers: { 200: viewSummarySchema },
  }),
  remove: endpoint({
    name: "views.remove",
    method: "DELETE",
    path: "/views/:key",
    who: "agent",
    summary: "Take a view away; saving it again brings it back",
    params: keyed,
    ifMatch: "required",
    answers: { 204: null },
  }),
  tickets: endpoint({
    name: "views.tickets",
    method: "GET",
    path: "/views/:key/tickets",
    who: "agent",
    summary: "The tickets of a view that the caller may see, a page at a time; a page may be short and not the last",
    params: keyed,
    query: z.strictObject({
      status: z.enum(STATUSES).optional(),
      group: z.string().max(100).optional(),
      /** Number, or words of subject and requester. */
      text: z.string().max(200).optional(),
      /** Another order than the view's own, without headings. */
      order: z.enum(ORDER_COLUMNS).optional(),
      direction: direction.optional(),
      ...pageQuery,
      cursor: z.string().max(2_000).optional(),
    }),
    answers: { 200: z.strictObject({ items: z.array(viewTicketSchema), next: z.string().nullable() }) },
  }),
  export: endpoint({
    name: "views.export",
    method: "GET",
    path: "/views/:key/export",
    who: "agent",
    summary:
      "The whole view as CSV (RFC 4180, UTF-8; bom=true for spreadsheets that need the mark), with its columns in the caller's language",
    params: keyed,
    query: z.strictObject({ bom: z.enum(["true", "false"]).optional() }),
    contentType: "text/csv",
    answers: { 200: z.string() },
  }),
  next: endpoint({
    name: "views.next",
    method: "POST",
    path: "/views/:key/next",
    who: "agent",
    summary:
      "The next ticket of a view in its order, after another: none that somebody else has open, none that the caller has skipped today. Nobody is assigned by it",
    params: keyed,
    body: z.strictObject({
      after: ticketId.optional(),
      skip: z.strictObject({ ticket: ticketId, reason: z.string().max(500) }).optional(),
    }),
    answers: { 200: z.strictObject({ next: viewTicketSchema.nullable() }) },
  }),
} as const;
