import { z } from "zod";
import { calendarMs, durationSchema, parseDuration } from "../../duration.ts";
import { isJsonObject, type Json } from "../../json.ts";
import { MOST_THREADS } from "../../limits.ts";
import { fillPlaceholders, spokenPlaceholders } from "../../placeholders.ts";
import { textIn, textSchema } from "../../text.ts";
import { defineAction } from "../action.ts";
import { ruleMessage } from "../messages.ts";

const LONGEST_SUBJECT = 500;
/** One address that can stand in a mail's head; what comes out of a field may be anything. */
const ADDRESS = /^[^\s@,;:<>"]+@[^\s@,;:<>"]+$/u;

export const askThirdParty = defineAction({
  type: "askThirdParty",
  title: { en: "Ask a third party", fr: "Demander à un tiers" },
  irreversible: true,
  schema: z
    .strictObject({
      do: z.literal("askThirdParty"),
      address: z
        .string()
        .min(1)
        .max(254)
        .describe("Their e-mail address, or a placeholder: {{ticket.fields.KEY}}, {{answers.KEY}}."),
      name: textSchema.optional().describe("Their name, with placeholders; absent: the address."),
      subject: textSchema.describe("What it is about, as they read it, with placeholders."),
      text: textSchema.describe("What they are asked, with placeholders."),
      due: durationSchema.optional().describe("By when an answer is expected: how long from now, in calendar time."),
    })
    .describe(
      "Asks a third party by mail, in a private thread that the requester does not see; their answer starts what stands on thirdPartyReplied.",
    ),
  sentence: ({ address, subject }, name) => {
    const said = (text: string, language: string) => spokenPlaceholders(text, name, language);
    return {
      en: `Ask ${said(address, "en")} about “${said(textIn(subject, "en"), "en")}”`,
      fr: `Demander à ${said(address, "fr")} à propos de « ${said(textIn(subject, "fr"), "fr")} »`,
    };
  },
  perform: (params, scene) => {
    const { ticket, scope, at } = scene;
    const { language } = ticket;
    const filled = (text: Parameters<typeof textIn>[0]) => fillPlaceholders(textIn(text, language), scope, language);
    const address = filled(params.address).trim().toLowerCase();
    const subject = filled(params.subject).slice(0, LONGEST_SUBJECT).trim();
    const text = filled(params.text);
    if (!ADDRESS.test(address)) return { refused: NO_ADDRESS };
    if (isRequesters(scope.requester, address)) return { refused: OWN_REQUESTER };
    if (subject === "" || text.trim() === "") return { refused: NO_WORDS };
    if ((ticket.thirdParties?.length ?? 0) >= MOST_THREADS) return { refused: TOO_MANY };
    const after = params.due === undefined ? null : parseDuration(params.due);
    const thread = scene.nextId();
    const name = params.name === undefined ? address : filled(params.name).trim() || address;
    const message = { ...ruleMessage(scene, text), thread, to: [address] };
    return {
      facts: [
        {
          type: "thirdPartyAsked",
          thread,
          ...{ name, address, contact: null, language, subject },
          expectedBy: after ? at + calendarMs(after) : null,
        },
        { type: "messageAdded", message },
      ],
      effects: [
        {
          type: "mail",
          message: message.id,
          to: [address],
          subject: `[#${ticket.number}] ${subject}`,
          text,
          thread: { id: thread, language },
        },
      ],
    };
  },
});

const isRequesters = (requester: Json | undefined, address: string): boolean =>
  isJsonObject(requester) &&
  Array.isArray(requester.emails) &&
  requester.emails.some((one: Json) => typeof one === "string" && one.toLowerCase() === address);

const OWN_REQUESTER = {
  en: "This is the requester: reply from a template instead.",
  fr: "C’est le demandeur : répondez plutôt avec un modèle.",
};
const NO_ADDRESS = {
  en: "There is no e-mail address to ask: its placeholders came out empty, or as something else.",
  fr: "Il n’y a pas d’adresse e-mail à qui demander : ses variables sont vides, ou donnent autre chose.",
};
const NO_WORDS = {
  en: "There is nothing to ask: the subject or the text came out empty.",
  fr: "Il n’y a rien à demander : l’objet ou le texte est vide.",
};
const TOO_MANY = {
  en: `A ticket has at most ${MOST_THREADS} private threads.`,
  fr: `Un ticket a au plus ${MOST_THREADS} fils privés.`,
};
