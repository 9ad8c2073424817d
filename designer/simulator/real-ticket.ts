import type { TicketView } from "../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Example } from "../../blueprints/example.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import { written } from "./written.ts";

type GivenTicket = NonNullable<Example["given"]["ticket"]>;

/**
 * The values of a real ticket as an example gives them: it stands where it stands, if the draft still has that state, else it comes
 * to the door. Its words stay where they are: what the requester wrote is nobody's example.
 */
export function givenOf(ticket: TicketView, document: Blueprint, fields: readonly FieldDefinition[]): GivenTicket {
  const { place, priority, type, category, channel, tags } = ticket;
  const stands =
    place?.blueprint.key === document.key ? document.states.find(({ id }) => id === place.state.id)?.id : undefined;
  const values = fields.flatMap(({ key }) => {
    const value = ticket.fields[key] ?? null;
    return value === null ? [] : [[key, value] as const];
  });
  return {
    ...(stands === undefined ? { status: ticket.status === "closed" ? "open" : ticket.status } : { state: stands }),
    department: ticket.department?.id ?? null,
    assignee: ticket.assignee?.id ?? null,
    group: ticket.group?.id ?? null,
    channel,
    priority,
    type,
    category,
    tags: [...tags],
    ...(values.length > 0 && { fields: written(Object.fromEntries(values)) }),
  };
}
