import { z } from "zod";
import { durationSchema } from "./duration.ts";
import { personSchema } from "./people.ts";
import { PRIORITIES, STATUSES } from "./status.ts";

const json = z.json();
const answers = z
  .record(z.string(), json)
  .describe("Answers by item: field keys, and reply, note, resolution, checklist, people, attachments.");

const expectation = {
  state: z.string().nullable().optional().describe("State the ticket stands in; null: in no blueprint."),
  status: z.enum(STATUSES).optional(),
  assignee: z.string().nullable().optional(),
  fields: z.record(z.string(), json).optional(),
  facts: z
    .array(z.string())
    .optional()
    .describe(
      "Facts that must be among those since the given, in order: type, or type:detail such as transitionTaken:take.",
    ),
  effects: z
    .array(z.string())
    .optional()
    .describe("Effects that must be among those asked for: notify, webhook, …, or notify:template."),
  without: z.array(z.string()).optional().describe("Facts and effects that must not be among those since the given."),
  offered: z
    .record(z.string(), z.array(z.string()))
    .optional()
    .describe("Per person exactly the transitions offered, in order."),
  refused: z
    .array(z.string())
    .optional()
    .describe("The last step was refused, with exactly these pointers (or reason codes when they have no place)."),
};

const thenSchema = z.strictObject(expectation);

const stepSchema = z.union([
  z
    .strictObject({ as: z.string(), take: z.string(), with: answers.optional() })
    .describe("A person takes a transition, approves or rejects by it, or does a parallel step."),
  z
    .strictObject({ as: z.string(), takeBack: z.string() })
    .describe("A person takes back a parallel step that was done."),
  z
    .strictObject({ as: z.string(), reply: z.string(), automatic: z.boolean().optional() })
    .describe("A public word: by an agent, the requester, or thirdParty."),
  z.strictObject({ as: z.string(), note: z.string() }).describe("An internal note."),
  z.strictObject({ as: z.string(), set: answers }).describe("A change of fields outside any step."),
  z.strictObject({ as: z.string(), press: z.string() }).describe("A person presses a macro."),
  z.strictObject({ pass: durationSchema }).describe("Time passes."),
  z.strictObject({ expect: thenSchema }).describe("What must hold now."),
]);

/** One given / when / then example: the verifier runs it, publishing demands it. */
export const exampleSchema = z
  .strictObject({
    name: z.string().min(1).max(200),
    given: z.strictObject({
      now: z.iso.datetime({ offset: true }).optional(),
      people: z
        .record(personSchema, z.array(z.string()))
        .optional()
        .describe("People of the example with their groups, roles and departments."),
      ticket: z
        .strictObject({
          state: z.string().optional().describe("Where it stands; absent: the ticket is made and tries to enter."),
          status: z.enum(STATUSES).optional(),
          subject: z.string().optional(),
          department: z.string().nullable().optional(),
          assignee: z.string().nullable().optional(),
          group: z.string().nullable().optional(),
          channel: z.string().optional(),
          priority: z.enum(PRIORITIES).nullable().optional(),
          type: z.string().nullable().optional(),
          category: z.string().nullable().optional(),
          tags: z.array(z.string()).optional(),
          fields: z.record(z.string(), json).optional(),
        })
        .optional(),
    }),
    when: z.array(stepSchema).max(200),
    // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language; a document is never awaited.
    then: thenSchema,
  })
  .describe("Given / when / then: an example that must hold.");

export type Example = z.infer<typeof exampleSchema>;
export type Expectation = z.infer<typeof thenSchema>;
