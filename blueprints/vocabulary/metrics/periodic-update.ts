import type { MetricType } from "../metric.ts";
import { fromEachReply } from "./each-reply.ts";

export const periodicUpdate: MetricType = {
  metric: "periodicUpdate",
  title: { en: "Periodic update", fr: "Nouvelles régulières" },
  description: {
    en: "From each public reply of an agent to the next one, or until solved.",
    fr: "De chaque réponse publique d’un agent à la suivante, ou jusqu’à la résolution.",
  },
  pausedIn: [],
  move: fromEachReply("periodicUpdate"),
};
