import type { JsonObject } from "../json.ts";
import type { Scene } from "./action.ts";

/** What a template's placeholders may read when the effect is performed: the ticket as it was when the rule asked for it. */
export function effectValues({ ticket, actor, scope }: Scene): JsonObject {
  const {
    id,
    number,
    subject,
    status,
    requester,
    assignee,
    group,
    department,
    product,
    priority,
    type,
    category,
    fields,
    resolution,
    dueAt,
    language,
  } = ticket;
  const place = ticket.place ? { blueprint: ticket.place.blueprint, state: ticket.place.state } : {};
  return {
    ticket: {
      id,
      number,
      subject,
      status,
      requester,
      assignee,
      group,
      department,
      product,
      priority,
      type,
      category,
      fields,
      resolution,
      dueAt,
      language,
      ...place,
    },
    actor: { id: actor.id },
    requester: scope.requester ?? null,
    organization: scope.organization ?? null,
  };
}
