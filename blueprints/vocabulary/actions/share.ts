import { z } from "zod";
import { personSchema } from "../../people.ts";
import { defineAction } from "../action.ts";
import { listed } from "../listed.ts";
import { peopleOf } from "../people-of.ts";

/** Those inside to whom a ticket can be shown. */
const READERS = /^(agent|group|department):/;

export const share = defineAction({
  type: "share",
  title: { en: "Share read-only", fr: "Partager en lecture" },
  schema: z
    .strictObject({
      do: z.literal("share"),
      with: z.array(personSchema).min(1).max(100).describe("Agents, groups or departments who may read it."),
    })
    .describe("Lets others inside read the ticket; they change nothing of it."),
  sentence: ({ with: readers }, name) => ({
    en: `Share it read-only with ${listed(readers.map(name), "en")}`,
    fr: `Le partager en lecture avec ${listed(readers.map(name), "fr")}`,
  }),
  perform: ({ with: readers }, scene) => {
    const from = scene.ticket.followers;
    const added = peopleOf(readers, scene).filter((one) => READERS.test(one) && !from.includes(one));
    return added.length === 0
      ? {}
      : { facts: [{ type: "fieldSet", field: "followers", from, to: [...from, ...added] }] };
  },
});
