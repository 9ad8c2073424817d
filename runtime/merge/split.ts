import type { Event, NewTicket } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Message } from "../../blueprints/message.ts";
import type { Actor } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { causeFor } from "../chain.ts";
import { hashedId } from "../hashed-id.ts";
import { mayEdit } from "../permission.ts";
import { reason } from "../reasons.ts";
import type { Run } from "../run.ts";

type SplitRequested = Extract<Event, { readonly type: "splitRequested" }>;

/** One word becomes a ticket of its own, of whoever said it. It stays where it was said as well, and both are linked. */
export function split(run: Run, event: SplitRequested): readonly Reason[] {
  const { message: said } = run.context;
  if (said === undefined) {
    run.needs.push({ type: "message", id: event.message });
    return [];
  }
  const { actor } = event;
  const old = run.present;
  const reasons = againstSplit(old, said, actor);
  if (reasons.length > 0 || !said) return reasons;
  const id = run.nextId();
  const ticket = hashedId(id);
  run.record({ type: "linked", link: "split", ticket, message: said.id }, actor);
  const draft: NewTicket = {
    number: 0,
    subject: event.subject,
    description: said.text,
    requester: said.author,
    submitter: actor.id,
    department: old.department,
    product: old.product,
    language: old.language,
    channel: said.channel,
    address: old.address,
  };
  const { id: _id, ...words } = said;
  run.follows.push({
    id,
    ticket,
    at: run.now,
    actor,
    type: "ticketSubmitted",
    draft,
    // An answer to that mail belongs to the ticket to which it was sent.
    message: { ...words, authorKind: "requester", messageId: null },
    link: { kind: "splitFrom", ticket: old.id },
    cause: causeFor(run, null),
  });
  return [];
}

/** Everything that stands against it; `said` null: there is no such word. */
export function againstSplit(ticket: Ticket, said: Message | null, actor: Actor): readonly Reason[] {
  if (!said) return [no("unknown", "There is no such message here.", "Ce message n’existe pas ici.")];
  if (!mayEdit(ticket, actor))
    return [
      no(
        "notAllowed",
        "Only who may change the ticket takes a message out of it.",
        "Seule une personne qui peut modifier le ticket en détache un message.",
      ),
    ];
  if (!said.public || !said.author.startsWith("requester:"))
    return [
      no(
        "invalid",
        "Only what a requester has said becomes a ticket of its own.",
        "Seul un message d’un demandeur devient un ticket à part.",
      ),
    ];
  if (ticket.links?.some(({ kind, message }) => kind === "split" && message === said.id))
    return [no("invalid", "This message has its own ticket already.", "Ce message a déjà son propre ticket.")];
  return [];
}

const no = (code: Reason["code"], en: string, fr: string): Reason => reason(code, "/message", en, fr);
