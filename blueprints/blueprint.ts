import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import { durationSchema, timeKindSchema } from "./duration.ts";
import { exampleSchema } from "./example.ts";
import { keySchema } from "./key.ts";
import { layoutSchema } from "./layout.ts";
import { personSchema } from "./people.ts";
import { escalationSchema } from "./sla-policy.ts";
import { OUTCOMES, STATUSES } from "./status.ts";
import { textSchema } from "./text.ts";
import { actionSchema } from "./vocabulary/actions.ts";
import { askSchema } from "./vocabulary/asks.ts";

const people = z.array(personSchema).max(100);

const limitShape = {
  within: durationSchema,
  time: timeKindSchema,
  calendar: keySchema.optional().describe("Key of the calendar for working time; paris-office when absent."),
  warnAt: z.number().gt(0).lt(1).optional().describe("Share of the limit at which it warns: 0.75."),
  escalate: z.array(escalationSchema).max(20).optional(),
};

export const limitSchema = z
  .strictObject({
    ...limitShape,
    counts: z
      .enum(["visit", "allVisits"])
      .optional()
      .describe("Each visit anew (the default), or all visits together."),
  })
  .describe("Longest stay in the state, with warning and escalation.");

export const processLimitSchema = z
  .strictObject({
    ...limitShape,
    pausedIn: z.array(keySchema).max(2500).optional().describe("States in which the process clock rests."),
  })
  .describe("Longest time for the whole process.");

const beforeSchema = z
  .strictObject({
    who: people.min(1).optional().describe("Who may take it. Nobody named: any agent of the department."),
    when: conditionSchema
      .optional()
      .describe("Offered only while this holds; else under Not available now, with the reason."),
    otherwise: textSchema.optional().describe("Our own words for the reason, instead of the generated one."),
  })
  .describe("Before: who may take the step, and when it is offered.");

export const startSchema = z
  .union([
    z.strictObject({
      on: z.enum([
        "requesterReplied",
        "thirdPartyReplied",
        "approved",
        "rejected",
        "stepsDone",
        "fieldChanged",
        "childrenSolved",
        "rated",
        "webhook",
        "ccReplied",
        "slaWarning",
        "slaBreached",
        "slaMet",
      ]),
      when: conditionSchema.optional(),
    }),
    z.strictObject({
      after: durationSchema,
      time: timeKindSchema,
      calendar: keySchema
        .optional()
        .describe("Key of the calendar that working time is counted by; paris-office where none is named."),
      when: conditionSchema.optional(),
    }),
  ])
  .describe("How it starts by itself: on an event, or after so long in the state. Absent: a person's button.");

const approvalSchema = z
  .strictObject({
    of: people.min(1),
    need: z.union([z.enum(["one", "all"]), z.int().min(1).max(100)]),
    deputy: people.optional(),
    within: z.strictObject({ within: durationSchema, time: timeKindSchema, calendar: keySchema.optional() }).optional(),
  })
  .describe("The state waits for approval; left by transitions that start on approved and on rejected.");

const parallelStepSchema = z.strictObject({
  id: keySchema,
  name: textSchema,
  before: beforeSchema.optional(),
  during: z.array(askSchema).max(100).optional(),
  after: z.array(actionSchema).max(50).optional(),
});

const parallelSchema = z
  .strictObject({
    need: z.union([z.literal("all"), z.int().min(1).max(100)]),
    steps: z.array(parallelStepSchema).min(1).max(100),
  })
  .describe("Child steps in any order, by different teams; left by a transition that starts on stepsDone.");

export const stateSchema = z
  .strictObject({
    id: keySchema,
    name: textSchema,
    status: z.enum(STATUSES),
    colour: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/)
      .optional()
      .describe("Accent colour, #rrggbb; by status when absent."),
    note: textSchema.optional(),
    limit: limitSchema.optional(),
    strict: z
      .strictObject({ except: people.optional() })
      .optional()
      .describe("Outside transitions nothing may be edited except by those named."),
    approval: approvalSchema.optional(),
    parallel: parallelSchema.optional(),
    final: z.enum(OUTCOMES).optional().describe("Ends the process with this outcome."),
    reenter: keySchema
      .optional()
      .describe("State in which a reopened ticket resumes; the one before this when absent."),
  })
  .describe("Where a ticket may stand.");

export const transitionSchema = z
  .strictObject({
    id: keySchema,
    name: textSchema,
    from: z
      .union([z.array(keySchema).min(1).max(2500), z.literal("any")])
      .describe("States it leaves, or any non-final state."),
    except: z.array(keySchema).max(2500).optional().describe("With from any: the states that do not offer it."),
    to: keySchema,
    primary: z.boolean().optional().describe("Shown as the first button."),
    start: startSchema.optional(),
    before: beforeSchema.optional(),
    during: z
      .array(askSchema)
      .max(100)
      .optional()
      .describe("During: what is asked, in the order in which people meet it. All or nothing."),
    after: z.array(actionSchema).max(50).optional().describe("After: what happens then, in order."),
  })
  .describe("A step from state to state.");

const entrySchema = z
  .strictObject({
    when: conditionSchema.optional().describe("Which tickets it takes. Absent: all."),
    into: z
      .partialRecord(z.enum(STATUSES), keySchema)
      .refine((into) => Object.keys(into).length > 0, "Name a state for at least one status.")
      .describe("The state that a ticket of each status enters; a status that is not named is not taken."),
  })
  .describe("Which tickets enter, and where.");

const originSchema = z
  .strictObject({
    part: keySchema,
    version: z.int().min(1),
    states: z.record(z.string(), keySchema).describe("The state here for each state of the part."),
    transitions: z.record(z.string(), keySchema).describe("The transition here for each one of the part."),
  })
  .describe("The part that was put in here, and its version: a newer one is offered.");

const sectionSchema = z
  .strictObject({
    id: keySchema,
    name: textSchema,
    colour: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/)
      .optional()
      .describe("Colour of its frame, #rrggbb."),
    states: z.array(keySchema).min(1).max(2500).describe("The states in it. Each stands in one section at most."),
    from: originSchema.optional(),
  })
  .describe("A frame with a name around some states.");

const noteSchema = z
  .strictObject({
    id: keySchema,
    text: textSchema,
    at: z.tuple([z.number(), z.number()]).describe("Its top left corner on the canvas: [x, y]."),
    colour: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/)
      .optional()
      .describe("Colour of its paper, #rrggbb."),
  })
  .describe("A remark on the canvas, for those who draw.");

/** The grammar of a blueprint, version 1. Strict: what it does not know it refuses. */
export const blueprintSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("blueprint"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema,
    description: textSchema.optional(),
    departments: z
      .array(z.string().regex(/^department:[a-z0-9][a-z0-9._-]{0,63}$/))
      .max(100)
      .optional()
      .describe("Departments it spans."),
    entry: entrySchema,
    limit: processLimitSchema.optional(),
    states: z.array(stateSchema).min(1).max(2500),
    transitions: z.array(transitionSchema).max(5000),
    ignore: z
      .array(
        z.strictObject({ code: z.string().max(64), pointer: z.string().max(400), reason: z.string().min(1).max(400) }),
      )
      .max(200)
      .optional()
      .describe("Warnings put aside, each with its reason."),
    examples: z.array(exampleSchema).max(500).optional(),
    layout: layoutSchema
      .optional()
      .describe("Place of each state on the canvas. Moving a box is no change of process."),
    sections: z
      .array(sectionSchema)
      .max(200)
      .optional()
      .describe("Groups of states as they are drawn. Grouping is no change of process."),
    notes: z
      .array(noteSchema)
      .max(200)
      .optional()
      .describe("Remarks on the canvas. They change nothing of the process."),
  })
  .describe("A blueprint: states, transitions, who may take them, what is asked on the way, what happens next.");

export type Blueprint = z.infer<typeof blueprintSchema>;
export type State = z.infer<typeof stateSchema>;
export type Transition = z.infer<typeof transitionSchema>;
export type Section = z.infer<typeof sectionSchema>;
export type Note = z.infer<typeof noteSchema>;
export type Start = z.infer<typeof startSchema>;
