import { z } from "zod";
import { personSchema } from "../../people.ts";
import { defineAction } from "../action.ts";
import { listed } from "../listed.ts";
import { peopleOf } from "../people-of.ts";

export const addFollower = defineAction({
  type: "addFollower",
  title: { en: "Add followers", fr: "Ajouter des abonnés" },
  schema: z
    .strictObject({
      do: z.literal("addFollower"),
      who: z.array(personSchema).min(1).max(100).describe("Agents who follow the ticket from now on."),
    })
    .describe("Lets people inside follow the ticket."),
  sentence: ({ who }, name) => ({
    en: `Let ${listed(who.map(name), "en")} follow`,
    fr: `Abonner ${listed(who.map(name), "fr")}`,
  }),
  perform: ({ who }, scene) => {
    const from = scene.ticket.followers;
    const added = peopleOf(who, scene).filter((person) => person.startsWith("agent:") && !from.includes(person));
    return added.length === 0
      ? {}
      : { facts: [{ type: "fieldSet", field: "followers", from, to: [...from, ...added] }] };
  },
});
