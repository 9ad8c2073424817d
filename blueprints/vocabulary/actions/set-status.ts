import { z } from "zod";
import { isUnsolved, OUTCOMES } from "../../status.ts";
import { OUTCOME_WORDS, STATUS_WORDS } from "../../status-words.ts";
import { defineAction } from "../action.ts";

/** New is where a ticket begins; nothing leads back there. */
const TO = ["open", "pending", "hold", "solved", "closed"] as const;

export const setStatus = defineAction({
  type: "setStatus",
  title: { en: "Set the status", fr: "Changer le statut" },
  schema: z
    .strictObject({
      do: z.literal("setStatus"),
      to: z.enum(TO).describe("Status of a ticket that no blueprint has: a blueprint holds the status itself."),
      outcome: z.enum(OUTCOMES).optional().describe("With solved or closed: how it ended, such as noAnswer."),
    })
    .refine(({ to, outcome }) => outcome === undefined || !isUnsolved(to), {
      message: "Only what is solved or closed has an outcome.",
      path: ["outcome"],
    })
    .describe("Sets the status of a free ticket."),
  sentence: ({ to, outcome }) => ({
    en: `Make it ${STATUS_WORDS[to].en}${outcome === undefined ? "" : ` (${OUTCOME_WORDS[outcome].en})`}`,
    fr: `Le passer à ${STATUS_WORDS[to].fr}${outcome === undefined ? "" : ` (${OUTCOME_WORDS[outcome].fr})`}`,
  }),
  // What may follow what, and who holds the status, is asked as of anybody else: the lifecycle and the blueprint know.
  perform: ({ to, outcome }) => ({ next: { move: "status", to, outcome: outcome ?? null } }),
});
