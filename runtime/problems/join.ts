import type { Event } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import { settle } from "../automatic.ts";
import { mayEdit } from "../permission.ts";
import { closedReason, reason } from "../reasons.ts";
import type { Run } from "../run.ts";

type ProblemRequested = Extract<Event, { readonly type: "problemRequested" }>;

/** The ticket becomes an incident of a problem, or is none any more. What is so already stays as it is. */
export function requestProblem(run: Run, { problem, on, actor }: ProblemRequested): readonly Reason[] {
  const { present } = run;
  if (!mayEdit(present, actor))
    return [reason("notAllowed", "", "This is for agents of the department.", "Réservé aux agents du département.")];
  const { problem: known } = present;
  if (on ? known === problem : known !== problem) return [];
  if (on && present.status === "closed") return [closedReason()];
  if (on && known !== undefined)
    return [
      reason(
        "invalid",
        "",
        `It is an incident of problem ${known} already: take it out there first.`,
        `C’est déjà un incident du problème ${known} : retirez-le d’abord là-bas.`,
        { problem: known },
      ),
    ];
  run.record({ type: on ? "problemJoined" : "problemLeft", problem }, actor);
  settle(run);
  return [];
}
