import { z } from "zod";
import { personSchema } from "../../people.ts";
import { fillPlaceholders } from "../../placeholders.ts";
import { textIn, textSchema } from "../../text.ts";
import { defineAction } from "../action.ts";
import { effectValues } from "../effect-values.ts";
import { listed } from "../listed.ts";
import { peopleOf } from "../people-of.ts";

export const notify = defineAction({
  type: "notify",
  title: { en: "Notify", fr: "Prévenir" },
  irreversible: true,
  schema: z
    .strictObject({
      do: z.literal("notify"),
      to: z.array(personSchema).min(1).max(100).describe("Who is told."),
      template: z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/)
        .optional()
        .describe("Key of a template."),
      text: textSchema.optional().describe("The words, with placeholders, when no template is named."),
    })
    .refine(
      (it) => (it.template === undefined) !== (it.text === undefined),
      "Name a template or write a text: one of the two.",
    )
    .describe("Tells people, through the outbox."),
  sentence: ({ to, template, text }, name) => {
    const [en, fr] = [listed(to.map(name), "en"), listed(to.map(name), "fr")];
    if (template !== undefined)
      return { en: `Notify ${en} with “${name(template)}”`, fr: `Prévenir ${fr} avec « ${name(template)} »` };
    const words = text ?? "";
    return { en: `Notify ${en}: “${textIn(words, "en")}”`, fr: `Prévenir ${fr} : « ${textIn(words, "fr")} »` };
  },
  perform: ({ to, template, text }, scene) => {
    const people = peopleOf(to, scene);
    // Nobody of that name on this ticket now (no owner, nobody chosen): there is nobody to tell, which is no fault.
    if (people.length === 0) return {};
    const words =
      text === undefined
        ? null
        : fillPlaceholders(textIn(text, scene.ticket.language), scene.scope, scene.ticket.language);
    return {
      effects: [{ type: "notify", to: people, template: template ?? null, text: words, values: effectValues(scene) }],
    };
  },
});
