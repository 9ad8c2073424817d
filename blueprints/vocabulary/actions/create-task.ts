import { z } from "zod";
import { calendarMs, durationSchema, parseDuration } from "../../duration.ts";
import { personSchema } from "../../people.ts";
import { fillPlaceholders } from "../../placeholders.ts";
import { textIn, textSchema } from "../../text.ts";
import { defineAction } from "../action.ts";
import { peopleOf } from "../people-of.ts";

const LONGEST_TITLE = 500;

export const createTask = defineAction({
  type: "createTask",
  title: { en: "Create a task", fr: "Créer une tâche" },
  schema: z
    .strictObject({
      do: z.literal("createTask"),
      title: textSchema.describe("What is to be done, with placeholders."),
      to: personSchema.optional().describe("Who does it: an agent or a group. Absent: whoever has the ticket."),
      due: durationSchema.optional().describe("How long from now, in calendar time."),
    })
    .describe("Creates a task on the ticket."),
  sentence: ({ title, to }, name) => ({
    en: `Create the task “${textIn(title, "en")}”${to === undefined ? "" : ` for ${name(to)}`}`,
    fr: `Créer la tâche « ${textIn(title, "fr")} »${to === undefined ? "" : ` pour ${name(to)}`}`,
  }),
  perform: ({ title, to, due }, scene) => {
    const { ticket, scope, at } = scene;
    const words = fillPlaceholders(textIn(title, ticket.language), scope).slice(0, LONGEST_TITLE).trim();
    if (words === "")
      return {
        refused: {
          en: "The task has no title: its placeholders came out empty.",
          fr: "La tâche n’a pas de titre : ses variables sont vides.",
        },
      };
    const after = due === undefined ? null : parseDuration(due);
    const who = to === undefined ? undefined : peopleOf([to], scene).find(mayHaveTasks);
    return {
      facts: [
        {
          type: "taskCreated",
          task: scene.nextId(),
          title: words,
          to: who ?? null,
          dueAt: after ? at + calendarMs(after) : null,
        },
      ],
    };
  },
});

const mayHaveTasks = (person: string): boolean => /^(agent|group):/.test(person);
