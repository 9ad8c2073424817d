import { isUnsolved } from "../../status.ts";
import type { MetricType } from "../metric.ts";
import { reopens, solves } from "./said.ts";

/** From creation until solved; it goes on when the ticket is reopened, with the time already counted. */
export const fromCreation: MetricType["move"] = (fact, _before, after, live) => {
  if (fact.type === "ticketCreated") return isUnsolved(after.status) ? "start" : null;
  if (solves(fact)) return live ? "rest" : null;
  if (reopens(fact)) return live ? "resume" : "start";
  return null;
};
