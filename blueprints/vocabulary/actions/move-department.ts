import { z } from "zod";
import { defineAction } from "../action.ts";

export const moveDepartment = defineAction({
  type: "moveDepartment",
  title: { en: "Move to a department", fr: "Transférer à un département" },
  schema: z
    .strictObject({
      do: z.literal("moveDepartment"),
      to: z
        .string()
        .regex(/^department:[a-z0-9][a-z0-9._-]{0,63}$/)
        .describe("The department."),
    })
    .describe("Moves the ticket to another department."),
  sentence: ({ to }, name) => ({ en: `Move it to ${name(to)}`, fr: `Le transférer à ${name(to)}` }),
  perform: ({ to }, { ticket }) => (ticket.department === to ? {} : { next: { move: "department", to } }),
});
