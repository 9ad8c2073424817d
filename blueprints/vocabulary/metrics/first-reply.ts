import type { Fact } from "../../facts.ts";
import { isUnsolved } from "../../status.ts";
import type { Ticket } from "../../ticket.ts";
import type { MetricType } from "../metric.ts";
import { answers, instances, reopens, said, solves, spokeWhileSolved } from "./said.ts";

export const firstReply: MetricType = {
  metric: "firstReply",
  title: { en: "First reply", fr: "Première réponse" },
  description: {
    en: "From the requester's first public word to an agent's first public reply, or until the ticket is solved.",
    fr: "De la première parole publique du demandeur à la première réponse publique d’un agent, ou jusqu’à la résolution.",
  },
  pausedIn: [],
  move: (fact, before, after, live, notes) => {
    const word = said(fact, before);
    if (live) {
      if (opens(fact, before) && word !== "requester") return "cancel";
      return answers(word, notes) || solves(fact) ? "end" : null;
    }
    // It runs once; where an agent spoke first, never.
    if (instances(before, "firstReply") > 0 || before.replies > 0 || !isUnsolved(after.status)) return null;
    if (fact.type === "ticketCreated") return byDesk(fact) ? null : "start";
    return word === "requester" || (reopens(fact) && spokeWhileSolved(before)) ? "start" : null;
  },
};

/** The word with which the ticket came: what a machine or an agent opened is no question of the requester's. */
const opens = (fact: Fact, before: Ticket): boolean =>
  fact.type === "messageAdded" && before.facts === 1 && fact.at === before.createdAt;

const byDesk = ({ by }: Fact): boolean => by.startsWith("agent:") || by.startsWith("rule:");
