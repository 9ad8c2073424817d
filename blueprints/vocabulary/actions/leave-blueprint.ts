import { z } from "zod";
import { defineAction } from "../action.ts";

export const leaveBlueprint = defineAction({
  type: "leaveBlueprint",
  title: { en: "Leave the blueprint", fr: "Quitter le blueprint" },
  schema: z
    .strictObject({ do: z.literal("leaveBlueprint") })
    .describe("Takes the ticket out of its blueprint: its status stays, its timers stop."),
  sentence: () => ({ en: "Take it out of its blueprint", fr: "Le retirer de son blueprint" }),
  perform: (_, { ticket }) => (ticket.place === null ? {} : { next: { move: "leave" } }),
});
