import type { Reason } from "../blueprints/finding.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { CompiledBlueprint } from "./compiled.ts";
import { isAmong } from "./permission.ts";
import { reason, sentenceOf, stateName, whereabouts } from "./reasons.ts";
import type { Run } from "./run.ts";

/** Whether another ticket lets this actor do something outside its steps. */
export function strictElsewhere({ definitions, event }: Run, ticket: Ticket, actor: Actor): readonly Reason[] {
  const { place } = ticket;
  const blueprint = place && definitions.blueprint(place.blueprint, place.version);
  const strict = blueprint?.states.get(place?.state ?? "")?.state.strict;
  if (!blueprint || !place || !strict || event.history || isAmong(strict.except ?? [], ticket, actor)) return [];
  return [strictReason(blueprint, place.state, strict.except ?? [], "")];
}

/** Strict mode: nothing outside steps, but for those named, and then the journal says that an exception was made. */
export function strictRefusal(run: Run, actor: Actor, what: string, pointer: string): readonly Reason[] {
  const standing = run.standing;
  const strict = standing?.state.state.strict;
  if (!standing || !strict || run.event.history) return [];
  if (isAmong(strict.except ?? [], run.present, actor)) {
    run.record({ type: "exceptionMade", what }, actor);
    return [];
  }
  return [strictReason(standing.blueprint, standing.state.state.id, strict.except ?? [], pointer)];
}

function strictReason(blueprint: CompiledBlueprint, state: string, except: readonly string[], pointer: string): Reason {
  const [name, process] = [stateName(blueprint, state), sentenceOf(blueprint.document.name)];
  return reason(
    "strict",
    pointer,
    `In ${name.en} nothing is changed outside the steps of the blueprint “${process.en}”.`,
    `Dans ${name.fr}, rien ne se change en dehors des étapes du blueprint « ${process.fr} ».`,
    { ...whereabouts(blueprint, state), except },
  );
}
