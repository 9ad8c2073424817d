import type { Json } from "../json.ts";
import type { Run } from "../vocabulary/operator.ts";
import { step } from "./path.ts";
import { same } from "./values.ts";

/** What an event did to one path. */
export interface Change {
  readonly from: Json;
  readonly to: Json;
}

/**
 * The change of a path in the event: null when the event left it as it was, undefined when there is no event to ask.
 * `event.changes` is keyed by path, with or without `ticket.` before it.
 */
export function changeOf(path: string, run: Run): Change | null | undefined {
  const event = step(run.scope, "event");
  if (event === undefined) return undefined;
  const changes = step(event, "changes");
  const change =
    step(changes, path) ?? (path.startsWith("ticket.") ? step(changes, path.slice("ticket.".length)) : undefined);
  if (change === undefined || change === null) return null;
  const [from, to] = [step(change, "from") ?? null, step(change, "to") ?? null];
  return same(from, to, run) ? null : { from, to };
}
