import { z } from "zod";
import { METRICS, STAYS } from "../../blueprints/metric-names.ts";
import { STATUSES } from "../../blueprints/status.ts";
import { instant, json, sentence, text } from "./endpoint.ts";

/** Milliseconds of a clock's own kind of time. */
const span = z.int().describe("Milliseconds.");

const clockRef = {
  metric: z.enum([...METRICS, ...STAYS]),
  /** The state of a stay. */
  of: z.string().nullable(),
  /** Counts from 1. */
  instance: z.int(),
};

/** The status, and where a state pauses it that state, in which a clock stands still. */
const pausedBySchema = z.strictObject({ status: z.enum(STATUSES), state: z.string().nullable() });

/** One clock with a target, as it stands at the moment of the answer. */
export const clockViewSchema = z.strictObject({
  ...clockRef,
  /** “First reply”, “Stay in Triage”. */
  name: text,
  /** `resting`: stopped by solving, goes on after a reopening. */
  state: z.enum(["running", "paused", "resting"]),
  breached: z.boolean(),
  excused: z.boolean(),
  warned: z.boolean(),
  startedAt: instant,
  /** Null while it stands still. */
  dueAt: instant.nullable(),
  time: z.enum(["calendar", "working"]),
  targetMs: span,
  elapsedMs: span,
  /** In the target's own kind of time; negative: so much over. */
  leftMs: span,
  /** `paris-office@3`; null in calendar time. */
  calendar: z.string().nullable(),
  pausedBy: pausedBySchema.nullable(),
  /** The open span in which it ticks now, or the next one; null when it always ticks, or stands still. */
  open: z.strictObject({ from: instant, to: instant }).nullable(),
  /** Which policy or limit sets the target: `sla-policy:standard@3`. */
  rule: z.string(),
});

/** One stretch of a clock's life: counted, or stood still. */
const ledgerSpanSchema = z.strictObject({
  from: instant,
  to: instant,
  counted: z.boolean(),
  calendar: z.string().nullable(),
  ms: span,
  why: pausedBySchema.nullable(),
});

/** One instance of a clock from start to end, every counted interval of it, and why it is due when it is. */
export const ledgerLineSchema = z.strictObject({
  ...clockRef,
  name: text,
  startedAt: instant,
  endedAt: instant.nullable(),
  result: z.enum(["running", "paused", "met", "breached", "noTarget", "merged", "restarted"]),
  /** The reason for which its breach was excused. */
  excused: z.string().nullable(),
  rule: z.string().nullable(),
  target: z
    .strictObject({
      within: z.string(),
      time: z.enum(["calendar", "working"]),
      targetMs: span,
      calendar: z.string().nullable(),
    })
    .nullable(),
  dueAt: instant.nullable(),
  breachedAt: instant.nullable(),
  noticedAt: instant.nullable(),
  /** In its own kind of time. */
  elapsedMs: span,
  calendarMs: span,
  workingMs: span.nullable(),
  spans: z.array(ledgerSpanSchema),
  /** The document that sets the target: a policy, or the blueprint that draws the limit. */
  from: z
    .strictObject({ kind: z.enum(["sla-policy", "blueprint"]), key: z.string(), version: z.int(), name: text })
    .nullable(),
  /** Why that policy applies, with the values of now; null when it asks for nothing. */
  condition: z.strictObject({ sentence, holds: z.boolean().nullable(), explanation: json }).nullable(),
  calendar: z.strictObject({ key: z.string(), version: z.int(), name: text, timeZone: z.string() }).nullable(),
});

export type ClockView = z.infer<typeof clockViewSchema>;
export type LedgerLineView = z.infer<typeof ledgerLineSchema>;
