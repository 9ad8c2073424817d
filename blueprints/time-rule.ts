import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import { durationSchema, timeKindSchema } from "./duration.ts";
import { exampleSchema } from "./example.ts";
import { keySchema } from "./key.ts";
import { STATUSES } from "./status.ts";
import { textSchema } from "./text.ts";
import { actionSchema } from "./vocabulary/actions.ts";

/** What a rule counts from. Whatever it is, when it changes the rule is armed anew. */
const sinceSchema = z
  .union([
    z.enum(["created", "lastAgentAction", "lastReply", "lastRequesterWord", "slaBreached", "dueAt"]),
    z.strictObject({ status: z.enum(STATUSES).describe("Since the ticket is in this status.") }),
    z.strictObject({
      state: keySchema.describe("Since the ticket is in this state."),
      blueprint: keySchema.optional().describe("Of this blueprint; of any when absent."),
    }),
    z.strictObject({ field: keySchema.describe("Since the date in this field has come.") }),
  ])
  .describe(
    "Counts from: created, lastAgentAction, lastReply, lastRequesterWord, slaBreached, dueAt, a status, a state, or the date in a field.",
  );

const untilSchema = z
  .union([z.enum(["dueAt", "slaDue"]), z.strictObject({ field: keySchema.describe("Key of a date field.") })])
  .describe("Counts towards: the ticket's due date, the next SLA due instant, or a date field.");

const shape = {
  $schema: z.string().max(200).optional(),
  kind: z.literal("time-rule"),
  schemaVersion: z.literal(1),
  key: keySchema,
  name: textSchema,
  description: textSchema.optional(),
  time: timeKindSchema,
  calendar: keySchema.optional().describe("Calendar of working time; paris-office when absent."),
  when: conditionSchema
    .optional()
    .describe("Acts only while this holds; looked at when the time has come, and at every event after."),
  do: z.array(actionSchema).min(1).max(50),
  examples: z.array(exampleSchema).max(500).optional(),
} as const;

/** Something happens by itself when time has passed: once per arming, or again and again. */
export const timeRuleSchema = z
  .strictObject({
    ...shape,
    since: sinceSchema.optional(),
    until: untilSchema.optional().describe("With until, `reaches` is how long before; with since, how long after."),
    reaches: durationSchema.describe("How long after what it counts from, or before what it counts towards."),
    again: durationSchema.optional().describe("Acts again every so long. Absent: once per arming."),
    also: z
      .array(
        z.strictObject({
          nth: z.int().min(1).max(1000).describe("At this time of acting, counted from 1."),
          do: z.array(actionSchema).min(1).max(50),
        }),
      )
      .max(20)
      .optional()
      .describe("What is done besides at the n-th time: the third reminder goes to the manager too."),
  })
  .refine((rule) => (rule.since === undefined) !== (rule.until === undefined), {
    message: "Write since or until: one of the two.",
    path: ["since"],
  })
  .describe("Time rule: so long after or before something, if a condition holds, actions.");

export type TimeRule = z.infer<typeof timeRuleSchema>;
