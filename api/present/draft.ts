import type { StepDraft as DraftView } from "../contract/ticket-views.ts";
import type { StepDraft } from "../tickets/drafts.ts";
import type { Names } from "./names.ts";

export const draftView = ({ transition, fromState, answers, at, agent }: StepDraft, names: Names): DraftView => ({
  transition,
  fromState,
  answers: { ...answers },
  at,
  by: names.of(agent),
});
