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
      clock: z
        .enum(["keep", "restart"])
        .optional()
        .describe("Time limits that run go on there (keep, also when absent), or begin anew (restart)."),
    })
    .describe("Moves the ticket to another department."),
  sentence: ({ to, clock }, name) =>
    clock === "restart"
      ? {
          en: `Move it to ${name(to)}, where its time limits begin anew`,
          fr: `Le transférer à ${name(to)}, où ses délais repartent de zéro`,
        }
      : { en: `Move it to ${name(to)}`, fr: `Le transférer à ${name(to)}` },
  perform: ({ to, clock }, { ticket }) =>
    ticket.department === to
      ? {}
      : { next: { move: "department", to, ...(clock === "restart" && { restart: true as const }) } },
});
