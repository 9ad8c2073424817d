import type { Metric } from "../metric-names.ts";
import type { MetricType } from "./metric.ts";
import { agentWork } from "./metrics/agent-work.ts";
import { firstReply } from "./metrics/first-reply.ts";
import { groupOwnership } from "./metrics/group-ownership.ts";
import { nextReply } from "./metrics/next-reply.ts";
import { pausableUpdate } from "./metrics/pausable-update.ts";
import { periodicUpdate } from "./metrics/periodic-update.ts";
import { requesterWait } from "./metrics/requester-wait.ts";
import { totalResolution } from "./metrics/total-resolution.ts";

/** Everything that a desk may promise a time for, in the order of tables and badges. A new metric is one file and one line here. */
export const metrics: readonly MetricType[] = [
  firstReply,
  nextReply,
  periodicUpdate,
  pausableUpdate,
  requesterWait,
  agentWork,
  totalResolution,
  groupOwnership,
];

const byName = new Map(metrics.map((one) => [one.metric, one]));

/** The metric of that name. */
export function metricType(metric: Metric): MetricType {
  const found = byName.get(metric);
  if (!found) throw new Error(`There is no metric ${metric}.`);
  return found;
}
