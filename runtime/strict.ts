import type { Reason } from "../blueprints/finding.ts";
import type { Actor } from "../blueprints/people.ts";
import { isAmong } from "./permission.ts";
import { reason, stateName } from "./reasons.ts";
import type { Run } from "./run.ts";

/** Strict mode: nothing outside steps, but for those named, and then the journal says that an exception was made. */
export function strictRefusal(run: Run, actor: Actor, what: string, pointer: string): readonly Reason[] {
  const standing = run.standing;
  const strict = standing?.state.state.strict;
  if (!standing || !strict || run.event.history) return [];
  if (isAmong(strict.except ?? [], run.present, actor)) {
    run.record({ type: "exceptionMade", what }, actor);
    return [];
  }
  const name = stateName(standing.blueprint, standing.state.state.id);
  return [
    reason(
      "strict",
      pointer,
      `In ${name.en} nothing is changed outside its steps.`,
      `Dans ${name.fr}, rien ne se change en dehors des étapes.`,
      { state: standing.state.state.id, except: strict.except ?? [] },
    ),
  ];
}
