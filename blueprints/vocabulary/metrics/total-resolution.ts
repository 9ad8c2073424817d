import type { MetricType } from "../metric.ts";
import { fromCreation } from "./whole-life.ts";

export const totalResolution: MetricType = {
  metric: "totalResolution",
  title: { en: "Total resolution", fr: "Résolution totale" },
  description: {
    en: "From creation until solved; the time in which it was solved is left out, and it goes on after reopening.",
    fr: "De la création à la résolution ; le temps où il était résolu ne compte pas, et il reprend après réouverture.",
  },
  pausedIn: [],
  move: fromCreation,
};
