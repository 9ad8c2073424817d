import type { MetricType } from "../metric.ts";
import { fromCreation } from "./whole-life.ts";

export const agentWork: MetricType = {
  metric: "agentWork",
  title: { en: "Agents' work", fr: "Travail des agents" },
  description: {
    en: "From creation until solved, without the time in which somebody else is waited for; it goes on after reopening.",
    fr: "De la création à la résolution, sans le temps où l’on attend quelqu’un d’autre ; il reprend après réouverture.",
  },
  pausedIn: ["pending", "hold"],
  move: fromCreation,
};
