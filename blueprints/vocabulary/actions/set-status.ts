import { z } from "zod";
import { isUnsolved, OUTCOMES, type Status } from "../../status.ts";
import { OUTCOME_WORDS, STATUS_WORDS } from "../../status-words.ts";
import type { Sentence } from "../../text.ts";
import { defineAction, type Scene } from "../action.ts";

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
  perform: ({ to, outcome }, scene) => {
    const { status: from } = scene.ticket;
    const refused = refusal(scene, to);
    if (refused) return { refused };
    if (from === to) return {};
    const changed = { type: "statusChanged", from, to } as const;
    const reopened = from === "solved" && isUnsolved(to) ? [{ type: "reopened", into: null } as const] : [];
    return { facts: [...reopened, outcome === undefined ? changed : { ...changed, outcome }] };
  },
});

/** Why it may not become so: a blueprint has it, or the lifecycle knows no such way, not even for rules. */
function refusal({ ticket, lifecycle }: Scene, to: Status): Sentence | null {
  const { place, status: from } = ticket;
  if (place)
    return {
      en: `The blueprint holds the status: the ticket is in ${place.state}.`,
      fr: `Le blueprint tient le statut : le ticket est dans ${place.state}.`,
    };
  if (from === to || lifecycle.ways.some((way) => way.from === from && way.to.includes(to))) return null;
  return {
    en: `A ticket that is ${STATUS_WORDS[from].en} may not become ${STATUS_WORDS[to].en}.`,
    fr: `Un ticket ${STATUS_WORDS[from].fr} ne peut pas devenir ${STATUS_WORDS[to].fr}.`,
  };
}
