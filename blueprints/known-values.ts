import type { Transition } from "./blueprint.ts";
import type { Subject } from "./checks/check.ts";
import type { Json } from "./json.ts";
import type { Known } from "./satisfiable.ts";
import { PRIORITIES, STATUSES } from "./status.ts";
import type { UsedCondition } from "./uses.ts";

/** What is known of a ticket where a condition is asked: the state and status that the process itself gives, and the choices of fields. */
export function knownFor({ transition, role }: Pick<UsedCondition, "transition" | "role">, subject: Subject): Known {
  const { document, directory } = subject;
  const known = new Map<string, readonly Json[]>();
  known.set("ticket.priority", [...PRIORITIES, null]);
  for (const [key, field] of directory?.fields ?? []) {
    if (field.type === "choice" && field.options)
      known.set(`ticket.fields.${key}`, [...field.options.map(({ value }) => value), null]);
  }
  if (role === "entry") known.set("ticket.status", STATUSES.slice(0, 4));
  else if (transition) {
    known.set("ticket.state", sourceIds(transition, subject));
    known.set("ticket.status", statusesOf(transition, subject));
    known.set("ticket.blueprint", [document.key]);
  } else known.set("ticket.status", STATUSES);
  return known;
}

const sourceIds = (transition: Transition, { graph }: Subject): readonly string[] =>
  graph.sources(transition).map(({ item }) => item.id);

/** A state of status new is shown as open once somebody is assigned. */
const statusesOf = (transition: Transition, { graph }: Subject): readonly string[] => [
  ...new Set(
    graph.sources(transition).flatMap(({ item }) => (item.status === "new" ? ["new", "open"] : [item.status])),
  ),
];
