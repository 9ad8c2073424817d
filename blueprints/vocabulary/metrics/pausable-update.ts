import type { MetricType } from "../metric.ts";
import { fromEachReply } from "./each-reply.ts";

export const pausableUpdate: MetricType = {
  metric: "pausableUpdate",
  title: { en: "Pausable update", fr: "Nouvelles, hors attente" },
  description: {
    en: "From each public reply of an agent to the next one, or until solved; it stands still while the requester is waited for.",
    fr: "De chaque réponse publique d’un agent à la suivante, ou jusqu’à la résolution ; à l’arrêt tant qu’on attend le demandeur.",
  },
  pausedIn: ["pending"],
  move: fromEachReply("pausableUpdate"),
};
