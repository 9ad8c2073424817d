import { z } from "zod";
import { STATUSES } from "../../blueprints/status.ts";
import { RATINGS } from "../../blueprints/ticket.ts";
import { AGES, WAITS_ON } from "../../runtime/reports.ts";
import { endpoint, instant, text } from "./endpoint.ts";
import { ticketSummarySchema } from "./ticket-views.ts";

export const DIMENSIONS = ["assignee", "group", "department", "category", "priority", "channel"] as const;

/**
 * Figures that count tickets; each has its list. `finished`: solved or reopened in the period, of which `reopened` is a part. `part`: a day of `opened` and `solved`, an age of `open`, policy and metric
 * (`standard/firstReply`) of `met`, `breached` and `excused`, a word of `rated`, blueprint and state (`finance/open`) of `stayed`,
 * an hour of the day (`13`) of `openedAt`.
 * As of now, whatever the period: `open`, `unassigned`, `active` (new or open), `dueSoon` (within the hour), `overdue`, `paused`,
 * `waiting` (for a step of the person who is its part), `dueBy` (until the instant that is its part), `status` (one of the scale).
 */
export const FIGURES = [
  "opened",
  "solved",
  "oneTouch",
  "reopened",
  "finished",
  "open",
  "unassigned",
  "active",
  "dueSoon",
  "overdue",
  "paused",
  "waiting",
  "dueBy",
  "status",
  "met",
  "breached",
  "excused",
  "rated",
  "stayed",
  "openedAt",
  "stepped",
  "returned",
  "brokenAt",
  "brokenBy",
  "waitedFor",
] as const;

/**
 * Told by whole journals, of the tickets that came in the period. Their parts: blueprint and step (`finance/take`), blueprint and
 * state, version too (`finance@3/open`) for `brokenAt`, a person, and for whom a ticket waited.
 */
export const COURSE_FIGURES = ["stepped", "returned", "brokenAt", "brokenBy", "waitedFor"] as const;
export type CourseFigure = (typeof COURSE_FIGURES)[number];

export type Dimension = (typeof DIMENSIONS)[number];
export type Figure = (typeof FIGURES)[number];

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, "Write a day as 2026-11-23.");
const value = z.string().min(1).max(100);
/** What a report is about: days of a zone, and only tickets that have these now; `none`: those that have none. */
const about = {
  from: day.optional(),
  to: day.optional(),
  zone: z.string().max(64).optional(),
  assignee: value.optional(),
  group: value.optional(),
  department: value.optional(),
  category: value.optional(),
  priority: value.optional(),
  channel: value.optional(),
};

const count = z.int();
const length = z.int().nullable().describe("Milliseconds; null: there is none.");
const spread = z.strictObject({ count, median: length, p90: length });
const lengths = z.strictObject({
  /** By the wall clock, and within opening hours; null: the desk has none. */
  calendar: spread,
  working: spread.nullable(),
});

export const reportSchema = z.strictObject({
  at: instant,
  zone: z.string(),
  from: day,
  to: day,
  /** Key of the calendar by which working time is counted; null: the desk has none. */
  calendar: z.string().nullable(),
  days: z.array(z.strictObject({ day, opened: count, solved: count })),
  totals: z.strictObject({
    opened: count,
    solved: count,
    oneTouch: count,
    reopened: count,
    /** Of so many that were solved or reopened in the period. */
    reopenedOf: count,
    open: count,
    unassigned: count,
  }),
  firstReply: lengths.extend({ none: count }),
  resolution: lengths,
  promises: z.array(
    z.strictObject({ policy: z.string(), name: text, metric: z.string(), met: count, breached: count, excused: count }),
  ),
  ages: z.array(z.strictObject({ key: z.enum(AGES.map(({ key }) => key)), count })),
  states: z.array(
    z.strictObject({
      blueprint: z.strictObject({ key: z.string(), name: text }),
      state: z.strictObject({ id: z.string(), name: text, status: z.enum(STATUSES).nullable() }),
      tickets: count,
      visits: count,
      median: length,
      p90: length,
      total: z.int(),
      /** Within opening hours; null: the desk has none. */
      working: z.strictObject({ median: length, p90: length, total: z.int() }).nullable(),
      /** How often tickets came back to it, and how many did. */
      returns: count,
      returned: count,
    }),
  ),
  /** How often each step was taken, and on how many tickets. */
  steps: z.array(
    z.strictObject({
      blueprint: z.strictObject({ key: z.string(), name: text }),
      transition: z.strictObject({ id: z.string(), name: text }),
      times: count,
      tickets: count,
    }),
  ),
  /** Where tickets stood when a time limit was broken, by version; null: in no blueprint. */
  brokenAt: z.array(
    z.strictObject({
      part: z.string(),
      blueprint: z.strictObject({ key: z.string(), name: text, version: z.int() }).nullable(),
      state: z.strictObject({ id: z.string(), name: text }).nullable(),
      times: count,
      tickets: count,
    }),
  ),
  /** Who had them then; null: nobody. */
  brokenBy: z.array(
    z.strictObject({ assignee: z.string().nullable(), name: z.string().nullable(), times: count, tickets: count }),
  ),
  /** How many came in each hour of the day, by channel, in the order of `channels`. */
  load: z.strictObject({
    channels: z.array(z.string()),
    hours: z.array(z.strictObject({ hour: count, counts: z.array(count) })),
  }),
  /** For whom those that came in the period have waited, each ticket's pauses summed. */
  waits: z.array(z.strictObject({ on: z.enum(WAITS_ON), tickets: count, median: length, p90: length, total: z.int() })),
  ratings: z.array(z.strictObject({ word: z.enum(RATINGS), count })),
  by: z.strictObject({
    dimension: z.enum(DIMENSIONS),
    rows: z.array(
      z.strictObject({
        key: z.string(),
        name: z.string().nullable(),
        opened: count,
        solved: count,
        reopened: count,
        breached: count,
        open: count,
      }),
    ),
  }),
});
export type ReportView = z.infer<typeof reportSchema>;

const TABLES = ["days", "promises", "ages", "states", "steps", "brokenAt", "brokenBy", "waits", "load", "by"] as const;
export type ReportTable = (typeof TABLES)[number];

const weeklySchema = z.strictObject({ wanted: z.boolean() });

export const figures = {
  read: endpoint({
    name: "figures.read",
    method: "GET",
    path: "/figures",
    who: "right:reports",
    summary:
      "The report of a period (28 days when nothing is said, 366 at most): flow, times, promises, backlog, states, ratings, and a table by one attribute",
    query: z.strictObject({ ...about, by: z.enum(DIMENSIONS).optional() }),
    answers: { 200: reportSchema },
  }),
  tickets: endpoint({
    name: "figures.tickets",
    method: "GET",
    path: "/figures/tickets",
    who: "agent",
    summary: "Exactly the tickets that a figure counts, the newest first",
    query: z.strictObject({
      ...about,
      figure: z.enum(FIGURES),
      part: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
      cursor: z.string().max(200).optional(),
    }),
    answers: {
      200: z.strictObject({ count, items: z.array(ticketSummarySchema), next: z.string().nullable() }),
    },
  }),
  export: endpoint({
    name: "figures.export",
    method: "GET",
    path: "/figures/export",
    who: "right:reports",
    summary:
      "One table of a report as CSV (RFC 4180, UTF-8), with its columns in the caller's language; times in minutes",
    query: z.strictObject({ ...about, by: z.enum(DIMENSIONS).optional(), table: z.enum(TABLES) }),
    contentType: "text/csv",
    answers: { 200: z.string() },
  }),
  weekly: endpoint({
    name: "figures.weekly",
    method: "GET",
    path: "/figures/weekly",
    who: "right:reports",
    summary: "Whether a summary of the week is mailed to the caller",
    answers: { 200: weeklySchema },
  }),
  setWeekly: endpoint({
    name: "figures.setWeekly",
    method: "PUT",
    path: "/figures/weekly",
    who: "right:reports",
    summary: "Have a summary of the week mailed every Monday at 08:00 of a time zone, or no more",
    body: weeklySchema.extend({ zone: z.string().max(64) }),
    answers: { 200: weeklySchema },
  }),
} as const;
