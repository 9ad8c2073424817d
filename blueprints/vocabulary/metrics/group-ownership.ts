import { isUnsolved } from "../../status.ts";
import type { MetricType } from "../metric.ts";
import { ended, reopens, solves } from "./said.ts";

export const groupOwnership: MetricType = {
  metric: "groupOwnership",
  title: { en: "Group ownership", fr: "Temps dans le groupe" },
  description: {
    en: "From being given to a group until another group has it, or until solved.",
    fr: "De l’attribution à un groupe jusqu’à ce qu’un autre l’ait, ou jusqu’à la résolution.",
  },
  pausedIn: [],
  move: (fact, before, after, live) => {
    const begins = after.group !== null && isUnsolved(after.status);
    if (fact.type === "ticketCreated" || reopens(fact)) return begins && !live ? "start" : null;
    if (fact.type === "assigned" && fact.group !== fact.was.group)
      return begins ? "again" : live ? ended(before, "groupOwnership", fact.at) : null;
    return live && solves(fact) ? ended(before, "groupOwnership", fact.at) : null;
  },
};
