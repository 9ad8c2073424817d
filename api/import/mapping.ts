import { z } from "zod";
import { PRIORITIES } from "../../blueprints/status.ts";
import { isZone } from "./time.ts";
import { isTimeFormat } from "./time-format.ts";

const column = z.string().min(1).max(200);
const stepId = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);
const agent = z.string().regex(/^agent:[a-z0-9][a-z0-9._-]{0,63}$/, "Write agent:key, such as agent:ana.");

/**
 * Where a value comes from: a column (with a table of values, if wanted), the same value for all, or a text with
 * `{column}` placeholders. In a table, a value that is not listed stays as it is, unless `otherwise` is given.
 */
const sourceSchema = z.union([
  z.strictObject({ value: z.string().max(2000) }),
  z.strictObject({ text: z.string().min(1).max(2000) }),
  z.strictObject({
    column,
    values: z.record(z.string().max(200), z.string().max(200)).optional(),
    otherwise: z.string().max(200).optional(),
  }),
]);

const prioritySchema = z.union([
  z.strictObject({ value: z.enum(PRIORITIES) }),
  z.strictObject({
    column,
    values: z.record(z.string().max(200), z.enum(PRIORITIES)),
    otherwise: z.enum(PRIORITIES).optional(),
  }),
]);

/** What one activity of the log means. Tried in this order: it makes the ticket, it is a step, it is a note. */
const activitySchema = z
  .strictObject({
    creates: z
      .enum(["new", "open", "pending", "hold"])
      .optional()
      .describe("As the first event of a case it makes the ticket, with this status."),
    steps: z
      .array(stepId)
      .min(1)
      .max(50)
      .optional()
      .describe(
        "Transitions that it may be, in order: the first that the blueprint offers is taken. Does none fit, the ticket is moved by a marked jump.",
      ),
    answers: z
      .record(z.string().max(64), sourceSchema)
      .optional()
      .describe("What the row answers to the step: field key to source."),
    note: z.boolean().optional().describe("True: it moves nothing and is kept as an internal note."),
  })
  .refine(
    (activity) => activity.creates !== undefined || activity.steps !== undefined || activity.note === true,
    "Say creates, steps or note.",
  );

/** How a company's event log reads: which column is what, what each activity means, in which zone its clocks ran. */
export const mappingSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("log-mapping"),
    schemaVersion: z.literal(1),
    log: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, "A short name: a-z, 0-9 and -.")
      .describe("Name of the log: part of every event's id. Another log needs another name."),
    blueprint: stepId.describe("Key of the published blueprint that the tickets follow."),
    file: z
      .strictObject({
        delimiter: z.string().length(1).optional().describe("Comma when absent; \\t for a tabulator."),
        encoding: z
          .enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"])
          .optional()
          .describe("UTF-8 when absent; a byte order mark wins."),
      })
      .optional(),
    columns: z.strictObject({ case: column, activity: column, at: column, resource: column.optional() }),
    time: z.strictObject({
      zone: z
        .string()
        .refine(isZone, "Name an IANA time zone, such as Europe/Rome.")
        .describe("Zone of the log's clocks; unused where the instant carries an offset."),
      format: z
        .string()
        .max(60)
        .refine(
          isTimeFormat,
          "Write iso, epochSeconds, epochMs, or a pattern of yyyy MM dd HH mm ss (of 12 hours: hh with a); other letters in single quotes.",
        )
        .optional()
        .describe("iso when absent."),
      ambiguous: z
        .enum(["earlier", "later"])
        .optional()
        .describe("Which of two instants an hour that the clocks showed twice means; earlier when absent."),
    }),
    people: z
      .record(z.string().max(200), agent)
      .optional()
      .describe("Resources who are agents here. Everybody else is kept by name."),
    ticket: z.strictObject({
      subject: sourceSchema,
      description: sourceSchema.optional(),
      requester: sourceSchema
        .optional()
        .describe("Name of the customer: becomes a contact, found again by this name and log."),
      product: sourceSchema.optional(),
      department: sourceSchema.optional(),
      group: sourceSchema.optional(),
      type: sourceSchema.optional(),
      category: sourceSchema.optional(),
      priority: prioritySchema.optional(),
      language: z
        .string()
        .regex(/^[a-z]{2}$/)
        .optional(),
      tags: z.array(z.string().min(1).max(60)).max(20).optional(),
      fields: z.record(stepId, sourceSchema).optional(),
    }),
    activities: z
      .record(z.string().min(1).max(200), activitySchema)
      .refine((all) => Object.keys(all).length > 0, "Map at least one activity."),
  })
  .describe("A mapping: how an event log becomes tickets.");

export type Mapping = z.infer<typeof mappingSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Activity = z.infer<typeof activitySchema>;

/** Every column that the mapping reads. */
export function columnsOf(mapping: Mapping): ReadonlySet<string> {
  const found = new Set<string>(Object.values(mapping.columns).filter((name) => name !== undefined));
  const { tags: _tags, language: _language, fields, ...attributes } = mapping.ticket;
  const answers = Object.values(mapping.activities).flatMap((activity) => Object.values(activity.answers ?? {}));
  for (const source of [...Object.values(attributes), ...Object.values(fields ?? {}), ...answers]) {
    if (source === undefined) continue;
    if ("column" in source) found.add(source.column);
    if ("text" in source) for (const [, name] of source.text.matchAll(/\{([^{}]+)\}/g)) if (name) found.add(name);
  }
  return found;
}

/** The value a source gives for a row; null where the column is empty. */
export function readSource(source: Source, cell: (column: string) => string): string | null {
  if ("value" in source) return source.value;
  if ("text" in source) return source.text.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => cell(name));
  const raw = cell(source.column);
  if (raw === "") return null;
  const table = source.values;
  if (table && Object.hasOwn(table, raw)) return table[raw] ?? null;
  return source.otherwise ?? raw;
}
