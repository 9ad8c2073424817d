import type { Reason, ReasonCode } from "../blueprints/finding.ts";

/** The one place where the domain's no becomes an HTTP status. */
const STATUS: { readonly [code in ReasonCode]: 403 | 409 | 422 } = {
  missing: 422,
  invalid: 422,
  unknown: 422,
  locked: 409,
  strict: 409,
  notOffered: 409,
  notAllowed: 403,
  moved: 409,
  notFromHere: 409,
  statusNotAllowed: 409,
  assigneeNeeded: 422,
  closed: 409,
  tooMany: 422,
  notUndoable: 409,
  alreadyInBlueprint: 409,
  notInBlueprint: 409,
};

/** Who lacks the right is told that first; what the process forbids comes before what the request misses. */
const FIRST = [403, 409, 422] as const;

export function statusOf(reasons: readonly Reason[]): 403 | 409 | 422 {
  const statuses = new Set(reasons.map((reason) => STATUS[reason.code]));
  return FIRST.find((status) => statuses.has(status)) ?? 422;
}

/** The reason that gives the answer its code and its sentence. */
export function leading(reasons: readonly Reason[]): Reason | undefined {
  const status = statusOf(reasons);
  return reasons.find((reason) => STATUS[reason.code] === status);
}
