import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import { settle } from "./automatic.ts";
import { reason } from "./reasons.ts";
import type { Run } from "./run.ts";
import { startOn } from "./start-on.ts";

/** The requester says how it went: once asked, until the ticket is closed for good they may change their mind. */
export function rate(run: Run, event: Extract<Event, { readonly type: "ratingGiven" }>): readonly Reason[] {
  const { actor, rating, stars, comment } = event;
  const asked = run.present.rating;
  if (actor.kind !== "requester" || actor.id !== run.present.requester)
    return [reason("notAllowed", "", "Only the requester rates.", "Seul le demandeur évalue.")];
  if (!asked)
    return [reason("notOffered", "", "Nobody has asked for a rating.", "Aucune évaluation n’a été demandée.")];
  const { given } = asked;
  if (given && given.rating === rating && given.stars === stars && given.comment === comment) return [];
  run.record({ type: "rated", rating, stars, comment }, actor);
  const taken = startOn(run, ["rated"]);
  settle(run, taken ? [taken] : []);
  return [];
}
