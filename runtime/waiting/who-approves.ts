import type { Reason } from "../../blueprints/finding.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Approval } from "../../blueprints/ticket-waiting.ts";
import { peopleOf } from "../../blueprints/vocabulary/people-of.ts";
import type { CompiledApproval } from "../compiled.ts";
import { belongs } from "../permission.ts";
import { list, person } from "../phrases.ts";
import { reason } from "../reasons.ts";

/** What the ticket waits for; where it was put into the state without being asked (imported, or before approvals ran), as drawn. */
export const pendingApproval = (ticket: Ticket, { of, need }: CompiledApproval): Approval =>
  ticket.approval ?? {
    askedAt: ticket.place?.since ?? ticket.updatedAt,
    asker: SYSTEM.id,
    of: peopleOf(of, { ticket, actor: SYSTEM }),
    need,
    deputies: [],
    fields: [],
    given: [],
  };

/** For which of those asked the actor answers; null: for none. Empty: as a deputy, for any. */
export function standsFor({ of, deputies }: Approval, actor: Actor): readonly string[] | null {
  const lines = of.filter((line) => belongs(line, actor));
  if (lines.length > 0) return lines;
  return deputies.some((one) => belongs(one, actor)) ? [] : null;
}

/** Why this actor's yes is not taken; null: it is. */
export function approveRefusal(approval: Approval, actor: Actor): Reason | null {
  const refused = answerRefusal(approval, actor);
  if (refused) return refused;
  if (approval.given.every(({ by }) => by !== actor.id)) return null;
  return reason("notOffered", "/transition", "You have approved already.", "Vous avez déjà approuvé.");
}

/** Why this actor has no say in it; null: he has. */
export function answerRefusal(approval: Approval, actor: Actor): Reason | null {
  if (approval.asker === actor.id)
    return reason(
      "notAllowed",
      "/transition",
      "Nobody approves their own request.",
      "Personne n’approuve sa propre demande.",
    );
  if (standsFor(approval, actor)) return null;
  const asked = list([...approval.of, ...approval.deputies].map(person), "or");
  return reason("notAllowed", "/transition", `This is for ${asked.en}.`, `Réservé à ${asked.fr}.`, {
    who: [...approval.of, ...approval.deputies],
  });
}
