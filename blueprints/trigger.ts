import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import { exampleSchema } from "./example.ts";
import { keySchema } from "./key.ts";
import { textSchema } from "./text.ts";
import { actionSchema } from "./vocabulary/actions.ts";

/** Everything that a trigger may start on, each worked out from the facts of an event. */
export const HAPPENINGS = [
  "created",
  "changed",
  "requesterReplied",
  "agentReplied",
  "noteAdded",
  "thirdPartyReplied",
  "assigned",
  // Given to a group, or opened in one, and nobody of it was chosen: told once the group has had its turn.
  "waits",
  "statusChanged",
  "solved",
  "reopened",
  "closed",
  "stateEntered",
  "stepTaken",
  "slaWarning",
  "slaBreached",
  "slaMet",
  "effectFailed",
  "taskDone",
  "childrenSolved",
  "rated",
] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** Something happens, a condition holds: actions. Triggers stand in an order; each sees what earlier ones did. */
export const triggerSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("trigger"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema,
    description: textSchema.optional(),
    section: textSchema.optional().describe("Heading under which the list shows it."),
    on: z.array(z.enum(HAPPENINGS)).min(1).max(20).describe("What it starts on: any of these."),
    when: conditionSchema
      .optional()
      .describe("Acts only while this holds. `changed` compares with the value before the event."),
    do: z.array(actionSchema).min(1).max(50),
    examples: z.array(exampleSchema).max(500).optional(),
  })
  .describe("Trigger: when something happens and a condition holds, actions. At most once per event.");

export type Trigger = z.infer<typeof triggerSchema>;
