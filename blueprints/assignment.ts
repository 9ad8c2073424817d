import { z } from "zod";
import { durationSchema, timeKindSchema } from "./duration.ts";
import { keySchema } from "./key.ts";
import { textSchema } from "./text.ts";

/** How a person of a group is chosen. */
export const PICKS = ["byHand", "roundRobin", "leastLoaded", "lastOwner"] as const;
export type PickMethod = (typeof PICKS)[number];

const perChannel = z.record(z.string().min(1).max(40), z.int().min(0).max(1000));

/** Most tickets that one person gets by itself, in all and by channel. */
export const capacitySchema = z.strictObject({
  perAgent: z.int().min(1).max(1000).optional(),
  channels: perChannel.optional(),
});
export type Capacity = z.infer<typeof capacitySchema>;

/** Why somebody leaves his tickets: his shift ended, or he is absent until a day. */
export const LEAVINGS = ["shiftEnded", "absent"] as const;

/** Why somebody's tickets go: as the group's rule says, or all of them, because he is of the desk no more. */
export const DEPARTURES = [...LEAVINGS, "left", "noSeat"] as const;
export type DepartureReason = (typeof DEPARTURES)[number];

/** `answered`: the requester had the last word. `due`: due before he is back. */
export const GOES_BACK = ["answered", "due"] as const;

const goesBackSchema = z.union([z.enum(["nothing", "all"]), z.array(z.enum(GOES_BACK)).min(1).max(2)]);
export type GoesBack = z.infer<typeof goesBackSchema>;

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
    capacity: capacitySchema.optional().describe("Most tickets one agent gets by itself; by channel too."),
    skillsTimeOut: z
      .strictObject({ within: durationSchema, time: timeKindSchema, calendar: keySchema.optional() })
      .optional()
      .describe("After so long without anybody who has the skills, anybody may get it."),
    backlog: z
      .enum(["oldest", "due", "priority"])
      .optional()
      .describe("Which waiting ticket goes first when somebody has room: the oldest when absent."),
    pullsNext: z
      .enum(["owner", "closer"])
      .optional()
      .describe(
        "Who gets the next waiting ticket when one is solved, if he has room: else, and when absent, the method chooses.",
      ),
    goesBack: z
      .strictObject({
        shiftEnded: goesBackSchema
          .optional()
          .describe("At the end of the owner's shift; a break of two hours is no end."),
        absent: goesBackSchema.optional().describe("When the owner is set absent until a day."),
      })
      .optional()
      .describe(
        "What goes back to the group and is given out again: answered by the requester, due before the owner is back, all, or nothing (when absent).",
      ),
  })
  .describe("Assignment: how a group chooses who gets a ticket.");

export type Assignment = z.infer<typeof assignmentSchema>;
