import { explainCondition } from "../../blueprints/condition.ts";
import type { Event } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Macro } from "../../blueprints/macro.ts";
import type { Actor } from "../../blueprints/people.ts";
import { compileActions, guard } from "../compile-parts.ts";
import { act } from "../move.ts";
import { mayEdit } from "../permission.ts";
import { closedReason, reason } from "../reasons.ts";
import type { Run } from "../run.ts";

/** A person presses a macro: what it does is the person's, in one piece with what follows of it. */
export function pressMacro(run: Run, event: Extract<Event, { readonly type: "macroRequested" }>): readonly Reason[] {
  const { actor } = event;
  const macro = run.definitions.macros?.get(event.macro);
  if (!macro)
    return [
      reason(
        "unknown",
        "/macro",
        `No macro ${event.macro} is published.`,
        `Aucune macro ${event.macro} n’est publiée.`,
      ),
    ];
  const against = whyNot(run, macro, actor);
  if (against.length > 0) return against;
  const rule = event.many ? `macro:${macro.key}/many` : `macro:${macro.key}`;
  run.trace.push({ step: "macro", rule, outcome: "acted" });
  act(run, compileActions(macro.do, rule), actor, {}, "outside");
  return [];
}

/** Why this person is not offered the macro on this ticket, now. */
function whyNot(run: Run, macro: Macro, actor: Actor): readonly Reason[] {
  const { present } = run;
  if (!mayEdit(present, actor))
    return [reason("notAllowed", "", "This is for agents of the department.", "Réservé aux agents du département.")];
  if (present.status === "closed") return [closedReason()];
  const when = guard(macro.when);
  const scope = run.scope(actor);
  if (!when || when.holds(scope)) return [];
  return [
    reason(
      "notOffered",
      "",
      "The macro's own condition does not hold.",
      "La condition de la macro n’est pas remplie.",
      {
        explanation: explainCondition(when.parsed, scope),
      },
    ),
  ];
}
