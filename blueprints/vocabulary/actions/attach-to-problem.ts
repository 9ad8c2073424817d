import { z } from "zod";
import { problemNumberSchema } from "../../problem-number.ts";
import { defineAction } from "../action.ts";

export const attachToProblem = defineAction({
  type: "attachToProblem",
  title: { en: "Attach to a problem", fr: "Rattacher à un problème" },
  schema: z
    .strictObject({ do: z.literal("attachToProblem"), problem: problemNumberSchema })
    .describe("Makes the ticket an incident of a problem, while that is open."),
  sentence: ({ problem }) => ({
    en: `Attach it to problem ${problem}`,
    fr: `Le rattacher au problème ${problem}`,
  }),
  perform: ({ problem }) => ({ next: { move: "problem", problem } }),
});
