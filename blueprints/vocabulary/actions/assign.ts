import { z } from "zod";
import { personSchema } from "../../people.ts";
import { defineAction } from "../action.ts";
import { peopleOf } from "../people-of.ts";

export const assign = defineAction({
  type: "assign",
  title: { en: "Assign", fr: "Attribuer" },
  schema: z
    .strictObject({ do: z.literal("assign"), to: personSchema.describe("An agent, a group, actor, or chosen.") })
    .describe("Gives the ticket to an agent or a group."),
  sentence: ({ to }, name) => ({ en: `Assign it to ${name(to)}`, fr: `Nouveau responsable : ${name(to)}` }),
  perform: ({ to }, scene) => {
    const { assignee, group } = scene.ticket;
    const people = peopleOf([to], scene);
    // A step that the system or an import takes has no agent who could become the owner.
    if (to === "actor" && scene.actor.kind !== "agent") return {};
    const agent = people.find((person) => person.startsWith("agent:"));
    const team = people.find((person) => person.startsWith("group:"));
    if (agent === undefined && team === undefined)
      return {
        refused: {
          en: `Nobody to assign it to: ${to} names no agent and no group.`,
          fr: `Personne à qui l’attribuer : ${to} ne désigne ni agent ni groupe.`,
        },
      };
    const refused = agent === undefined ? null : scene.againstOwner?.(agent);
    if (refused) return { refused };
    // A group named alone takes the ticket from whoever had it: the group decides who goes on.
    const next = { assignee: agent ?? null, group: team ?? group };
    if (next.assignee === assignee && next.group === group) return {};
    return { facts: [{ type: "assigned", ...next, was: { assignee, group } }] };
  },
});
