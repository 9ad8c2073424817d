import type { MetricType } from "../metric.ts";
import { fromCreation } from "./whole-life.ts";

export const requesterWait: MetricType = {
  metric: "requesterWait",
  title: { en: "Requester's wait", fr: "Attente du demandeur" },
  description: {
    en: "From creation until solved, without the time in which the requester is waited for; it goes on after reopening.",
    fr: "De la création à la résolution, sans le temps où l’on attend le demandeur ; il reprend après réouverture.",
  },
  pausedIn: ["pending"],
  move: fromCreation,
};
