import { z } from "zod";
import { durationSchema, timeKindSchema } from "./duration.ts";
import { keySchema } from "./key.ts";
import { textSchema } from "./text.ts";

/** How a person of a group is chosen. */
export const PICKS = ["byHand", "roundRobin", "leastLoaded", "lastOwner"] as const;
export type PickMethod = (typeof PICKS)[number];

/** How one group shares its work. A group without such a document assigns by hand. */
export const assignmentSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("assignment"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema,
    group: z.string().regex(/^group:[a-z0-9][a-z0-9._-]{0,63}$/),
    method: z.enum(PICKS).describe("lastOwner: the requester's last owner, else least loaded."),
    load: z
      .strictObject({
        by: z.enum(["tickets", "effort"]).optional().describe("Number of tickets, or their effort points."),
        pending: z.number().min(0).max(1).optional().describe("Weight of a pending ticket; 0 when absent."),
        hold: z.number().min(0).max(1).optional().describe("Weight of a ticket on hold; 0 when absent."),
      })
      .optional(),
    capacity: z
      .strictObject({
        perAgent: z.int().min(1).max(1000).optional(),
        channels: z.record(z.string().min(1).max(40), z.int().min(0).max(1000)).optional(),
      })
      .optional()
      .describe("Most tickets one agent gets by itself; by channel too."),
    skillsTimeOut: z
      .strictObject({ within: durationSchema, time: timeKindSchema, calendar: keySchema.optional() })
      .optional()
      .describe("After so long without anybody who has the skills, anybody may get it."),
    backlog: z
      .enum(["oldest", "due", "priority"])
      .optional()
      .describe("Which waiting ticket goes first when somebody has room: the oldest when absent."),
  })
  .describe("Assignment: how a group chooses who gets a ticket.");

export type Assignment = z.infer<typeof assignmentSchema>;
