import type { Json, JsonObject } from "../../blueprints/json.ts";
import type { Actor } from "../../blueprints/people.ts";
import { isUnsolved } from "../../blueprints/status.ts";
import type { Sentence, Text } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Context, TraceEntry } from "../decision.ts";
import type { Definitions } from "../definitions.ts";
import { entryOf } from "../enter.ts";
import { lookupsOf } from "../lookups.ts";
import { scopeOf } from "../scope.ts";

/** The trace as the decision log keeps it: explanations are worked out now, with the values that the conditions saw. */
export function explainTrace(trace: readonly TraceEntry[]): readonly JsonObject[] {
  return trace.map(({ step, rule, outcome, detail, explain }) => ({
    step,
    rule,
    outcome,
    ...(detail ? { detail } : {}),
    ...(explain ? { explanation: explain() } : {}),
  }));
}

/** Why a published blueprint does not take a free ticket. */
export interface PassedBlueprint {
  readonly blueprint: string;
  readonly version: number;
  readonly name: Text;
  readonly because: "status" | "condition" | "leftNew" | "solved" | "revoked" | "takes";
  readonly message: Sentence;
  readonly explanation?: Json;
}

/** Every published blueprint in entry order with its reason to pass; nothing for a captured ticket. */
export function whyFree(
  definitions: Definitions,
  ticket: Ticket,
  actor: Actor,
  now: number,
  context: Context,
): readonly PassedBlueprint[] {
  if (ticket.place) return [];
  const scope = scopeOf(ticket, actor, now, context, undefined, undefined, lookupsOf(definitions));
  return definitions.blueprints.map((blueprint): PassedBlueprint => {
    const { key, version, document } = blueprint;
    const named = { blueprint: key, version, name: document.name };
    if (!isUnsolved(ticket.status))
      return {
        ...named,
        because: "solved",
        message: {
          en: "Entry is tried while a ticket is unsolved.",
          fr: "L’entrée se tente tant qu’un ticket n’est pas résolu.",
        },
      };
    if (ticket.flags.includes("revoked"))
      return {
        ...named,
        because: "revoked",
        message: {
          en: "It was taken out of a blueprint, and enters again by hand.",
          fr: "Il a été retiré d’un blueprint, et n’y entre plus qu’à la main.",
        },
      };
    const answer = entryOf(blueprint, ticket, scope);
    if ("enters" in answer)
      return {
        ...named,
        because: "takes",
        message: { en: "It takes the ticket at its next change.", fr: "Il prend le ticket à son prochain changement." },
      };
    return {
      ...named,
      because: answer.passes,
      message: answer.sentence,
      ...(answer.explain ? { explanation: answer.explain() } : {}),
    };
  });
}
