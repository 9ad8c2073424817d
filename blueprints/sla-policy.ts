import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import { durationSchema, timeKindSchema } from "./duration.ts";
import { exampleSchema } from "./example.ts";
import { keySchema } from "./key.ts";
import { METRICS } from "./metric-names.ts";
import { PRIORITIES, STATUSES } from "./status.ts";
import { textSchema } from "./text.ts";
import { actionSchema } from "./vocabulary/actions.ts";

/** A reaction at a point of a time limit: at the warning, at the breach, or so long after it. */
export const escalationSchema = z.strictObject({
  at: z
    .union([z.enum(["warning", "breach"]), durationSchema])
    .describe("warning, breach, or a duration after the breach, in the target's own kind of time."),
  do: z.array(actionSchema).min(1).max(20),
});

const targetSchema = z
  .strictObject({
    metric: z.enum(METRICS),
    priority: z
      .enum(PRIORITIES)
      .optional()
      .describe(
        "Tickets of this priority. Absent: tickets of no priority, and of priorities without a row of their own.",
      ),
    within: durationSchema.describe("The promise. A day of working time is the calendar's day length."),
    time: timeKindSchema,
    calendar: keySchema.optional().describe("Calendar of this target; the policy's when absent."),
  })
  .describe("One cell of the table: metric, priority, and the promised time.");

const metricSettingsSchema = z
  .strictObject({
    pausedIn: z
      .strictObject({
        statuses: z.array(z.enum(STATUSES)).max(6).optional().describe("Replaces the metric's own pausing statuses."),
        states: z.array(keySchema).max(500).optional().describe("States of blueprints in which it stands still too."),
      })
      .optional(),
    warn: z
      .array(
        z.union([
          z.strictObject({ at: z.number().gt(0).lt(1).describe("Share of the target: 0.75.") }),
          z.strictObject({ before: durationSchema.describe("So long before it is due.") }),
        ]),
      )
      .max(5)
      .optional()
      .describe("When it warns, in the target's own kind of time."),
    escalate: z.array(escalationSchema).max(20).optional(),
    notes: z.boolean().optional().describe("An agent's internal note counts as a reply."),
    groups: z
      .array(z.string().regex(/^group:[a-z0-9][a-z0-9._-]{0,63}$/))
      .max(500)
      .optional()
      .describe("Group ownership only: the groups whose time is limited; every group when absent."),
  })
  .describe("How one metric behaves under this policy, for all its rows.");

/** What a desk promises, as a table of metric × priority. Policies stand in an order; the first whose condition holds applies. */
export const slaPolicySchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("sla-policy"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema,
    description: textSchema.optional(),
    when: conditionSchema.optional().describe("Which tickets. Absent: all."),
    calendar: keySchema
      .optional()
      .describe("Calendar of working time; the organization's or the group's own, else paris-office, when absent."),
    appliesTo: z
      .enum(["all", "newTickets"])
      .optional()
      .describe("newTickets: tickets made before this version was published keep what they had. all when absent."),
    targets: z.array(targetSchema).min(1).max(200),
    metrics: z.partialRecord(z.enum(METRICS), metricSettingsSchema).optional(),
    examples: z.array(exampleSchema).max(500).optional(),
  })
  .describe("SLA policy: which tickets, and within what time.");

export type SlaPolicy = z.infer<typeof slaPolicySchema>;
export type SlaTarget = SlaPolicy["targets"][number];
export type MetricSettings = NonNullable<NonNullable<SlaPolicy["metrics"]>[keyof NonNullable<SlaPolicy["metrics"]>]>;
export type Escalation = z.infer<typeof escalationSchema>;
