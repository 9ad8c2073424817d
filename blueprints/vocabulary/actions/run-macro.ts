import { z } from "zod";
import { keySchema } from "../../key.ts";
import { defineAction } from "../action.ts";

export const runMacro = defineAction({
  type: "runMacro",
  title: { en: "Run a macro", fr: "Lancer une macro" },
  schema: z
    .strictObject({ do: z.literal("runMacro"), macro: keySchema.describe("Key of the macro.") })
    .describe("Runs a macro on the ticket."),
  sentence: ({ macro }, name) => ({ en: `Run the macro ${name(macro)}`, fr: `Lancer la macro ${name(macro)}` }),
  perform: ({ macro }) => ({ next: { move: "macro", macro } }),
});
