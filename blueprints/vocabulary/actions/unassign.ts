import { z } from "zod";
import { defineAction } from "../action.ts";

export const unassign = defineAction({
  type: "unassign",
  title: { en: "Unassign", fr: "Retirer l’attribution" },
  schema: z.strictObject({ do: z.literal("unassign") }).describe("Gives the ticket back to its group."),
  sentence: () => ({ en: "Give it back to its group", fr: "Le rendre à son groupe" }),
  perform: (_params, { ticket: { assignee, group } }) =>
    assignee === null ? {} : { facts: [{ type: "assigned", assignee: null, group, was: { assignee, group } }] },
});
