import { type RawBuilder, sql } from "kysely";
import type { TicketColumn } from "../dialect.ts";

/**
 * How a path of the condition language stands in the ticket's row. `id`: a text that is never empty, or null; `text`: any text, or
 * null; `status`, `priority`: words of a scale; `number`: a whole number or null, instants too; `items`: a list as {@link listText}
 * writes it, `folded` where without case; `shift`: whether the owner is at work.
 */
export interface Column {
  readonly kind: "id" | "text" | "status" | "priority" | "number" | "items" | "folded" | "shift" | "flags";
  readonly column: TicketColumn;
}

const COLUMNS: Readonly<Record<string, readonly [Column["kind"], TicketColumn]>> = {
  "ticket.number": ["number", "number"],
  "ticket.requester": ["id", "requester"],
  "ticket.submitter": ["id", "submitter"],
  "ticket.assignee": ["id", "assignee"],
  "ticket.group": ["id", "group_key"],
  "ticket.department": ["id", "department"],
  "ticket.blueprint": ["id", "blueprint"],
  "ticket.state": ["id", "state"],
  "ticket.slaState": ["id", "sla_state"],
  "ticket.subject": ["text", "subject"],
  "ticket.type": ["text", "type"],
  "ticket.category": ["text", "category"],
  "ticket.product": ["text", "product"],
  "ticket.channel": ["text", "channel"],
  "ticket.status": ["status", "status"],
  "ticket.priority": ["priority", "priority"],
  "ticket.stateSince": ["number", "state_since"],
  "ticket.createdAt": ["number", "created_at"],
  "ticket.updatedAt": ["number", "updated_at"],
  "ticket.solvedAt": ["number", "solved_at"],
  "ticket.lastAgentActionAt": ["number", "last_agent_action_at"],
  "ticket.snoozedUntil": ["number", "snoozed_until"],
  "ticket.untouchedSince": ["number", "untouched_since"],
  "ticket.slaDueAt": ["number", "sla_due_at"],
  "ticket.waitsFor": ["items", "waits_for"],
  "ticket.tags": ["folded", "tags"],
  "ticket.flags": ["flags", "customer_replied"],
  "assignee.onShift": ["shift", "assignee"],
};

/** Where a path stands in the row; null: only the whole ticket says it. */
export function columnOf(path: string): Column | null {
  const found = Object.hasOwn(COLUMNS, path) ? COLUMNS[path] : undefined;
  return found ? { kind: found[0], column: found[1] } : null;
}

/** The column, named with its table. */
export const ref = ({ column }: Column): RawBuilder<unknown> => sql.ref(`ticket.${column}`);

/** It is known to be nothing. */
export function nothingIn(column: Column): RawBuilder<boolean> {
  if (column.kind === "items" || column.kind === "folded") return sql<boolean>`${ref(column)} = ''`;
  if (column.kind === "text") return sql<boolean>`(${ref(column)} is null or ${ref(column)} = '')`;
  return sql<boolean>`${ref(column)} is null`;
}
