import type { Source } from "../source.ts";

/** Number and subject. Where an agent has rewritten the subject, its requester goes on with their own. */
export const subject: Source = {
  pieces: ({ ticket }) => [
    { column: "outside", place: "number", text: String(ticket.number) },
    { column: "subject", place: "subject", text: ticket.subject },
    { column: "ownSubject", place: "subject", text: ticket.requesterSubject ?? ticket.subject },
  ],
};
