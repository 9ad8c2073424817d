import type { Ticket } from "../../blueprints/ticket.ts";
import type { CompiledBlueprint } from "../../runtime/compiled.ts";
import type { Decision } from "../../runtime/decision.ts";
import type { Definitions } from "../../runtime/definitions.ts";

type Accepted = Extract<Decision, { readonly outcome: "accepted" }>;

/** The process that took the ticket in this decision, and where; null: none did. */
export function enteredBy({ facts, ticket }: Accepted, definitions: Definitions) {
  const entered = facts.findLast(({ type }) => type === "blueprintEntered");
  const blueprint =
    entered?.type === "blueprintEntered" ? definitions.blueprint(entered.blueprint, entered.version) : undefined;
  if (!blueprint || !ticket.place) return null;
  const state = blueprint.states.get(ticket.place.state)?.state;
  return { blueprint: blueprint.document.name, state: state?.name ?? ticket.place.state };
}

/** Custom fields that hold something, and for which neither a form of the department nor the process there asks. */
export function unaskedFields(ticket: Ticket, department: string, definitions: Definitions): readonly string[] {
  const { place } = ticket;
  const blueprint = place ? definitions.blueprint(place.blueprint, place.version) : undefined;
  const asked = new Set([...fieldsOfForms(definitions, department), ...(blueprint ? fieldsOf(blueprint) : [])]);
  return Object.entries(ticket.fields)
    .filter(([key, value]) => value !== null && value !== "" && !asked.has(key))
    .map(([key]) => key);
}

const fieldsOfForms = ({ forms }: Definitions, department: string): readonly string[] =>
  [...(forms?.values() ?? [])]
    .filter(({ document }) => document.department === department)
    .flatMap(({ document }) => document.asks.map(({ field }) => field));

const fieldsOf = ({ document }: CompiledBlueprint): readonly string[] =>
  document.transitions.flatMap(({ during = [] }) => during.flatMap((ask) => (ask.ask === "field" ? [ask.field] : [])));
