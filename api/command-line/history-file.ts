import { z } from "zod";
import { PRIORITIES, STATUSES } from "../../blueprints/status.ts";

const instant = z.iso.datetime({ offset: true });
const loose = z.record(z.string(), z.unknown());
/** A document, or `library:KEY` for one that is shipped. Kind, form and name may be left out. */
const document = z.union([loose, z.string().regex(/^library:[A-Za-z0-9_-]+$/)]);

/** What it is expected to look like: only what is written is compared; an instant may be written in any zone. */
const expected = z.array(loose);

const at = { at: instant };
const by = {
  by: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
};

const eventSchema = z.discriminatedUnion("do", [
  z.strictObject({
    ...at,
    ...by,
    do: z.literal("created"),
    /** Its first word; `none`: nobody has said anything yet. */
    word: z.enum(["public", "note", "none"]).optional(),
    ticket: z
      .strictObject({
        status: z.enum(STATUSES).optional(),
        priority: z.enum(PRIORITIES).nullable().optional(),
        tags: z.array(z.string()).optional(),
        assignee: z.string().nullable().optional(),
        group: z.string().nullable().optional(),
        department: z.string().nullable().optional(),
        type: z.string().nullable().optional(),
        category: z.string().nullable().optional(),
        product: z.string().nullable().optional(),
        channel: z.string().optional(),
        dueAt: instant.optional(),
        fields: z.record(z.string(), z.json()).optional(),
      })
      .optional(),
  }),
  z.strictObject({ ...at, ...by, do: z.enum(["reply", "note"]), text: z.string().optional() }),
  /** A public word from outside: of the requester, of a CC, or of a machine in the requester's name. */
  z.strictObject({ ...at, do: z.enum(["word", "cc", "machine"]), text: z.string().optional() }),
  z.strictObject({ ...at, ...by, do: z.literal("status"), to: z.enum(STATUSES) }),
  z.strictObject({ ...at, ...by, do: z.enum(["assign", "group"]), to: z.string().nullable() }),
  z.strictObject({ ...at, ...by, do: z.literal("priority"), to: z.enum(PRIORITIES).nullable() }),
  z.strictObject({ ...at, ...by, do: z.enum(["tag", "untag"]), tag: z.string() }),
  z.strictObject({
    ...at,
    ...by,
    do: z.literal("step"),
    take: z.string(),
    with: z.record(z.string(), z.json()).optional(),
  }),
  z.strictObject({ ...at, ...by, do: z.literal("enter"), blueprint: z.string() }),
  z.strictObject({
    ...at,
    ...by,
    do: z.literal("excuse"),
    metric: z.string(),
    of: z.string().nullable().optional(),
    instance: z.int().min(1).optional(),
    reason: z.string(),
  }),
  /** A document comes into force and reaches the ticket: a new version where one of its key is there. */
  z.strictObject({ ...at, do: z.literal("publish"), document: z.union([loose, z.string()]) }),
  /** Nothing happens; the clocks with a target are looked at, next due first. */
  z.strictObject({ ...at, do: z.literal("look"), clocks: expected }),
]);

const surroundings = {
  calendars: z.record(z.string(), document).optional(),
  policies: z.array(document).optional(),
  timeRules: z.array(document).optional(),
  blueprints: z.array(document).optional(),
  /** What is known of groups: `{ "group:t1": { "calendar": "par" } }`. */
  groups: z.record(z.string(), loose).optional(),
  organization: loose.optional(),
};

export const historySchema = z.strictObject({
  name: z.string().min(1),
  ...surroundings,
  events: z.array(eventSchema).min(1),
  expect: z.strictObject({
    /** Every clock that had a target, whatever became of it; others may be named too. */
    ledger: expected.optional(),
    /** The facts of time limits and time rules, in order and none more; policies that applied stand under `applied`. */
    facts: expected.optional(),
    applied: expected.optional(),
    ticket: loose.optional(),
  }),
});

/** Whole histories of tickets under time limits, and what they come to. */
export const historyFileSchema = z.object({
  ...surroundings,
  histories: z.array(z.unknown()).min(1),
});

export type HistoryFile = z.infer<typeof historyFileSchema>;
export type History = z.infer<typeof historySchema>;
export type HistoryEvent = z.infer<typeof eventSchema>;
export type Surroundings = Pick<HistoryFile, keyof typeof surroundings>;
