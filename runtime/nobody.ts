import type { Event } from "../blueprints/event.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import { decide } from "./decide.ts";
import type { Context, Decision } from "./decision.ts";
import type { Definitions } from "./definitions.ts";

/** As {@link decide}, in a world without people of a desk: whoever is mentioned there is nobody, and every problem is open. */
export function decideAmongNobody(
  definitions: Definitions,
  ticket: Ticket | null,
  event: Event,
  now: number,
  context: Context,
): Decision {
  const decision = decide(definitions, ticket, event, now, context);
  if (decision.outcome !== "needs") return decision;
  const handles = decision.needs.flatMap((need) => (need.type === "mentioned" ? need.handles : []));
  const problems = decision.needs.flatMap((need) => (need.type === "problem" ? [need.number] : []));
  if (handles.length + problems.length === 0) return decision;
  const mentioned = { ...context.mentioned, ...Object.fromEntries(handles.map((handle) => [handle, null])) };
  const openProblems = { ...context.openProblems, ...Object.fromEntries(problems.map((number) => [number, true])) };
  return decideAmongNobody(definitions, ticket, event, now, { ...context, mentioned, openProblems });
}
