import type { Answers, Event } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Actor } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { askType } from "../../blueprints/vocabulary/asks.ts";
import type { CompiledBlueprint } from "../compiled.ts";
import type { OfferedStep } from "../offers.ts";
import { reason } from "../reasons.ts";

/** What is said of all incidents, in the ticket's own language. */
export interface Said {
  readonly resolution: string;
}

type Unstamped<E> = E extends unknown ? Omit<E, "id" | "ticket" | "at" | "actor"> : never;

/** What solves a ticket from where it stands, by a step that its own blueprint draws; or why nothing does. */
export function wayToSolved(
  ticket: Ticket,
  blueprint: CompiledBlueprint | undefined,
  offered: readonly OfferedStep[],
  actor: Actor,
  said: Said,
): { readonly intent: Unstamped<Event>; readonly first?: Unstamped<Event> } | { readonly refused: Reason } {
  if (ticket.status === "solved" || ticket.status === "closed")
    return { refused: reason("statusNotAllowed", "", "It is solved already.", "Il est déjà résolu.") };
  if (!ticket.place) {
    const assignee = ticket.assignee ?? actor.id;
    const who = { author: actor.id, authorKind: "agent", channel: "desk" } as const;
    return {
      intent: { type: "changeRequested", changes: { status: "solved", assignee }, many: true },
      // No step asks for a resolution there: it is said.
      first: { type: "messageReceived", message: { ...who, public: true, text: said.resolution } },
    };
  }
  const solving = offered.filter(({ to }) => {
    const state = blueprint?.states.get(to)?.state;
    // Spam and duplicates end in solved too, and solve nothing.
    return state?.status === "solved" && (state.final ?? "resolved") === "resolved";
  });
  // Of several it is the one that the button row puts first.
  const step = solving.find(({ primary }) => primary) ?? solving[0];
  if (!step)
    return {
      refused: reason(
        "notFromHere",
        "",
        "No step that you are offered here leads to solved.",
        "Aucune étape qui vous est proposée ici ne mène à résolu.",
      ),
    };
  const { transition, fromState } = step;
  return { intent: { type: "stepRequested", transition, fromState, answers: answersFor(step, said), many: true } };
}

/** Only what the step asks: everything else it asks besides is a reason against it, which the door gives. */
function answersFor(step: OfferedStep, { resolution }: Said): Answers {
  const asked = new Set(step.asks.map(({ ask }) => ask).filter((ask) => askType(ask) !== undefined));
  return {
    ...(asked.has("resolution") && { resolution }),
    ...(asked.has("reply") && { reply: resolution }),
    ...(asked.has("note") && { note: resolution }),
  };
}
