/** Every clock that a policy may set a target for, in the order of tables and badges. */
export const METRICS = [
  "firstReply",
  "nextReply",
  "periodicUpdate",
  "pausableUpdate",
  "requesterWait",
  "agentWork",
  "totalResolution",
  "groupOwnership",
] as const;
export type Metric = (typeof METRICS)[number];

/** The clocks that a blueprint draws itself: the stay in a state, and in the whole process. */
export const STAYS = ["stateStay", "processStay"] as const;
export type ClockName = Metric | (typeof STAYS)[number];
