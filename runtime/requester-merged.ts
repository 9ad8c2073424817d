import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import type { Run } from "./run.ts";

type RequesterMerged = Extract<Event, { readonly type: "requesterMerged" }>;

/**
 * The ticket follows its requester. Nobody edits it: a closed ticket and a state in strict mode let it through, and no rule takes it
 * for a change of hands. A ticket that somebody else was given meanwhile stays theirs.
 */
export function followRequester(run: Run, { from, to, actor }: RequesterMerged): readonly Reason[] {
  if (run.present.requester === from) run.record({ type: "fieldSet", field: "requester", from, to }, actor);
  return [];
}
