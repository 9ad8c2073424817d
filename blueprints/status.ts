/** The fixed scale that views, clocks and reports use (product's words: "less than solved" means the first four). */
export const STATUSES = ["new", "open", "pending", "hold", "solved", "closed"] as const;
export type Status = (typeof STATUSES)[number];

/** Place on the scale: `new` 0 … `closed` 5. */
export const statusOrder = (status: Status): number => STATUSES.indexOf(status);

/** True for new, open, pending and hold. */
export const isUnsolved = (status: Status): boolean => statusOrder(status) < 4;

/** How a finished process ended. Only `resolved` counts as solved in reports and asks for a rating. */
export const OUTCOMES = ["resolved", "cancelled", "duplicate", "spam", "noAnswer", "merged"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const PRIORITIES = ["low", "normal", "high", "urgent"] as const;
export type Priority = (typeof PRIORITIES)[number];
