import type { Event, TicketChanges } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Actor } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { BulkAction } from "../contract/bulk.ts";
import { derivedId } from "../ids.ts";
import type { Job } from "./jobs.ts";

/** The event that does it to one ticket: the same however often it is asked, so that it is done once. */
const doneBy = (job: string, ticket: string): string => derivedId("bulk", job, ticket);

const ANOTHER_BLUEPRINT: Reason = {
  code: "notFromHere",
  pointer: "/transition",
  message: {
    en: "This ticket is not in the blueprint of the step.",
    fr: "Ce ticket n’est pas dans le blueprint de l’étape.",
  },
};

/** What one ticket is asked, as it stands; or why it is not asked at all. */
export function asked(
  { id: job, action }: Pick<Job, "id" | "action">,
  ticket: Ticket,
  actor: Actor,
  at: number,
): { readonly event: Event } | { readonly refused: Reason } {
  const stamp = { id: doneBy(job, ticket.id), ticket: ticket.id, at, actor, many: true } as const;
  switch (action.do) {
    case "step": {
      const { transition, blueprint, answers = {} } = action;
      const { place } = ticket;
      // A step of the same id somewhere else is another step.
      if (place && place.blueprint !== blueprint) return { refused: ANOTHER_BLUEPRINT };
      return { event: { ...stamp, type: "stepRequested", transition, fromState: place?.state ?? "", answers } };
    }
    case "change":
      return { event: { ...stamp, type: "changeRequested", changes: changesOf(action, ticket) } };
    case "version": {
      const { blueprint, version, states, restore = false } = action;
      return { event: { ...stamp, type: "versionRequested", blueprint, version, states, restore } };
    }
    case "exit": {
      const { blueprint, into, states } = action;
      return { event: { ...stamp, type: "exitRequested", blueprint, into, states } };
    }
    case "macro":
      return { event: { ...stamp, type: "macroRequested", macro: action.macro } };
  }
}

/** What takes it back from one ticket. */
export const takenBack = (job: string, ticket: string, actor: Actor, at: number): Event => ({
  id: derivedId("bulk undo", job, ticket),
  ticket,
  at,
  actor,
  type: "undoRequested",
  event: doneBy(job, ticket),
});

type Change = Extract<BulkAction, { readonly do: "change" }>;

function changesOf(
  { assignee, group, priority, addTags = [], removeTags = [] }: Change,
  ticket: Ticket,
): TicketChanges {
  const tags = [...ticket.tags.filter((tag) => !removeTags.includes(tag)), ...addTags];
  return {
    ...(assignee !== undefined && { assignee }),
    ...(group !== undefined && { group }),
    ...(priority !== undefined && { priority }),
    ...(addTags.length + removeTags.length > 0 && { tags: [...new Set(tags)] }),
  };
}
