import { z } from "zod";
import { defineAction } from "../action.ts";

export const route = defineAction({
  type: "route",
  title: { en: "Route", fr: "Router" },
  schema: z.strictObject({ do: z.literal("route") }).describe("Sends the ticket through the routing table."),
  sentence: () => ({ en: "Route it again", fr: "Le router à nouveau" }),
  perform: () => ({ next: { move: "route" } }),
});
