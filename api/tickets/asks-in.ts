import type { Ticket } from "../../blueprints/ticket.ts";
import { askedOf } from "../../runtime/waiting/approval.ts";

/**
 * Marks in a ticket's row, beside those who take part: who is asked for something now, and who has answered already or may not.
 * Keys of people hold none of the letters of a mark.
 */
export function asksIn(ticket: Ticket): readonly string[] {
  const { approval } = ticket;
  const said = approval ? [approval.asker, ...approval.given.map(({ by }) => by)] : [];
  return [...askedOf(ticket).map((one) => `asks/${one}`), ...said.map((one) => `said/${one}`)];
}
