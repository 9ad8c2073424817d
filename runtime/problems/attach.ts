import { SYSTEM } from "../../blueprints/people.ts";
import type { Refusal } from "../reasons.ts";
import type { Run } from "../run.ts";

/** A rule makes the ticket an incident of a problem that is open. What is so already stays as it is. */
export function attachToProblem(run: Run, problem: number, rule: string): Refusal | null {
  const { problem: known } = run.present;
  if (known === problem) return null;
  if (known !== undefined)
    return {
      code: "invalid",
      message: {
        en: `It is an incident of problem ${known} already.`,
        fr: `C’est déjà un incident du problème ${known}.`,
      },
      details: { problem: known },
    };
  const open = run.context.openProblems?.[problem];
  if (open === undefined) {
    run.needs.push({ type: "problem", number: problem });
    return null;
  }
  if (!open)
    return {
      code: "closed",
      message: {
        en: `Problem ${problem} is closed, or there is none.`,
        fr: `Le problème ${problem} est clos, ou n’existe pas.`,
      },
    };
  run.record({ type: "problemJoined", problem }, SYSTEM, rule);
  return null;
}
