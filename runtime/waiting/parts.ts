import type { Scope } from "../../blueprints/condition.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Actor } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { CompiledTransition, CompiledWaits } from "../compiled.ts";
import { refusals } from "../step-refusals.ts";
import { doneAlready } from "./parallel.ts";
import { answerRefusal, approveRefusal, pendingApproval } from "./who-approves.ts";

/** What somebody's step is in a state that waits for people. */
export type Part = "approve" | "reject" | "withdraw" | "parallel";

interface PartOf {
  readonly part: Part;
  /** Why he is not offered it; empty: he is. */
  readonly reasons: readonly Reason[];
}

export const NO_PARTS: ReadonlyMap<CompiledTransition, PartOf> = new Map();

/** What the state's waiting offers this actor, or not and why. Who has no say in an approval is told of neither yes nor no. */
export function partsFor(
  { approval, parallel }: CompiledWaits,
  ticket: Ticket,
  actor: Actor,
  scope: Scope,
): ReadonlyMap<CompiledTransition, PartOf> {
  const parts = new Map<CompiledTransition, PartOf>();
  const put = (step: CompiledTransition, part: Part, ...reasons: readonly (Reason | null)[]): void => {
    parts.set(step, { part, reasons: reasons.filter((one) => one !== null) });
  };
  if (approval) {
    const pending = pendingApproval(ticket, approval);
    const no = answerRefusal(pending, actor);
    if (!no) {
      put(approval.approve, "approve", approveRefusal(pending, actor));
      put(approval.reject, "reject");
    } else if (pending.asker === actor.id) {
      put(approval.approve, "approve", no);
      if (approval.withdraw) put(approval.withdraw, "withdraw");
    }
  }
  for (const step of parallel.values()) {
    if (doneAlready(ticket, step)) continue;
    put(step, "parallel", ...refusals(step, ticket, actor, scope, false));
  }
  return parts;
}
