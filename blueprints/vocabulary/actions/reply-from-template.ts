import { z } from "zod";
import { fillPlaceholders } from "../../placeholders.ts";
import { textIn } from "../../text.ts";
import { defineAction } from "../action.ts";
import { ruleReply } from "../messages.ts";

export const replyFromTemplate = defineAction({
  type: "replyFromTemplate",
  title: { en: "Reply from a template", fr: "Répondre avec un modèle" },
  irreversible: true,
  schema: z
    .strictObject({
      do: z.literal("replyFromTemplate"),
      template: z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/)
        .describe("Key of the template."),
    })
    .describe("Answers the requester with a template. What a rule writes ends no reply clock."),
  sentence: ({ template }, name) => ({
    en: `Reply with “${name(template)}”`,
    fr: `Répondre avec « ${name(template)} »`,
  }),
  perform: ({ template: key }, scene) => {
    const template = scene.templates.get(key);
    if (!template) return { refused: { en: `There is no template ${key}.`, fr: `Le modèle ${key} n’existe pas.` } };
    const { ticket } = scene;
    if (ticket.requester === null)
      return {
        refused: { en: "The ticket has no requester to answer.", fr: "Le ticket n’a pas de demandeur à qui répondre." },
      };
    const text = fillPlaceholders(textIn(template.text, ticket.language), scene.scope, ticket.language);
    const message = ruleReply(scene, text);
    return {
      facts: [{ type: "messageAdded", message }],
      effects: [
        {
          type: "mail",
          message: message.id,
          to: [...new Set([...message.to, ...message.cc])],
          subject: `[#${ticket.number}] ${ticket.subject}`,
          text,
        },
      ],
    };
  },
});
