import type { Scene } from "./action.ts";

/** The people whom words and references mean on this ticket now: each once, in order; nobody for `rule` and `system`. */
export function peopleOf(references: readonly string[], scene: Pick<Scene, "ticket" | "actor">): readonly string[] {
  const [only] = references;
  // Most name one: no need to look for doubles.
  if (only !== undefined && references.length === 1) return meant(only, scene);
  return [...new Set(references.flatMap((reference) => meant(reference, scene)))];
}

function meant(reference: string, { ticket, actor }: Pick<Scene, "ticket" | "actor">): readonly string[] {
  switch (reference) {
    case "owner":
      return ticket.assignee === null ? [] : [ticket.assignee];
    case "ownerGroup":
      return ticket.group === null ? [] : [ticket.group];
    case "actor":
      return actor.kind === "rule" || actor.kind === "system" ? [] : [actor.id];
    case "requester":
      return ticket.requester === null ? [] : [ticket.requester];
    case "chosen":
      return ticket.chosen;
    case "rule":
    case "system":
      return [];
    default:
      return [reference];
  }
}
