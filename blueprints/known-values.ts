import type { Transition } from "./blueprint.ts";
import type { Subject } from "./checks/check.ts";
import type { Directory } from "./directory.ts";
import type { Known } from "./domains.ts";
import type { Json } from "./json.ts";
import { PRIORITIES, STATUSES } from "./status.ts";
import type { UsedCondition } from "./used.ts";

/** What is known of a ticket where a condition is asked: the state and status that the process itself gives, and the choices of fields. */
export function knownFor({ transition, role }: Pick<UsedCondition, "transition" | "role">, subject: Subject): Known {
  return (path) => {
    switch (path) {
      case "ticket.priority":
        return [...PRIORITIES, null];
      case "ticket.status":
        return role === "entry" ? STATUSES.slice(0, 4) : transition ? statusesOf(transition, subject) : STATUSES;
      case "ticket.state":
        return transition ? sourceIds(transition, subject) : null;
      case "ticket.blueprint":
        return transition ? [subject.document.key] : null;
      default:
        return choices(path, subject.directory);
    }
  };
}

const FIELD = "ticket.fields.";

/** The choices of a field, where the path reads one that has them. */
export function choices(path: string, directory: Directory | undefined): readonly Json[] | null {
  const field = path.startsWith(FIELD) ? directory?.fields.get(path.slice(FIELD.length)) : undefined;
  return field?.type === "choice" && field.options ? [...field.options.map(({ value }) => value), null] : null;
}

const sourceIds = (transition: Transition, { graph }: Subject): readonly string[] =>
  graph.sources(transition).map(({ item }) => item.id);

/** A state of status new is shown as open once somebody is assigned. */
const statusesOf = (transition: Transition, { graph }: Subject): readonly string[] => [
  ...new Set(
    graph.sources(transition).flatMap(({ item }) => (item.status === "new" ? ["new", "open"] : [item.status])),
  ),
];

/** What is known of any ticket that a policy is asked about. */
export const policyKnown =
  (directory?: Directory): Known =>
  (path) => {
    if (path === "ticket.priority") return [...PRIORITIES, null];
    return path === "ticket.status" ? STATUSES : choices(path, directory);
  };
