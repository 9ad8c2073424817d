import type { Assignment, DepartureReason } from "../../blueprints/assignment.ts";
import type { HandedBack } from "../../blueprints/facts.ts";
import { isUnsolved } from "../../blueprints/status.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { SlaRow } from "../decision.ts";

/** Somebody leaves. `until` is when he is expected back, epoch ms; null: nobody knows, and whatever is due is due before. */
export interface Departure {
  readonly why: DepartureReason;
  readonly until: number | null;
}

type Held = Pick<Ticket, "status" | "dueAt" | "lastRequesterWordAt" | "lastReplyAt">;

/** Why a ticket of somebody who leaves goes back to its group: by the group's own rule, if it has one; null: it stays his. */
export function goesBackBecause(
  assignment: Assignment | undefined,
  ticket: Held,
  slaDueAt: SlaRow["dueAt"],
  { why, until }: Departure,
): HandedBack["because"] | null {
  const rule = why === "left" || why === "noSeat" ? "all" : (assignment?.goesBack?.[why] ?? "nothing");
  if (rule === "nothing" || !isUnsolved(ticket.status)) return null;
  if (rule === "all") return "all";
  if (rule.includes("answered") && isAnswered(ticket)) return "answered";
  return rule.includes("due") && isDue(ticket, slaDueAt, until) ? "due" : null;
}

/** The requester had the last word: somebody is waited for. */
const isAnswered = ({ lastRequesterWordAt: word, lastReplyAt: reply }: Held): boolean =>
  word !== null && (reply === null || word > reply);

function isDue({ dueAt }: Held, slaDueAt: number | null, until: number | null): boolean {
  const due = Math.min(dueAt ?? Number.POSITIVE_INFINITY, slaDueAt ?? Number.POSITIVE_INFINITY);
  return due < (until ?? Number.POSITIVE_INFINITY);
}
