import type { Metric } from "../../metric-names.ts";
import { isUnsolved } from "../../status.ts";
import type { MetricType } from "../metric.ts";
import { answers, ended, said, solves } from "./said.ts";

/** From each public reply of an agent to the next one. */
export const fromEachReply =
  (metric: Metric): MetricType["move"] =>
  (fact, before, after, live, notes) => {
    if (answers(said(fact, before), notes)) return isUnsolved(after.status) ? "again" : null;
    return live && solves(fact) ? ended(before, metric, fact.at) : null;
  };
