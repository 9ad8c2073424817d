import type { Fact } from "../../blueprints/facts.ts";
import type { Message } from "../../blueprints/message.ts";
import type { ThirdParty, Ticket } from "../../blueprints/ticket.ts";

/** The private thread of this name on the ticket. */
export const threadOf = ({ thirdParties = [] }: Pick<Ticket, "thirdParties">, id: string): ThirdParty | undefined =>
  thirdParties.find((one) => one.id === id);

/** A thread was opened. */
export function askedThirdParty(ticket: Ticket, fact: Extract<Fact, { readonly type: "thirdPartyAsked" }>): Ticket {
  const { thread: id, name, address, contact, language, subject, expectedBy, at, by } = fact;
  const party: ThirdParty = {
    id,
    name,
    address,
    contact,
    language,
    subject,
    askedAt: at,
    askedBy: by,
    expectedBy,
    answeredAt: null,
  };
  return { ...ticket, thirdParties: [...(ticket.thirdParties ?? []), party] };
}

/** A word in a thread: theirs answers it, ours asks again. */
export function saidInThread(ticket: Ticket, { thread, authorKind, automatic, at }: Message): Ticket {
  const known = ticket.thirdParties;
  if (thread === undefined || !known || automatic) return ticket;
  const answeredAt = authorKind === "thirdParty" ? at : null;
  return { ...ticket, thirdParties: known.map((one) => (one.id === thread ? { ...one, answeredAt } : one)) };
}
