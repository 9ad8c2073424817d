import type { Place } from "../../blueprints/ticket.ts";
import type { StepDraft as DraftView } from "../contract/ticket-views.ts";
import type { StepDraft } from "../tickets/drafts.ts";
import type { Names } from "./names.ts";

/** A half-filled step as colleagues see it, of a ticket that stands there now. */
export const draftView = (
  { transition, fromState, answers, at, agent }: StepDraft,
  place: Place | null,
  names: Names,
): DraftView => ({
  transition,
  fromState,
  stale: place === null || place.state !== fromState || place.since > at,
  answers: { ...answers },
  at,
  by: names.of(agent),
});
