import { matchesWhole } from "../../../blueprints/condition/pattern.ts";
import type { FieldDefinition } from "../../../blueprints/field.ts";
import { fieldKind } from "../../../blueprints/field-kinds.ts";
import type { Principal } from "../../auth/principal.ts";
import type { DryRunView } from "../../contract/definition-views.ts";
import type { Desk } from "../../desk.ts";
import { maySee } from "../../tickets/may-see.ts";
import { lookAtLiveTickets } from "./live-tickets.ts";

const MOST_EXAMPLES = 5;

type Example = Extract<DryRunView, { kind: "field" }>["examples"][number];

/** Counts the live tickets that have a value of a field, and those whose value does not fit what the field is to be. */
export async function tryField(desk: Desk, principal: Principal, field: FieldDefinition): Promise<DryRunView> {
  const kind = fieldKind(field.type);
  const counts = { values: 0, unfit: 0 };
  const examples: Example[] = [];
  const looked = await lookAtLiveTickets(desk, false, (ticket) => {
    const value = ticket.fields[field.key] ?? null;
    if (value === null) return;
    counts.values += 1;
    if (!kind?.fault(value, field, matchesWhole)) return;
    counts.unfit += 1;
    if (examples.length >= MOST_EXAMPLES || !maySee(principal, ticket)) return;
    const { id, number, subject } = ticket;
    examples.push({ id, number, subject, value });
  });
  return { kind: "field", ...counts, examples, ...looked };
}
