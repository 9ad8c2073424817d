import { isUnsolved } from "../../status.ts";
import type { Ticket } from "../../ticket.ts";
import type { MetricType } from "../metric.ts";
import { answers, instances, reopens, runs, said, solves, spokeWhileSolved } from "./said.ts";

export const nextReply: MetricType = {
  metric: "nextReply",
  title: { en: "Next reply", fr: "Réponse suivante" },
  description: {
    en: "After the first reply: from the requester's oldest unanswered word to an agent's next public reply, or until solved.",
    fr: "Après la première réponse : de la plus ancienne parole sans réponse du demandeur à la réponse publique suivante d’un agent, ou jusqu’à la résolution.",
  },
  pausedIn: [],
  move: (fact, before, after, live, notes) => {
    const word = said(fact, before);
    if (live) return answers(word, notes) || solves(fact) ? "end" : null;
    if (!isUnsolved(after.status) || !isAnswered(before)) return null;
    return word === "requester" || (reopens(fact) && spokeWhileSolved(before)) ? "start" : null;
  },
};

/** The first reply is a thing of the past: given, or no more to be given. */
const isAnswered = (ticket: Ticket): boolean =>
  !runs(ticket, "firstReply") && (ticket.replies > 0 || instances(ticket, "firstReply") > 0);
